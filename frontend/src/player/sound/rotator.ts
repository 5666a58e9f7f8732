/**
 * Turns a sound field with the head, without zipper noise: between two pictures every gain glides
 * on a straight line. (Omnitone's own rotator steps; at 200° a second the steps are heard.)
 */
import { Glide } from "./glide";
import { firstDegree, type Matrix, secondDegree } from "./rotation";

export type Order = 1 | 2;

/** Glides last as long as pictures are apart, within these bounds, in seconds. */
const GLIDE_MIN = 0.004;
const GLIDE_MAX = 0.04;
const GLIDE_FIRST = 0.016;
/** Pictures further apart than this do not belong to one movement. */
const PAUSE = 0.1;
/** How much the latest distance between pictures counts. */
const LEARNING = 0.2;

export class Rotator {
  readonly input: ChannelSplitterNode;
  readonly output: ChannelMergerNode;
  readonly #degrees: Glide[][][] = [];
  readonly #gains: GainNode[] = [];
  #apart = GLIDE_FIRST;
  #last = -Infinity;

  constructor(
    private readonly context: BaseAudioContext,
    private readonly order: Order,
  ) {
    const channels = (order + 1) ** 2;
    this.input = new ChannelSplitterNode(context, { numberOfOutputs: channels });
    this.output = new ChannelMergerNode(context, { numberOfInputs: channels });
    this.input.connect(this.output, 0, 0);
    for (let degree = 1; degree <= order; degree += 1) this.#degrees.push(this.#build(degree));
  }

  #build(degree: number): Glide[][] {
    const indices = Array.from({ length: 2 * degree + 1 }, (_, index) => index);
    return indices.map((row) =>
      indices.map((column) => {
        const gain = new GainNode(this.context);
        this.#gains.push(gain);
        this.input.connect(gain, degree ** 2 + column);
        gain.connect(this.output, 0, degree ** 2 + row);
        return new Glide(gain.gain, row === column ? 1 : 0);
      }),
    );
  }

  /** Turns the field: the rotation from the world to the head, as `worldToHead` returns it. */
  turn(worldToHead: ArrayLike<number>): void {
    const now = this.context.currentTime;
    const seconds = this.#glideTime(now);
    const first = firstDegree(worldToHead);
    this.#glide(this.#degrees[0], first, now, seconds);
    if (this.order === 2) this.#glide(this.#degrees[1], secondDegree(first), now, seconds);
  }

  #glideTime(now: number): number {
    const apart = now - this.#last;
    this.#last = now;
    // Nothing has been heard yet: the first picture is where the field begins.
    if (now === 0) return 0;
    if (apart > PAUSE) return GLIDE_FIRST;
    this.#apart += LEARNING * (apart - this.#apart);
    return Math.min(GLIDE_MAX, Math.max(GLIDE_MIN, this.#apart));
  }

  #glide(glides: Glide[][] | undefined, goals: Matrix, now: number, seconds: number): void {
    glides?.forEach((row, out) => {
      row.forEach((glide, from) => {
        const goal = goals[out]?.[from] ?? 0;
        // A picture that comes early shortens its glide, so that delays never add up.
        const left = Math.max(GLIDE_MIN / 2, now + seconds - Math.max(now, glide.settled));
        if (seconds === 0) glide.jump(goal);
        else glide.to(goal, now, left);
      });
    });
  }

  close(): void {
    this.input.disconnect();
    for (const gain of this.#gains) gain.disconnect();
    this.output.disconnect();
  }
}
