/**
 * The sound's own clock: samples are heard, the element's sound is not, and the picture follows.
 * Playing, pausing and seeking are the element's matter; the samples stand and run as it does.
 */
import type { Decks } from "../sound/decks";
import { heardTime, outputLatency } from "../sound/latency";
import { PictureFollower } from "../sound/picture";
import type { Film } from "./film";
import type { OpenedSound } from "./opened-sound";

export class AudioClock {
  #leads = false;
  /** where the samples go on when the picture runs, in seconds; null: where the picture then is */
  #resumeAt: number | null = null;
  readonly #picture: PictureFollower;

  constructor(
    private readonly sound: OpenedSound,
    private readonly decks: Decks,
    private readonly film: Film,
    private readonly signal: AbortSignal,
  ) {
    const { video } = film;
    this.#picture = new PictureFollower(video, () => this.position);
    for (const type of ["seeking", "waiting", "pause", "ended"]) {
      video.addEventListener(type, this.#hold, { signal });
    }
    for (const type of ["seeked", "playing"]) {
      video.addEventListener(type, this.#run, { signal });
    }
    sound.context.addEventListener("statechange", this.#followContext, { signal });
    document.addEventListener("visibilitychange", this.#followContext, { signal });
    this.followRate();
  }

  /** Whether the samples are heard, not the element. */
  get leads(): boolean {
    return this.#leads;
  }

  /** Seconds in the clip of what is heard now. */
  get position(): number {
    if (!this.#leads || !this.decks.running) return this.film.video.currentTime;
    return this.decks.position(heardTime(this.sound.context));
  }

  /** The sound goes over from the element to the samples, without a gap if it plays. */
  async lead(): Promise<void> {
    if (this.#leads) return;
    this.#setLead(true);
    let at: number | null = this.sound.context.currentTime;
    if (this.film.playing) {
      at = await this.decks.play((time) => this.#after(this.film.video.currentTime, time));
      if (this.signal.aborted) return;
      this.#picture.start(this.film.rate);
    }
    if (at !== null) this.sound.element.fade(false, at);
  }

  /** The same while the sound is interrupted anyway: the samples run when the picture does. */
  leadOn(): void {
    if (this.#leads) return;
    this.#setLead(true);
    this.sound.element.fade(false, this.sound.context.currentTime);
    this.#run();
  }

  /** The element is heard again. */
  giveBack(): void {
    this.#setLead(false);
    this.#picture.stop();
    this.decks.pause();
    this.sound.element.fade(true, this.sound.context.currentTime);
  }

  /**
   * What nobody hears need not keep its pitch: in Chromium, keeping it takes 22 ms off the picture
   * at every change of the speed.
   */
  #setLead(leads: boolean): void {
    this.#leads = leads;
    this.film.video.preservesPitch = !leads;
  }

  /** The samples stand still while the picture does. */
  readonly #hold = () => {
    if (!this.#leads || this.#picture.jumping) return;
    this.#picture.stop();
    this.decks.pause();
  };

  /** And run when it runs: from where they were stopped, or from where it is. */
  readonly #run = () => {
    const { film, decks } = this;
    if (!this.#leads || decks.running || !film.playing || film.video.seeking) return;
    const from = this.#resumeAt;
    this.#resumeAt = null;
    void decks.play((time) => {
      const heard = time + outputLatency(this.sound.context);
      return from ?? this.#after(this.#picture.shown, heard);
    });
    this.#picture.start(film.rate);
  };

  /** How far what is at `position` now will be at a moment of the context, in seconds of the clip. */
  #after(position: number, contextTime: number): number {
    return position + (contextTime - this.sound.context.currentTime) * this.film.rate;
  }

  /** The loudspeaker was taken away, by a call say, or is there again: it is asked for. */
  readonly #followContext = () => {
    const { context } = this.sound;
    if (context.state === "running") this.#run();
    else if (context.state !== "closed" && this.film.playing) {
      this.#hold();
      // Refused while the call lasts; browsers that do not go on by themselves are asked once more.
      context.resume().catch(() => undefined);
    }
  };

  /** When the element plays next, the samples go on from here, in seconds. */
  resumeAt(seconds: number): void {
    this.#resumeAt = seconds;
  }

  /** The picture has been paused: both stand where the sound stopped. */
  pause(): void {
    if (!this.#leads) return;
    this.#hold();
    this.film.video.currentTime = this.decks.position();
  }

  /** Samples of another position (in seconds) are fetched while the picture is on its way there. */
  seek(seconds: number): void {
    this.#hold();
    void this.decks.seek(seconds);
  }

  /** The film's speed has changed. */
  followRate(): void {
    this.decks.rate = this.film.rate;
    if (this.#leads && this.film.playing) this.#picture.start(this.film.rate);
  }

  close(): void {
    this.#picture.stop();
  }
}
