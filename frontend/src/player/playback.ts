/**
 * What plays. Normally one <video> element with picture and sound on one clock; once a second sound
 * of the clip is listened to, the sounds run side by side on the audio clock (`sound/compare.ts`)
 * and the picture follows them. Either way `choose` goes on at the same point in time.
 */
import type { Source } from "../shared/clip";
import { SoundGraph } from "./sound";
import type { Anchor } from "./sound/anchor";
import { isAsItIs, orderFor } from "./sound/channels";
import { Compare } from "./sound/compare";
import { ElementSound } from "./sound/element-sound";
import { heardTime, outputLatency } from "./sound/latency";
import { Mix } from "./sound/mix";
import { PictureFollower } from "./sound/picture";
import { RATE } from "./sound/pcm";
import {
  brokeWhileLoading,
  cannotPlay,
  didNotStart,
  hasNoSound,
  mixesChannels,
  soundDidNotStart,
} from "./playback-sentences";

/** How long the first play waits for the samples, in milliseconds. */
const PATIENCE = 700;

export class ProblemEvent extends Event {
  constructor(readonly sentence: string | null) {
    super("problem");
  }
}

/** Repeats what lies between, in seconds. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Tells "problem" (a sentence, or null when it is over) and "source" when another is chosen. */
export class Playback extends EventTarget {
  #source: Source | null = null;
  #context: AudioContext | null = null;
  #graph: SoundGraph | null = null;
  #element: ElementSound | null = null;
  #compare: Compare | null = null;
  #starting: Promise<void> | null = null;
  /** the sound comes from the samples, the element's own is unheard */
  #onAudioClock = false;
  /** the element's channels cannot be told apart: a field is heard as stereo */
  #mixesChannels = false;
  /** stays true while the clip plays on */
  #soundProblem: string | null = null;
  /** what the element has loaded */
  #loaded: Source | null = null;
  #resumeAt = 0;
  /** its samples came after the first play had begun without them */
  #cameLate: Source | null = null;
  /** where the samples go on when the picture runs, in seconds; null: where the picture then is */
  #resumeSoundAt: number | null = null;
  #rate = 1;
  #loop: Range | null = null;
  readonly mix = new Mix((sentence) => this.dispatchEvent(new ProblemEvent(sentence)));
  readonly #picture: PictureFollower;
  readonly #end = new AbortController();

