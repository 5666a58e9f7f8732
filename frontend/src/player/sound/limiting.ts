/**
 * A limiter for both ears: samples within full scale pass as they are, to the bit; what would be
 * cut off by the loudspeaker turns both ears down together, so that nothing moves. It adds no delay:
 * the gain falls on the very sample that is too loud, is held over the slowest wave's half, and
 * comes back slowly. Pure maths on samples.
 */

/** Held after the last sample that was too loud, in seconds. */
const HOLD = 0.025;
/** The time in which most of the gain comes back, in seconds. */
const RELEASE = 0.2;
/** Nearer to 1 than this it is 1. */
const THERE = 1e-4;

export class Limiting {
  #gain = 1;
  #held = 0;
  readonly #hold: number;
  readonly #release: number;

  constructor(sampleRate: number) {
    this.#hold = Math.round(HOLD * sampleRate);
    this.#release = 1 - Math.exp(-1 / (RELEASE * sampleRate));
  }

  /** What the samples are multiplied by now. */
  get gain(): number {
    return this.#gain;
  }

  /** Limits as many samples of every channel as `output` has room for. */
  process(input: readonly Float32Array[], output: readonly Float32Array[]): void {
    const length = output[0]?.length ?? 0;
    for (let index = 0; index < length; index += 1) {
      let peak = 0;
      for (const channel of input) peak = Math.max(peak, Math.abs(channel[index] ?? 0));
      const gain = this.#next(peak);
      output.forEach((channel, ear) => {
        const sample = gain * (input[ear]?.[index] ?? 0);
        // Rounding may leave a peak a hair above full scale.
        channel[index] = gain === 1 ? sample : Math.min(1, Math.max(-1, sample));
      });
    }
  }

  #next(peak: number): number {
    if (peak * this.#gain > 1) {
      this.#gain = 1 / peak;
      this.#held = this.#hold;
    } else if (this.#gain < 1 && peak > 0.9 / this.#gain) {
      this.#held = this.#hold;
    } else if (this.#held > 0) {
      this.#held -= 1;
    } else if (this.#gain < 1) {
      this.#gain += this.#release * (1 - this.#gain);
      if (this.#gain > 1 - THERE) this.#gain = 1;
    }
    return this.#gain;
  }
}
