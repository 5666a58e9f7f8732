/**
 * What plays. Normally one <video> element with picture and sound on one clock (`playback/film.ts`);
 * where a sound's samples are to be had (`playback/samples.ts`), they run on the audio clock and the
 * picture follows them (`playback/audio-clock.ts`). Either way `choose` goes on at the same point
 * in time.
 */
import type { Source } from "../shared/clip";
import { Film } from "./playback/film";
import { OpenedSound } from "./playback/opened-sound";
import { Samples } from "./playback/samples";
import {
  brokeWhileLoading,
  cannotPlay,
  didNotStart,
  hasNoSound,
  mixesChannels,
  soundDidNotStart,
} from "./playback-sentences";
import type { SoundGraph } from "./sound";
import type { Anchor } from "./sound/anchor";
import { orderFor } from "./sound/channels";
import type { Compare } from "./sound/compare";
import { Mix } from "./sound/mix";

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
  #starting: Promise<void> | null = null;
  #sound: OpenedSound | null = null;
  /** once there is a graph to play them */
  #samples: Samples | null = null;
  /** the element's channels cannot be told apart: a field is heard as stereo */
  #mixesChannels = false;
  /** stays true while the clip plays on */
  #soundProblem: string | null = null;
  #loop: Range | null = null;
  readonly mix = new Mix((sentence) => {
    this.#tell(sentence);
  });
  readonly #film: Film;
  readonly #end = new AbortController();

  constructor(
    readonly video: HTMLVideoElement,
    private readonly anchor: Anchor | null = null,
  ) {
    super();
    const options = { signal: this.#end.signal };
    this.#film = new Film(video, this.#end.signal);
    video.addEventListener("playing", this.#tellWell, options);
    video.addEventListener("error", this.#tellBroken, options);
    video.addEventListener("timeupdate", this.#repeat, options);
    video.addEventListener("ended", this.#repeatFromEnd, options);
  }

  get source(): Source | null {
    return this.#source;
  }

  /** The decoder, once the first play has started it. */
  get sound(): SoundGraph | null {
    return this.#sound?.graph ?? null;
  }

  get playing(): boolean {
    return this.#film.playing;
  }

  /** Seconds in the clip of what is heard now. */
  get position(): number {
    return this.#samples?.clock.position ?? this.video.currentTime;
  }

  /** Changes what is heard, at the same point in time, playing on if it was playing. */
  choose(source: Source): void {
    if (source.id === this.#source?.id) return;
    const first = this.#source === null;
    this.#source = source;
    this.#tell(null);
    this.dispatchEvent(new Event("source"));
    if (first || !this.#samples) this.#load(source);
    else void this.#changeOver(source);
  }

  /** Without a gap where the samples are to be had, else by loading the other file. */
  async #changeOver(source: Source): Promise<void> {
    if (await this.#samples?.changeOver(source)) return;
    this.#load(source);
    this.#samples?.takeUpLater(source);
  }

  #load(source: Source): void {
    const goOn = this.playing;
    this.#samples?.clock.giveBack();
    if (!this.#film.load(source)) return;
    this.#route();
    if (goOn) void this.play();
  }

  /**
   * Opens sounds of the clip side by side, from a gesture of the viewer: see `sound/compare.ts`.
   * Null where the browser cannot.
   */
  async compare(sources: readonly Source[]): Promise<Compare | null> {
    await this.#start();
    const [samples, current] = [this.#samples, this.#source];
    if (!samples || !current) return null;
    const { compare, clock } = samples;
    await Promise.all([current, ...sources].map((source) => compare.soon(source)));
    compare.matched = true;
    if (!clock.leads) await this.#changeOver(current);
    return compare;
  }

  /** Starts, from a gesture of the viewer: browsers open the sound only then. */
  async play(): Promise<void> {
    if (this.playing) return;
    if (this.video.error) this.#film.reload();
    try {
      await this.#start();
      this.#samples?.clock.resumeAt(this.video.ended ? 0 : this.position);
      await this.video.play();
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      // An interrupted start is no fault; a file that cannot play tells so by its own event.
      if (name === "AbortError" || name === "NotSupportedError") return;
      this.#tell(didNotStart());
    }
  }

  /** The decoder; and the samples, if they are at hand soon. */
  async #start(): Promise<void> {
    const first = this.#starting === null;
    this.#starting ??= this.#openSound().catch((error: unknown) => {
      console.error(error);
    });
    void this.#sound?.context.resume();
    await this.#starting;
    const source = this.#source;
    if (!first || !source) return;
    if (source.wav_url !== null) await this.#samples?.prefer(source);
    if (isField(source) && !this.#samples?.clock.leads) void this.#checkChannels(source);
  }

  async #openSound(): Promise<void> {
    if (typeof AudioContext === "undefined") {
      this.video.muted = true;
      this.#keepTelling(hasNoSound());
      return;
    }
    const sound = new OpenedSound(this.video, this.anchor);
    this.#sound = sound;
    const graph = await sound.createGraph().catch((error: unknown) => {
      this.#keepTelling(soundDidNotStart());
      throw error;
    });
    this.mix.apply(graph);
    this.#route();
    this.#openSamples(sound, graph);
  }

  #openSamples(sound: OpenedSound, graph: SoundGraph): void {
    const { signal } = this.#end;
    const wanted = () => (signal.aborted ? null : this.#source);
    this.#samples = new Samples(sound, graph, this.#film, wanted, signal);
    const { decks } = this.#samples.compare;
    decks.loop = this.#loop;
    decks.addEventListener("failed", () => {
      if (this.#source) this.#load(this.#source);
    });
  }

  /** Whether the element keeps a field's channels apart here; if not, its samples, else stereo. */
  async #checkChannels(source: Source): Promise<void> {
    if (!this.#sound) return;
    const { context, element } = this.#sound;
    const order = await orderFor(context, source.type);
    if (this.#end.signal.aborted || order === "unheard") return;
    if (order !== "mixed") {
      element.reorder(order);
      return;
    }
    if (await this.#samples?.insist(source)) return;
    this.#mixesChannels = true;
    this.#route();
    this.#keepTelling(mixesChannels());
  }

  /** The element's sound goes the way that its kind needs. */
  #route(): void {
    const graph = this.sound;
    if (!graph || !this.#source) return;
    const flat = this.#mixesChannels && isField(this.#source);
    this.#sound?.element.route(graph, flat ? "head_locked" : this.#source.kind);
  }

  pause(): void {
    this.video.pause();
    this.#samples?.clock.pause();
  }

  seek(seconds: number): void {
    const end = Number.isFinite(this.video.duration) ? this.video.duration : Infinity;
    const target = Math.min(Math.max(0, seconds), end);
    this.#samples?.clock.seek(target);
    this.#film.seek(target);
  }

  get rate(): number {
    return this.#film.rate;
  }

  /** 0.25 to 2; the element keeps the pitch, compared sounds change it. */
  set rate(rate: number) {
    this.#film.rate = rate;
    this.#samples?.clock.followRate();
  }

  get loop(): Range | null {
    return this.#loop;
  }

  /** Repeats a range, without a gap where the samples are to be had; null ends it. */
  set loop(range: Range | null) {
    this.#loop = range;
    const samples = this.#samples;
    if (range && this.#source && !samples?.clock.leads) void this.#changeOver(this.#source);
    if (samples) samples.compare.decks.loop = range;
    if (range && (this.position < range.start || this.position >= range.end)) {
      this.seek(range.start);
    }
  }

  /** The element knows no range: it is sent back at its end. */
  readonly #repeat = () => {
    if (!this.#loop || this.#samples?.clock.leads || !this.playing) return;
    if (this.video.currentTime >= this.#loop.end) this.video.currentTime = this.#loop.start;
  };

  /** A loop to the very end of the clip. */
  readonly #repeatFromEnd = () => {
    if (!this.#loop) return;
    this.seek(this.#loop.start);
    void this.video.play();
  };

  close(): void {
    this.#end.abort();
    this.#samples?.close();
    this.#film.close();
    void this.#sound?.close();
  }

  #tell(sentence: string | null): void {
    this.dispatchEvent(new ProblemEvent(sentence));
  }

  /** While the clip plays on. */
  #keepTelling(sentence: string): void {
    this.#soundProblem = sentence;
    this.#tell(sentence);
  }

  readonly #tellWell = () => {
    this.#tell(this.#soundProblem);
  };

  readonly #tellBroken = () => {
    const broken = this.video.error?.code === MediaError.MEDIA_ERR_NETWORK;
    const label = this.#source?.label;
    this.#tell(broken ? brokeWhileLoading(label) : cannotPlay(label));
  };
}

function isField({ kind }: Source): boolean {
  return kind === "foa" || kind === "soa";
}