  constructor(
    readonly video: HTMLVideoElement,
    private readonly anchor: Anchor | null = null,
  ) {
    super();
    this.#picture = new PictureFollower(video, () => this.position);
    const options = { signal: this.#end.signal };
    video.addEventListener("loadedmetadata", this.#seekToResume, options);
    video.addEventListener("playing", this.#tellWell, options);
    video.addEventListener("error", this.#tellProblem, options);
    for (const type of ["seeking", "waiting", "pause", "ended"]) {
      video.addEventListener(type, this.#holdSound, options);
    }
    video.addEventListener("ended", this.#repeatFromEnd, options);
    for (const type of ["seeked", "playing"]) {
      video.addEventListener(type, this.#resumeSound, options);
    }
    video.addEventListener("timeupdate", this.#repeat, options);
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

  /** Seconds in the clip of what is heard now. */
  get position(): number {
    const decks = this.#onAudioClock && this.#context ? this.#compare?.decks : null;
    if (!decks?.running || !this.#context) return this.video.currentTime;
    return decks.position(heardTime(this.#context));
  }

  /** Changes what is heard, at the same point in time, playing on if it was playing. */
  choose(source: Source): void {
    if (source.id === this.#source?.id) return;
    const first = this.#source === null;
    this.#source = source;
    this.dispatchEvent(new ProblemEvent(null));
    this.dispatchEvent(new Event("source"));
    if (first || !this.#graph) this.#load(source);
    else void this.#changeOver(source);
  }

  /** Without a gap where the samples are to be had, else by loading the other file. */
  async #changeOver(source: Source): Promise<void> {
    const compare = this.#openCompare();
    const ready = compare !== null && (await compare.soon(source));
    if (this.#source !== source || this.#end.signal.aborted) return;
    if (ready && (await compare.hear(source.id))) await this.#toAudioClock(compare);
    else if (!ready || compare.failed(source.id)) {
      this.#load(source);
      if (compare && !compare.failed(source.id)) this.#takeUpOnce(compare.open(source), source);
    }
  }

  /** The sound goes over from the element to the samples, the picture follows from now on. */
  async #toAudioClock({ decks }: Compare): Promise<void> {
    if (this.#onAudioClock || !this.#context) return;
    this.#onAudioClock = true;
    let at: number | null = this.#context.currentTime;
    if (this.playing) {
      at = await decks.play((time) => this.#elementPosition(time));
      this.#picture.start(this.#rate);
    }
    if (at !== null) this.#element?.fade(false, at);
  }

  /** Where the element will be at a moment of the context, in seconds of the clip. */
  #elementPosition(contextTime: number): number {
    const ahead = contextTime - (this.#context?.currentTime ?? contextTime);
    return this.video.currentTime + ahead * this.#rate;
  }

  /** The samples stand still while the picture does. */
  readonly #holdSound = () => {
    this.#takeUpLate();
    if (!this.#onAudioClock || this.#picture.jumping) return;
    this.#picture.stop();
    this.#compare?.decks.pause();
  };

  /** And run when it runs: from where it was stopped, or from where the picture is. */
  readonly #resumeSound = () => {
    const decks = this.#onAudioClock ? this.#compare?.decks : null;
    if (!decks || !this.#context || decks.running || !this.playing || this.video.seeking) return;
    const from = this.#resumeSoundAt;
    const latency = outputLatency(this.#context);
    this.#resumeSoundAt = null;
    void decks.play((time) => from ?? this.#elementPosition(time + latency));
    this.#picture.start(this.#rate);
  };

  #toElementClock(): void {
    this.#onAudioClock = false;
    this.#picture.stop();
    this.#compare?.decks.pause();
    this.#element?.fade(true, this.#context?.currentTime ?? 0);
  }

  #load(source: Source): void {
    const { currentTime } = this.video;
    const goOn = this.playing;
    this.#toElementClock();
    if (this.#loaded?.id === source.id) return;
    this.#loaded = source;
    this.#resumeAt = this.video.ended ? 0 : Math.max(currentTime, this.#resumeAt);
    this.#route();
    this.video.src = source.url;
    this.video.defaultPlaybackRate = this.#rate;
    this.video.playbackRate = this.#rate;
    if (goOn) void this.play();
  }

  /**
   * Opens sounds of the clip side by side, from a gesture of the viewer: see `sound/compare.ts`.
   * Null where the browser cannot.
   */
  async compare(sources: readonly Source[]): Promise<Compare | null> {
    await this.#start();
    const compare = this.#openCompare();
    const current = this.#source;
    if (!compare || !current) return null;
    await Promise.all([current, ...sources].map((source) => compare.soon(source)));
    compare.matched = true;
    if (!this.#onAudioClock) await this.#changeOver(current);
    return compare;
  }

  #openCompare(): Compare | null {
    if (this.#compare || !this.#context || !this.#graph) return this.#compare;
    const duration = () => this.video.duration || Infinity;
    this.#compare = new Compare(this.#context, this.#graph, duration);
    const { decks } = this.#compare;
    decks.rate = this.#rate;
    decks.loop = this.#loop;
    decks.addEventListener("failed", () => {
      if (this.#source) this.#load(this.#source);
    });
    return this.#compare;
  }

  /** Starts, from a gesture of the viewer: browsers open the sound only then. */
  async play(): Promise<void> {
    if (this.playing) return;
    if (this.video.error) this.#reload();
    try {
      await this.#start();
      this.#resumeSoundAt = this.video.ended ? 0 : this.position;
      await this.video.play();
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      // An interrupted start is no fault; a file that cannot play tells so by its own event.
      if (name === "AbortError" || name === "NotSupportedError") return;
      this.dispatchEvent(new ProblemEvent(didNotStart()));
    }
  }

  /** The decoder; and the samples, if they are at hand soon. */
  async #start(): Promise<void> {
    const first = this.#starting === null;
    this.#starting ??= this.#openSound().catch((error: unknown) => {
      console.error(error);
    });
    void this.#context?.resume();
    await this.#starting;
    const source = this.#source;
    if (!first || !source) return;
    if (source.wav_url !== null) await this.#preferSamples(source);
    if (isField(source) && !this.#onAudioClock) void this.#checkChannels(source);
  }

  /** Whether the element keeps a field's channels apart here; if not, its samples, else stereo. */
  async #checkChannels(source: Source): Promise<void> {
    if (!this.#context || !this.#element) return;
    const order = await orderFor(this.#context, source.type);
    if (this.#end.signal.aborted || order === "unheard") return;
    if (order !== "mixed") {
      if (!isAsItIs(order)) this.#element.reorder(order);
      return;
    }
    const compare = this.#openCompare();
    if (compare && (await compare.open(source)) && (await compare.hear(source.id))) {
      await this.#toAudioClock(compare);
      return;
    }
    this.#mixesChannels = true;
    this.#route();
    this.#soundProblem = mixesChannels();
    this.dispatchEvent(new ProblemEvent(this.#soundProblem));
  }

  /**
   * Samples on the audio clock are exactly with the picture; the element's sound comes 30 to 40 ms
   * after it, since browsers do not count the way through the graph. Nobody waits for them long.
   */
  async #preferSamples(source: Source): Promise<void> {
    const compare = this.#openCompare();
    if (!compare) return;
    const prepared = () => compare.decks.prepare(source.id, this.video.currentTime);
    const opened = compare
      .open(source)
      .then((ready) => ready && prepared().then(() => true))
      .catch(() => false);
    const late = new Promise<false>((resolve) => {
      setTimeout(resolve, PATIENCE, false);
    });
    const ready = await Promise.race([opened, late]);
    if (this.#source !== source) return;
    if (!ready) this.#takeUpOnce(opened, source);
    else if (await compare.hear(source.id)) await this.#toAudioClock(compare);
  }

  /** As soon as the samples are there, but not into a sound that plays: 40 ms would be skipped. */
  #takeUpOnce(opened: Promise<boolean>, source: Source): void {
    void opened.then((came) => {
      if (!came || this.#source !== source) return;
      this.#cameLate = source;
      if (!this.playing) this.#takeUpLate();
    });
  }

  /** Samples that came too late for the start are taken up when the sound is interrupted anyway. */
  #takeUpLate(): void {
    const source = this.#cameLate;
    this.#cameLate = null;
    if (this.#onAudioClock || !this.#compare || source === null || source !== this.#source) return;
    void this.#compare.hear(source.id).then((heard) => {
      if (!heard || this.#onAudioClock || this.#source !== source) return;
      this.#onAudioClock = true;
      this.#element?.fade(false, this.#context?.currentTime ?? 0);
      this.#resumeSound();
    });
  }

  pause(): void {
    this.video.pause();
    if (!this.#onAudioClock || !this.#compare) return;
    this.#holdSound();
    this.video.currentTime = this.#compare.decks.position();
  }

  seek(seconds: number): void {
    const end = Number.isFinite(this.video.duration) ? this.video.duration : Infinity;
    const target = Math.min(Math.max(0, seconds), end);
    this.#holdSound();
    void this.#compare?.decks.seek(target);
    if (this.video.readyState === HTMLMediaElement.HAVE_NOTHING) this.#resumeAt = target;
    else this.video.currentTime = target;
  }

  get rate(): number {
    return this.#rate;
  }

  /** 0.25 to 2; the element keeps the pitch, compared sounds change it. */
  set rate(rate: number) {
    this.#rate = Math.min(2, Math.max(0.25, rate));
    this.video.playbackRate = this.#rate;
    if (this.#compare) this.#compare.decks.rate = this.#rate;
    if (this.#onAudioClock && this.playing) this.#picture.start(this.#rate);
  }

  get loop(): Range | null {
    return this.#loop;
  }

  /** Repeats a range, without a gap where the samples are to be had; null ends it. */
  set loop(range: Range | null) {
    this.#loop = range;
    if (range && this.#source && !this.#onAudioClock) void this.#changeOver(this.#source);
    const compare = this.#openCompare();
    if (compare) compare.decks.loop = range;
    if (range && (this.position < range.start || this.position >= range.end)) {
      this.seek(range.start);
    }
  }

  /** A loop to the very end of the clip. */
  readonly #repeatFromEnd = () => {
    if (!this.#loop) return;
    this.seek(this.#loop.start);
    void this.video.play();
  };

  readonly #repeat = () => {
    if (!this.#loop || this.#onAudioClock || !this.playing) return;
    if (this.video.currentTime >= this.#loop.end) this.video.currentTime = this.#loop.start;
  };

  close(): void {
    this.#end.abort();
    this.#picture.stop();
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
    this.#compare?.close();
    this.#element?.close();
    const context = this.#context;
    void Promise.resolve(this.#graph?.close()).then(() => context?.close());
  }

  async #openSound(): Promise<void> {
    if (typeof AudioContext === "undefined") {
      this.video.muted = true;
      this.#soundProblem = hasNoSound();
      this.dispatchEvent(new ProblemEvent(this.#soundProblem));
      return;
    }
    // The rate of all sound fields: samples start on whole frames, and nothing is resampled here.
    this.#context = new AudioContext({ sampleRate: RATE });
    this.#element = new ElementSound(this.#context, this.video);
    try {
      this.#graph = await SoundGraph.create(this.#context, "omnitone", { anchor: this.anchor });
    } catch (error) {
      this.#element.routeNowhere();
      this.#soundProblem = soundDidNotStart();
      this.dispatchEvent(new ProblemEvent(this.#soundProblem));
      throw error;
    }
    this.mix.apply(this.#graph);
    this.#route();
  }

  #route(): void {
    if (!this.#graph || !this.#source) return;
    const flat = this.#mixesChannels && isField(this.#source);
    this.#element?.route(this.#graph, flat ? "head_locked" : this.#source.kind);
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
    const broken = this.video.error?.code === MediaError.MEDIA_ERR_NETWORK;
    const label = this.#source?.label;
    this.dispatchEvent(new ProblemEvent(broken ? brokeWhileLoading(label) : cannotPlay(label)));
  };
}

function isField({ kind }: Source): boolean {
  return kind === "foa" || kind === "soa";
}
