/**
 * The sound of the player:
 *
 *   source -> field (4 channels, discrete) -> Omnitone, turned with the view -> volume -> out
 *          -> flat  (2 channels, speakers) ---------------------------------> volume -> out
 *
 * A sound field (AmbiX: W, Y, Z, X) goes the upper way, mono and stereo the lower one. Works in
 * any BaseAudioContext, so the tests render this very graph offline.
 */
import Omnitone, { type FOARenderer } from "omnitone/build/omnitone.esm.js";

export type Listening = "foa" | "head_locked" | "silent";

/** Seconds in which a change of volume settles: fast, and without a click. */
const VOLUME_TIME = 0.02;

export class SoundGraph {
  readonly #field: GainNode;
  readonly #flat: GainNode;
  readonly #volume: GainNode;
  #rotation: Float32Array | null = null;

  private constructor(
    private readonly context: BaseAudioContext,
    private readonly renderer: FOARenderer,
  ) {
    this.#field = discrete(context, 4);
    this.#flat = new GainNode(context, {
      channelCount: 2,
      channelCountMode: "explicit",
      channelInterpretation: "speakers",
    });
    this.#volume = discrete(context, 2);
    this.#field.connect(renderer.input);
    renderer.output.connect(this.#volume);
    this.#flat.connect(this.#volume);
    this.#volume.connect(context.destination);
  }

  /** Resolves when the decoder is ready: a rotation set earlier would be lost. */
  static async create(context: BaseAudioContext): Promise<SoundGraph> {
    const renderer = Omnitone.createFOARenderer(context);
    await renderer.initialize();
    return new SoundGraph(context, renderer);
  }

  /** Sends `source` the way its kind needs, and no other. */
  listen(source: AudioNode, kind: Listening): void {
    source.disconnect();
    if (kind === "foa") source.connect(this.#field);
    if (kind === "head_locked") source.connect(this.#flat);
  }

  /** Turns the field: the rotation from the world to the head, as `aim` returns it. */
  face(worldToHead: ArrayLike<number>): void {
    this.renderer.setRotationMatrix4(worldToHead);
    this.#rotation = Float32Array.from(worldToHead);
  }

  /** The rotation heard now; null before the first `face`. */
  get rotation(): Float32Array | null {
    return this.#rotation;
  }

  set volume(level: number) {
    this.#volume.gain.setTargetAtTime(level, this.context.currentTime, VOLUME_TIME);
  }

  close(): void {
    for (const node of [this.#field, this.#flat, this.renderer.output, this.#volume]) {
      node.disconnect();
    }
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
