/**
 * Keeps the picture with the sound where the sound has a clock of its own: the audio clock leads,
 * the (unheard) video follows, by a slightly other speed, or by a jump when it is far off.
 */

/** Beyond this, in seconds, the picture jumps. */
const JUMP = 0.2;
/** Within this, in seconds, it is right. */
const RIGHT = 0.004;
/** What is off is made good within this time, in seconds. */
const MEND = 0.2;
const SPEED_MAX = 0.5;
/** Frames whose median counts: a screen shows each of them a little late, by chance. */
const FRAMES = 15;
/** How often it looks, in milliseconds. */
const EVERY = 50;
/** A jump takes a moment; before the next one the picture gets this long, in milliseconds. */
const PATIENCE = 700;

/** Speed that makes good `late` seconds, relative to normal. */
export function mendingSpeed(late: number): number {
  if (Math.abs(late) <= RIGHT) return 1;
  return 1 + Math.min(SPEED_MAX, Math.max(-SPEED_MAX, late / MEND));
}

export class PictureFollower {
  #timer = 0;
  #request = 0;
  #jumped = 0;
  #jumping = false;
  #rate = 1;
  /**
   * How much later than the element's clock says its latest frames were shown, in seconds; empty
   * where the browser does not tell of them. A matter of the screen: it outlasts seeks.
   */
  readonly #delays: number[] = [];

  /** `heard` tells where in the clip the sound is that leaves the loudspeaker now, in seconds. */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly heard: () => number,
  ) {}

  start(rate: number): void {
    this.stop();
    this.#rate = rate;
    this.#timer = window.setInterval(this.#look, EVERY);
    if ("requestVideoFrameCallback" in this.video) this.#watch();
  }

  stop(): void {
    window.clearInterval(this.#timer);
    if (this.#timer !== 0) this.video.playbackRate = this.#rate;
    this.#timer = 0;
    if (this.#request !== 0) this.video.cancelVideoFrameCallback(this.#request);
    this.#request = 0;
    this.#jumping = false;
  }

  /** Seconds of the clip that is shown now. */
  get shown(): number {
    const sorted = [...this.#delays].sort((a, b) => a - b);
    return this.video.currentTime - (sorted[Math.floor(sorted.length / 2)] ?? 0);
  }

  #watch(): void {
    this.#request = this.video.requestVideoFrameCallback(this.#shown);
  }

  readonly #shown: VideoFrameRequestCallback = (_now, { expectedDisplayTime, mediaTime }) => {
    const until = (expectedDisplayTime - performance.now()) / 1000;
    const delay = this.video.currentTime + until * this.#rate - mediaTime;
    // Frames of before a seek tell nothing.
    if (Math.abs(delay) < JUMP) this.#delays.push(delay);
    if (this.#delays.length > FRAMES) this.#delays.shift();
    this.#watch();
  };

  readonly #look = () => {
    const { video } = this;
    if (video.seeking || video.ended || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      return;
    }
    const late = this.heard() - this.shown;
    if (Math.abs(late) > JUMP) this.#jump();
    else video.playbackRate = this.#rate * mendingSpeed(late);
  };

  /** The video seeks because it was far off, not because anybody asked for another place. */
  get jumping(): boolean {
    return this.#jumping;
  }

  #jump(): void {
    const now = performance.now();
    if (now - this.#jumped < PATIENCE) return;
    this.#jumped = now;
    this.#jumping = true;
    const over = () => (this.#jumping = false);
    this.video.addEventListener("seeked", over, { once: true });
    this.video.playbackRate = this.#rate;
    this.video.currentTime = Math.min(this.heard(), this.video.duration || Infinity);
  }
}
