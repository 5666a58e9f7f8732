/**
 * One <video> element, one clock: every source is a complete file with picture and sound, and
 * changing the source goes on at the same point in time.
 */
import type { Source } from "../shared/clip";
import { SoundGraph } from "./sound";

export class ProblemEvent extends Event {
  constructor(readonly sentence: string | null) {
    super("problem");
  }
}

/** Tells "problem" (a sentence, or null when it is over). */
export class Playback extends EventTarget {
  #source: Source | null = null;
  #context: AudioContext | null = null;
  #graph: SoundGraph | null = null;
  #element: MediaElementAudioSourceNode | null = null;
  #starting: Promise<void> | null = null;
  /** stays true while the clip plays on */
  #soundProblem: string | null = null;
  #resumeAt = 0;
  #volume = 1;
  #muted = false;

  constructor(readonly video: HTMLVideoElement) {
    super();
    video.addEventListener("loadedmetadata", this.#seekToResume);
    video.addEventListener("playing", this.#tellWell);
    video.addEventListener("error", this.#tellProblem);
  }

  get source(): Source | null {
    return this.#source;
  }

  /** The decoder, once the first play has started it. */
  get sound(): SoundGraph | null {
    return this.#graph;
  }

  get playing(): boolean {
    return !this.video.paused && !this.video.ended;
  }

  /** Changes what is heard, at the same point in time, playing on if it was playing. */
  choose(source: Source): void {
    if (source.id === this.#source?.id) return;
    const { currentTime, playbackRate } = this.video;
    const goOn = this.playing;
    this.#source = source;
    this.#resumeAt = this.video.ended ? 0 : Math.max(currentTime, this.#resumeAt);
    this.#route();
    this.dispatchEvent(new ProblemEvent(null));
    this.video.src = source.url;
    this.video.playbackRate = playbackRate;
    if (goOn) void this.play();
  }

  /** Starts, from a gesture of the viewer: browsers open the sound only then. */
  async play(): Promise<void> {
    if (this.video.error) this.#reload();
    try {
      this.#starting ??= this.#openSound().catch((error: unknown) => {
        console.error(error);
      });
      void this.#context?.resume();
      await Promise.all([this.#starting, this.video.play()]);
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      // An interrupted start is no fault; a file that cannot play tells so by its own event.
      if (name === "AbortError" || name === "NotSupportedError") return;
      this.dispatchEvent(new ProblemEvent("The browser did not start. Press play once more."));
    }
  }

  pause(): void {
    this.video.pause();
  }

  seek(seconds: number): void {
    const end = Number.isFinite(this.video.duration) ? this.video.duration : Infinity;
    const target = Math.min(Math.max(0, seconds), end);
    if (this.video.readyState === HTMLMediaElement.HAVE_NOTHING) this.#resumeAt = target;
    else this.video.currentTime = target;
  }

  get volume(): number {
    return this.#volume;
  }

  get muted(): boolean {
    return this.#muted;
  }

  setVolume(volume: number, muted: boolean): void {
    this.#volume = volume;
    this.#muted = muted;
    if (this.#graph) this.#graph.volume = muted ? 0 : volume;
  }

  close(): void {
    this.video.removeEventListener("loadedmetadata", this.#seekToResume);
    this.video.removeEventListener("playing", this.#tellWell);
    this.video.removeEventListener("error", this.#tellProblem);
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
    this.#element?.disconnect();
    this.#graph?.close();
    void this.#context?.close();
  }

  async #openSound(): Promise<void> {
    if (typeof AudioContext === "undefined") {
      this.video.muted = true;
      this.#soundProblem = "This browser has no Web Audio, so the clip plays without sound here.";
      this.dispatchEvent(new ProblemEvent(this.#soundProblem));
      return;
    }
    this.#context = new AudioContext();
    this.#element = this.#context.createMediaElementSource(this.video);
    try {
      this.#graph = await SoundGraph.create(this.#context);
    } catch (error) {
      this.#playSilently(this.#context, this.#element);
      throw error;
    }
    this.setVolume(this.#volume, this.#muted);
    this.#route();
  }

  /** Without a decoder: an element whose sound goes nowhere would stand still. */
  #playSilently(context: AudioContext, element: AudioNode): void {
    element.connect(new GainNode(context, { gain: 0 })).connect(context.destination);
    this.#soundProblem = "The sound could not start in this browser, so the clip plays silently.";
    this.dispatchEvent(new ProblemEvent(this.#soundProblem));
  }

  #route(): void {
    if (this.#graph && this.#element && this.#source) {
      this.#graph.listen(this.#element, this.#source.kind);
    }
  }

  /** After an error: the same file again, from where it broke. */
  #reload(): void {
    this.#resumeAt = Math.max(this.video.currentTime, this.#resumeAt);
    this.video.load();
  }

  readonly #seekToResume = () => {
    if (this.#resumeAt > 0) this.video.currentTime = Math.min(this.#resumeAt, this.video.duration);
    this.#resumeAt = 0;
  };

  readonly #tellWell = () => this.dispatchEvent(new ProblemEvent(this.#soundProblem));

  readonly #tellProblem = () => {
    const label = this.#source?.label ?? "this clip";
    const broken = this.video.error?.code === MediaError.MEDIA_ERR_NETWORK;
    this.dispatchEvent(
      new ProblemEvent(
        broken
          ? `The connection broke while loading “${label}”. Press play to try again.`
          : `This browser cannot play “${label}”. Try a current Chrome, Edge or Firefox, ` +
              "or choose another sound below.",
      ),
    );
  };
}
