/** Whose samples are heard, and when they take over from the element. */
import type { Source } from "../../shared/clip";
import type { SoundGraph } from "../sound";
import { Compare } from "../sound/compare";
import { AudioClock } from "./audio-clock";
import type { Film } from "./film";
import type { OpenedSound } from "./opened-sound";

/** How long the first play waits for the samples, in milliseconds. */
const PATIENCE = 700;

export class Samples {
  readonly compare: Compare;
  readonly clock: AudioClock;
  /** its samples came after the element had begun without them */
  #cameLate: Source | null = null;

  /** `wanted` tells which source is to be heard. */
  constructor(
    sound: OpenedSound,
    graph: SoundGraph,
    private readonly film: Film,
    private readonly wanted: () => Source | null,
    signal: AbortSignal,
  ) {
    this.compare = new Compare(sound.context, graph, () => film.video.duration || Infinity);
    this.clock = new AudioClock(sound, this.compare.decks, film, signal);
    for (const type of ["seeking", "waiting", "pause", "ended"]) {
      film.video.addEventListener(type, this.#takeUpLate, { signal });
    }
  }

  /** Goes over without a gap; false where the samples are not to be had soon. */
  async changeOver(source: Source): Promise<boolean> {
    const ready = await this.compare.soon(source);
    if (this.wanted() !== source) return true;
    if (ready && (await this.compare.hear(source.id))) await this.clock.lead();
    return ready && !this.compare.failed(source.id);
  }

  /** Goes over as soon as they are there; false when they cannot be had. */
  async insist(source: Source): Promise<boolean> {
    const heard = (await this.compare.open(source)) && (await this.compare.hear(source.id));
    if (heard) await this.clock.lead();
    return heard;
  }

  /**
   * Samples on the audio clock are exactly with the picture; the element's sound comes 30 to 40 ms
   * after it, since browsers do not count the way through the graph. Nobody waits for them long.
   */
  async prefer(source: Source): Promise<void> {
    const opened = this.#openAndPrepare(source).catch(() => false);
    const late = new Promise<false>((resolve) => {
      setTimeout(resolve, PATIENCE, false);
    });
    const ready = await Promise.race([opened, late]);
    if (this.wanted() !== source) return;
    if (!ready) this.#takeUpOnce(opened, source);
    else if (await this.compare.hear(source.id)) await this.clock.lead();
  }

  async #openAndPrepare(source: Source): Promise<boolean> {
    if (!(await this.compare.open(source))) return false;
    await this.compare.decks.prepare(source.id, this.film.video.currentTime);
    return true;
  }

  /** Takes over when the sound is interrupted next after they have come, if they ever do. */
  takeUpLater(source: Source): void {
    if (!this.compare.failed(source.id)) this.#takeUpOnce(this.compare.open(source), source);
  }

  /** As soon as the samples are there, but not into a sound that plays: 40 ms would be skipped. */
  #takeUpOnce(opened: Promise<boolean>, source: Source): void {
    void opened.then((came) => {
      if (!came || this.wanted() !== source) return;
      this.#cameLate = source;
      if (!this.film.playing) this.#takeUpLate();
    });
  }

  /** Samples that came too late for the start are taken up when the sound is interrupted anyway. */
  readonly #takeUpLate = () => {
    const source = this.#cameLate;
    this.#cameLate = null;
    if (this.clock.leads || source === null || source !== this.wanted()) return;
    void this.compare.hear(source.id).then((heard) => {
      if (heard && this.wanted() === source) this.clock.leadOn();
    });
  };

  close(): void {
    this.clock.close();
    this.compare.close();
  }
}
