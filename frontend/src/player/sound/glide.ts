/**
 * An AudioParam that only ever glides: straight lines, one after the other, never a step.
 *
 * Its course is known here, so a new goal is appended to it. Nothing that is planned is taken back:
 * the audio thread could be in the middle of it, and would jump.
 */
export class Glide {
  #goal: { time: number; value: number };

  constructor(
    private readonly param: AudioParam,
    value: number,
  ) {
    param.value = value;
    this.#goal = { time: 0, value };
  }

  /** The value it comes to. */
  get goal(): number {
    return this.#goal.value;
  }

  /** When it comes to it, in seconds of the context. */
  get settled(): number {
    return this.#goal.time;
  }

  /** Stays until `start`, then goes through `values`, evenly spaced, within `seconds`. */
  along(values: readonly number[], start: number, seconds: number): void {
    const from = Math.max(start, this.#goal.time);
    if (from > this.#goal.time) this.param.setValueAtTime(this.#goal.value, from);
    values.forEach((value, index) => {
      const time = from + (seconds * (index + 1)) / values.length;
      this.param.linearRampToValueAtTime(value, time);
      this.#goal = { time, value };
    });
  }

  /** Is there at once: for what nobody hears yet. */
  jump(value: number): void {
    this.param.value = value;
    this.#goal = { time: 0, value };
  }

  to(value: number, start: number, seconds: number): void {
    if (value !== this.#goal.value) this.along([value], start, seconds);
  }
}
