/**
 * How many pixels to draw, by how long pictures take: quality gives way before frames do. Pure.
 *
 * It looks at one run of frames after the other. When most come late, it goes a step down, when all
 * have been on time for a while, a step up; a step up that had to be taken back is tried again later
 * and later. Where even the last step brings nothing (a screen of 30 Hz, a phone that saves power),
 * the pace is not ours: all steps are taken back, and that pace becomes what is expected.
 */

/** Parts of the full resolution, best first. */
export const STEPS: readonly number[] = [1, 0.85, 0.7, 0.55, 0.4];
/** Seconds a picture may take: 60 a second. */
const BUDGET = 1 / 60;
/** A frame is late beyond this part of what is expected. */
const LATE = 1.35;
/** Frames of a run, or the seconds it lasts where they are slow. */
const RUN = 30;
const RUN_SECONDS = 1.5;
/** The way down must shorten frames to this part, or it brought nothing. */
const GAIN = 0.93;
/** Seconds on time before a step up, and the longest such wait. */
const PATIENCE = 4;
const PATIENCE_MAX = 64;
/** A pause longer than this is no frame: a hidden tab, a dialogue. */
const PAUSE = 1;

/** Where a way down began, and what frames took there. */
interface Descent {
  step: number;
  took: number;
}

export class Quality {
  #step = 0;
  #run: number[] = [];
  /** seconds on time since the last late run or step */
  #onTime = 0;
  #patience = PATIENCE;
  #expected = BUDGET;
  #descent: Descent | null = null;
  #steppedUp = false;

  /** The part of the full resolution to draw. */
  get scale(): number {
    return STEPS[this.#step] ?? 1;
  }

  /** Tells how long the last frame took, in seconds; true when `scale` has changed. */
  frame(seconds: number): boolean {
    if (seconds > PAUSE) {
      this.#run = [];
      return false;
    }
    this.#run.push(seconds);
    const length = this.#run.reduce((sum, each) => sum + each, 0);
    if (this.#run.length < RUN && length < RUN_SECONDS) return false;
    const typical = median(this.#run);
    this.#run = [];
    return this.#judge(typical, length);
  }

  #judge(typical: number, length: number): boolean {
    if (typical > this.#expected * LATE) return this.#down(typical);
    this.#descent = null;
    this.#onTime += length;
    return this.#onTime >= this.#patience && this.#up();
  }

  #down(typical: number): boolean {
    this.#onTime = 0;
    if (this.#steppedUp) this.#patience = Math.min(PATIENCE_MAX, this.#patience * 2);
    this.#steppedUp = false;
    this.#descent ??= { step: this.#step, took: typical };
    if (this.#step === STEPS.length - 1) return this.#atBottom(this.#descent, typical);
    this.#step += 1;
    return true;
  }

  /** Screens show frames at their own beat, so only the whole way down tells if it helped. */
  #atBottom({ step, took }: Descent, typical: number): boolean {
    if (typical < took * GAIN || step === this.#step) return false;
    this.#expected = typical;
    this.#descent = null;
    this.#step = step;
    return true;
  }

  #up(): boolean {
    this.#onTime = 0;
    // The last step up has held for the whole wait.
    if (this.#steppedUp) this.#patience = PATIENCE;
    this.#steppedUp = this.#step > 0;
    if (this.#step === 0) return false;
    this.#step -= 1;
    return true;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
