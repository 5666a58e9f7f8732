/** The file that the <video> element plays, and where it goes on once that has loaded. */
import type { Source } from "../../shared/clip";

export class Film {
  #source: Source | null = null;
  /** where it goes on once it has loaded, in seconds */
  #resumeAt = 0;
  #rate = 1;

  constructor(
    readonly video: HTMLVideoElement,
    signal: AbortSignal,
  ) {
    video.addEventListener("loadedmetadata", this.#resume, { signal });
  }

  get playing(): boolean {
    return !this.video.paused && !this.video.ended;
  }

  /** Stands at the same point in time of another file; false where it is this one already. */
  load(source: Source): boolean {
    if (this.#source?.id === source.id) return false;
    this.#source = source;
    this.#resumeAt = this.video.ended ? 0 : Math.max(this.video.currentTime, this.#resumeAt);
    this.video.src = source.url;
    this.video.defaultPlaybackRate = this.#rate;
    this.video.playbackRate = this.#rate;
    return true;
  }

  /** After an error: the same file again, from where it broke. */
  reload(): void {
    this.#resumeAt = Math.max(this.video.currentTime, this.#resumeAt);
    this.video.load();
  }

  readonly #resume = () => {
    if (this.#resumeAt > 0) this.video.currentTime = Math.min(this.#resumeAt, this.video.duration);
    this.#resumeAt = 0;
  };

  /** To a time in the clip, in seconds, at once or when it has loaded. */
  seek(seconds: number): void {
    if (this.video.readyState === HTMLMediaElement.HAVE_NOTHING) this.#resumeAt = seconds;
    else this.video.currentTime = seconds;
  }

  get rate(): number {
    return this.#rate;
  }

  /** 0.25 to 2. */
  set rate(rate: number) {
    this.#rate = Math.min(2, Math.max(0.25, rate));
    this.video.playbackRate = this.#rate;
  }

  close(): void {
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
  }
}
