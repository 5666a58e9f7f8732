/**
 * Keeps the picture with the sound where the sound has a clock of its own: the audio clock leads,
 * the (unheard) video follows, by a slightly other speed, or by a jump when it is far off.
 */

/** Beyond this, in seconds, the picture jumps. */
const JUMP = 0.2;
/** Within this, in seconds, it is right. */
const RIGHT = 0.004;
/** What is off is made good within this time, in seconds. */
const MEND = 0.25;
const SPEED_MAX = 0.2;
/** Frames whose median counts: a screen shows each of them a little late, by chance. */
const FRAMES = 5;
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
  /** of the latest frames shown, in seconds; empty where the browser does not tell of them */
  #lateness: number[] = [];

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
    this.#lateness = [];
  }

  /** Seconds the picture is behind the sound. */
  get late(): number {
    const sorted = [...this.#lateness].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? this.heard() - this.video.currentTime;
  }

  #watch(): void {
    this.#request = this.video.requestVideoFrameCallback(this.#shown);
  }

  readonly #shown: VideoFrameRequestCallback = (_now, { expectedDisplayTime, mediaTime }) => {
    const until = (expectedDisplayTime - performance.now()) / 1000;
    this.#lateness.push(this.heard() + until * this.#rate - mediaTime);
    if (this.#lateness.length > FRAMES) this.#lateness.shift();
    this.#watch();
  };

  readonly #look = () => {
    const { video, late } = this;
    if (video.seeking || video.ended || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      return;
    }
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
    this.#lateness = [];
    this.video.playbackRate = this.#rate;
    this.video.currentTime = Math.min(this.heard(), this.video.duration || Infinity);
  }
}
