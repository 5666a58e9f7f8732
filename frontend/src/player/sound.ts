/**
 * The sound of the player:
 *
 *   field  (4 channels AmbiX, or 4 + 2 head-locked) ─ W Y Z X ─ turned with the view ─ Omnitone ┐
 *                                                   └ head-locked ┐                            ├ volume ─ out
 *   stereo (2 channels) ──────────────────────────────────────────┴────────────────────────────┘
 *
 * Sources of every kind play into `input(kind)`; several may at once. Works in any
 * BaseAudioContext, so the tests render this very graph offline.
 */
import Omnitone, { type FOARenderer } from "omnitone/build/omnitone.esm.js";
import type { SourceKind } from "../shared/clip";
import { Glide } from "./sound/glide";
import { Rotator } from "./sound/rotator";

/** The parts that can be turned up and down by themselves. */
export type Part = "field" | "head_locked";

/** Seconds in which a change of volume settles: fast, and without a click. */
const VOLUME_TIME = 0.03;
const FIELD_CHANNELS = 4;

export class SoundGraph {
  /** The sound field as it plays, before it is turned: what analysers listen to. */
  readonly field: GainNode;
  readonly #mixed: ChannelSplitterNode;
  readonly #stereo: GainNode;
  readonly #headLocked: GainNode;
  readonly #rotator: Rotator;
  readonly #volume: GainNode;
  readonly #levels: Record<Part | "all", Glide>;
  #rotation: Float32Array | null = null;

  private constructor(
    private readonly context: BaseAudioContext,
    private readonly renderer: FOARenderer,
  ) {
    this.#mixed = new ChannelSplitterNode(context, { numberOfOutputs: FIELD_CHANNELS + 2 });
    this.#stereo = new GainNode(context, {
      channelCount: 2,
      channelCountMode: "explicit",
      channelInterpretation: "speakers",
    });
    this.field = discrete(context, FIELD_CHANNELS);
    this.#headLocked = discrete(context, 2);
    this.#rotator = new Rotator(context, 1);
    this.#volume = discrete(context, 2);
    this.#levels = {
      field: new Glide(this.field.gain, 1),
      head_locked: new Glide(this.#headLocked.gain, 1),
      all: new Glide(this.#volume.gain, 1),
    };
    this.#connect();
  }

  #connect(): void {
    const { context } = this;
    const field = new ChannelMergerNode(context, { numberOfInputs: FIELD_CHANNELS });
    const beside = new ChannelMergerNode(context, { numberOfInputs: 2 });
    for (let channel = 0; channel < FIELD_CHANNELS; channel += 1) {
      this.#mixed.connect(field, channel, channel);
    }
    this.#mixed.connect(beside, FIELD_CHANNELS, 0);
    this.#mixed.connect(beside, FIELD_CHANNELS + 1, 1);
    field.connect(this.field).connect(this.#rotator.input);
    this.#rotator.output.connect(this.renderer.input);
    this.renderer.output.connect(this.#volume);
    beside.connect(this.#headLocked);
    this.#stereo.connect(this.#headLocked).connect(this.#volume);
    this.#volume.connect(context.destination);
  }

  /** Resolves when the decoder is ready. */
  static async create(context: BaseAudioContext): Promise<SoundGraph> {
    const renderer = Omnitone.createFOARenderer(context);
    await renderer.initialize();
    return new SoundGraph(context, renderer);
  }

  /** Where sources of a kind play into; null for silence. */
  input(kind: SourceKind): AudioNode | null {
    if (kind === "silent") return null;
    return kind === "foa" ? this.#mixed : this.#stereo;
  }

  /** Sends `source` the way its kind needs, and no other. */
  listen(source: AudioNode, kind: SourceKind): void {
    source.disconnect();
    const input = this.input(kind);
    if (input) source.connect(input);
  }

  /** Turns the field: the rotation from the world to the head, as `aim` returns it. */
  face(worldToHead: ArrayLike<number>): void {
    this.#rotator.turn(worldToHead);
    this.#rotation = Float32Array.from(worldToHead);
  }

  /** The rotation heard now; null before the first `face`. */
  get rotation(): Float32Array | null {
    return this.#rotation;
  }

  /** Turns a part up or down by a factor; 1 is as it was mixed. */
  setPart(part: Part, factor: number): void {
    this.#levels[part].to(factor, this.context.currentTime, VOLUME_TIME);
  }

  set volume(level: number) {
    this.#levels.all.to(level, this.context.currentTime, VOLUME_TIME);
  }

  close(): void {
    this.#rotator.close();
    const nodes = [this.#mixed, this.#stereo, this.field, this.#headLocked, this.#volume];
    for (const node of [...nodes, this.renderer.output]) node.disconnect();
  }
}

/** A gain whose channels are never mixed into each other. */
function discrete(context: BaseAudioContext, channelCount: number): GainNode {
  return new GainNode(context, {
    channelCount,
    channelCountMode: "explicit",
    channelInterpretation: "discrete",
  });
}
