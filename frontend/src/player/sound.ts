/**
 * The sound of the player:
 *
 *   field  (AmbiX, or AmbiX + 2 head-locked) ─ field ─ turned with the view ─ decoded ┐
 *                                            └ head-locked ┐                         ├ volume ─ out
 *   stereo (2 channels) ───────────────────────────────────┴─────────────────────────┘
 *
 * "Out" is a limiter: within full scale it changes nothing.
 *
 * Sources of every kind play into `input(kind)`; several may at once. Works in any
 * BaseAudioContext, so the tests render this very graph offline.
 */
import type { SourceKind } from "../shared/clip";
import type { Anchor } from "./sound/anchor";
import type { Listening } from "./sound/decoders";
import { FieldChain } from "./sound/field-chain";
import { Glide } from "./sound/glide";
import { closeLimiter, createLimiter } from "./sound/limiter";

/** The parts that can be turned up and down by themselves. */
export type Part = "field" | "head_locked";

/** Seconds in which a change of volume settles: fast, and without a click. */
const VOLUME_TIME = 0.03;

export class SoundGraph {
  readonly #first: FieldChain;
  /** built when a second-order source is heard */
  #second: FieldChain | null = null;
  readonly #stereo: GainNode;
  readonly #headLocked: GainNode;
  readonly #volume: GainNode;
  readonly #headLockedLevel: Glide;
  readonly #volumeLevel: Glide;
  #limiter: AudioWorkletNode | null = null;
  #listening: Listening = "omnitone";
  #rotation: Float32Array | null = null;

  private constructor(
    private readonly context: BaseAudioContext,
    private readonly anchor: Anchor | null,
  ) {
    this.#first = new FieldChain(context, 1, anchor);
    this.#stereo = new GainNode(context, {
      channelCount: 2,
      channelCountMode: "explicit",
      channelInterpretation: "speakers",
    });
    this.#headLocked = discrete(context, 2);
    this.#volume = discrete(context, 2);
    this.#headLockedLevel = new Glide(this.#headLocked.gain, 1);
    this.#volumeLevel = new Glide(this.#volume.gain, 1);
    this.#mix(this.#first);
    this.#stereo.connect(this.#headLocked).connect(this.#volume);
  }

  /** Leads to the loudspeaker. */
  #leadOut(limiter: AudioWorkletNode | null): void {
    this.#limiter = limiter;
    const { destination } = this.context;
    if (limiter) this.#volume.connect(limiter).connect(destination);
    else this.#volume.connect(destination);
  }

  #mix(chain: FieldChain): void {
    chain.output.connect(this.#volume);
    chain.headLocked.connect(this.#headLocked);
  }

  /**
   * Resolves when the decoder is ready. What is measured, not heard, is not to be limited; as an
   * anchor of a listening test, fields are heard worse than they are.
   */
  static async create(
    context: BaseAudioContext,
    listening: Listening = "omnitone",
    { limited = true, anchor = null }: { limited?: boolean; anchor?: Anchor | null } = {},
  ): Promise<SoundGraph> {
    const graph = new SoundGraph(context, anchor);
    const limiter = limited ? createLimiter(context) : null;
    await graph.listenBy(listening);
    graph.#leadOut(await limiter);
    return graph;
  }

  /** Chooses the head, or loudspeakers; resolves when it is heard. */
  async listenBy(listening: Listening): Promise<void> {
    this.#listening = listening;
    await Promise.all([this.#first.listenBy(listening), this.#second?.listenBy(listening)]);
  }

  get listening(): Listening {
    return this.#listening;
  }

  /** The first-order sound field as it plays, before it is turned: what analysers listen to. */
  get field(): AudioNode {
    return this.#first.field;
  }

  /** What goes to the ears, after the volume and before the limiter: what meters listen to. */
  get output(): AudioNode {
    return this.#volume;
  }

  /** Where sources of a kind play into; null for silence. */
  input(kind: SourceKind): AudioNode | null {
    if (kind === "silent") return null;
    if (kind === "head_locked") return this.#stereo;
    return kind === "foa" ? this.#first.input : this.secondOrder().input;
  }

  /** The way of second-order sources. */
  secondOrder(): FieldChain {
    if (this.#second) return this.#second;
    const chain = new FieldChain(this.context, 2, this.anchor);
    this.#second = chain;
    this.#mix(chain);
    chain.level.jump(this.#first.level.goal);
    if (this.#rotation) chain.turn(this.#rotation);
    void chain.listenBy(this.#listening);
    return chain;
  }

  /** Sends `source` the way its kind needs, and no other. */
  listen(source: AudioNode, kind: SourceKind): void {
    source.disconnect();
    const input = this.input(kind);
    if (input) source.connect(input);
  }

  /** Turns the field: the rotation from the world to the head, as `worldToHead` returns it. */
  face(worldToHead: ArrayLike<number>): void {
    this.#first.turn(worldToHead);
    this.#second?.turn(worldToHead);
    this.#rotation = Float32Array.from(worldToHead);
  }

  /** The rotation heard now; null before the first `face`. */
  get rotation(): Float32Array | null {
    return this.#rotation;
  }

  /** Turns a part up or down by a factor; 1 is as it was mixed. */
  setPart(part: Part, factor: number): void {
    const levels =
      part === "field" ? [this.#first.level, this.#second?.level] : [this.#headLockedLevel];
    for (const level of levels) level?.to(factor, this.context.currentTime, VOLUME_TIME);
  }

  set volume(level: number) {
    this.#volumeLevel.to(level, this.context.currentTime, VOLUME_TIME);
  }

  /** Resolves when the audio thread has let everything go: the context may be closed then. */
  async close(): Promise<void> {
    this.#first.close();
    this.#second?.close();
    for (const node of [this.#stereo, this.#headLocked, this.#volume]) node.disconnect();
    if (this.#limiter) await closeLimiter(this.#limiter);
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
