/**
 * Keeps the picture with the sound where the sound has a clock of its own: the audio clock leads,
 * the (unheard) video follows, by a slightly other speed, or by a jump when it is far off.
 */

/** Beyond this, in seconds, the picture jumps. */
const JUMP = 0.2;
/** Within this, in seconds, it is right. */
const RIGHT = 0.004;
/** What is off is made good within this time, in seconds. */
const MEND = 0.4;
const SPEED_MAX = 0.12;
/** How often it looks, in milliseconds. */
const EVERY = 100;
/** A jump takes a moment; before the next one the picture gets this long, in milliseconds. */
const PATIENCE = 700;

/** Speed that makes good `late` seconds, relative to normal. */
export function mendingSpeed(late: number): number {
  if (Math.abs(late) <= RIGHT) return 1;
  return 1 + Math.min(SPEED_MAX, Math.max(-SPEED_MAX, late / MEND));
}

export class PictureFollower {
  #timer = 0;
  #jumped = 0;
  #rate = 1;

  /** `heard` tells where in the clip the sound is that leaves the loudspeaker now, in seconds. */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly heard: () => number,
  ) {}

  start(rate: number): void {
    this.stop();
    this.#rate = rate;
    this.#timer = window.setInterval(this.#look, EVERY);
    this.#look();
  }

  stop(): void {
    window.clearInterval(this.#timer);
    if (this.#timer !== 0) this.video.playbackRate = this.#rate;
    this.#timer = 0;
  }

  /** Seconds the picture is behind the sound. */
  get late(): number {
    return this.heard() - this.video.currentTime;
  }

  readonly #look = () => {
    const { video, late } = this;
    if (video.seeking || video.ended || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      return;
    }
    if (Math.abs(late) > JUMP) this.#jump();
    else video.playbackRate = this.#rate * mendingSpeed(late);
  };

  #jump(): void {
    const now = performance.now();
    if (now - this.#jumped < PATIENCE) return;
    this.#jumped = now;
    this.video.playbackRate = this.#rate;
    this.video.currentTime = Math.min(this.heard(), this.video.duration || Infinity);
  }
}
