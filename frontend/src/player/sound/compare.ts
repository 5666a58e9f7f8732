/**
 * Compare: two or more sounds of one clip (takes, what was recorded, silence), switched at the
 * same point in time, at the same loudness.
 *
 * How to use it, e.g. for a panel:
 *
 *   const compare = await playback.compare(sources);   // from a gesture; opens them side by side
 *   compare.addEventListener(CompareEvent.type, draw, { signal });   // anything changed
 *   compare.candidates    // [{ source, state, problem, loudness, gainDb }], in the order given
 *   compare.heard         // the id of what is heard; SILENCE for none
 *   playback.choose(id's source)   // as everywhere: switches without a gap, tells the rest too
 *   compare.hear(SILENCE)          // nothing is heard, the clip runs on
 *   compare.matched = false        // each as loud as its file; true: all equally loud
 *
 * While candidates play, the picture follows the audio clock. A blind test is a matter of the
 * panel: it shows letters instead of `source.label` and tells nobody `heard` until the answer.
 * `await compare.hear(id)` resolves when the switch is planned, 20 ms before it is heard.
 */
import type { Source } from "../../shared/clip";
import { translate } from "../../shared/translate";
import type { SoundGraph } from "../sound";
import { Decks } from "./decks";
import { loudnessOf, matchingGains } from "./levels";
import { DECODED_MAX, openDecoded, type Pcm, PcmProblem } from "./pcm";
import { openWav } from "./streamed-wav";
import { WavProblem } from "./wav";

/** Stands for hearing nothing while the clip runs on. */
export const SILENCE = "silence";

export interface Candidate {
  readonly source: Source;
  readonly state: "opening" | "ready" | "failed";
  /** how far the server is with making its samples, 0 to 1; null when it has them */
  readonly made: number | null;
  /** a sentence for people, once it failed */
  readonly problem: string | null;
  /** LUFS at the ears; null until measured, -Infinity for silence */
  readonly loudness: number | null;
  /** what matching does to it, in dB */
  readonly gainDb: number;
}

export class CompareEvent extends Event {
  static readonly type = "compare";
  constructor() {
    super(CompareEvent.type);
  }
}

export class Compare extends EventTarget {
  readonly decks: Decks;
  readonly #candidates = new Map<string, Candidate>();
  readonly #opening = new Map<string, Promise<boolean>>();
  /** resolve when the server says that it makes the samples first */
  readonly #inTheMaking = new Map<string, Making>();
  #matched = false;
  readonly #end = new AbortController();

  /** `duration` of the clip, in seconds. */
  constructor(
    context: BaseAudioContext,
    private readonly graph: SoundGraph,
    private readonly duration: () => number,
  ) {
    super();
    this.decks = new Decks(context);
  }

  get candidates(): readonly Candidate[] {
    return [...this.#candidates.values()];
  }

  get heard(): string {
    return this.decks.heard ?? SILENCE;
  }

  /** Opens a sound beside the others; false when it cannot be held ready (see its `problem`). */
  open(source: Source): Promise<boolean> {
    const opening = this.#opening.get(source.id) ?? this.#open(source);
    this.#opening.set(source.id, opening);
    return opening;
  }

  /** The same, but false at once while the server makes its samples. */
  soon(source: Source): Promise<boolean> {
    const opening = this.open(source);
    const making = this.#makingOf(source.id).begun.then(() => false);
    return Promise.race([opening, making]);
  }

  #makingOf(id: string): Making {
    const making = this.#inTheMaking.get(id) ?? new Making();
    this.#inTheMaking.set(id, making);
    return making;
  }

  async #open(source: Source): Promise<boolean> {
    const fresh = { source, problem: null, loudness: null, gainDb: 0, made: null };
    this.#note({ ...fresh, state: "opening" });
    const input = this.graph.input(source.kind);
    if (!input) {
      this.#note({ ...fresh, state: "ready", loudness: -Infinity });
      return true;
    }
    try {
      const pcm = await this.#openPcm(source, (made) => {
        this.#note({ ...fresh, state: "opening", made });
        this.#makingOf(source.id).begin();
      });
      if (this.#end.signal.aborted) return false;
      this.decks.add(source.id, pcm, input);
      this.#note({ ...fresh, state: "ready" });
      void this.#measure(source, pcm);
      return true;
    } catch (error) {
      this.#fail(source, error);
      return false;
    }
  }

  /** From its WAV file; where there is none to be had, a short file is decoded whole. */
  async #openPcm(source: Source, making: (fraction: number) => void): Promise<Pcm> {
    if (source.wav_url === null) return openDecoded(source.url, this.duration());
    try {
      return await openWav(source.wav_url, this.#end.signal, making);
    } catch (problem) {
      if (this.#end.signal.aborted || this.duration() > DECODED_MAX) throw problem;
      return openDecoded(source.url, this.duration());
    }
  }

  /** Hears a candidate instead of the last one, at the same sample; false if it is not there. */
  async hear(id: string): Promise<boolean> {
    const candidate = this.#candidates.get(id);
    if (id !== SILENCE && candidate?.state !== "ready") return false;
    try {
      return await this.decks.hear(this.decks.has(id) ? id : null);
    } catch (error) {
      if (candidate) this.#fail(candidate.source, error);
      return false;
    } finally {
      this.dispatchEvent(new CompareEvent());
    }
  }

  #fail(source: Source, error: unknown): void {
    const problem = problemOf(error, source);
    this.#opening.delete(source.id);
    this.decks.remove(source.id);
    this.#note({ source, problem, loudness: null, gainDb: 0, made: null, state: "failed" });
  }

  /** Whether a source cannot be held ready beside the others. */
  failed(id: string): boolean {
    return this.#candidates.get(id)?.state === "failed";
  }

  get matched(): boolean {
    return this.#matched;
  }

  set matched(matched: boolean) {
    this.#matched = matched;
    this.#setLevels();
  }

  async #measure(source: Source, pcm: Pcm): Promise<void> {
    const loudness = await loudnessOf(pcm, source.kind).catch(() => null);
    const candidate = this.#candidates.get(source.id);
    if (!candidate || this.#end.signal.aborted) return;
    this.#candidates.set(source.id, { ...candidate, loudness });
    this.#setLevels();
  }

  #setLevels(): void {
    const measured = new Map<string, number>();
    for (const { source, loudness } of this.#candidates.values()) {
      if (loudness !== null) measured.set(source.id, loudness);
    }
    const gains = this.#matched && measured.size > 1 ? matchingGains(measured) : null;
    for (const [id, candidate] of this.#candidates) {
      const gainDb = gains?.get(id) ?? 0;
      this.#candidates.set(id, { ...candidate, gainDb });
      this.decks.setLevel(id, 10 ** (gainDb / 20));
    }
    this.dispatchEvent(new CompareEvent());
  }

  #note(candidate: Candidate): void {
    this.#candidates.set(candidate.source.id, candidate);
    this.dispatchEvent(new CompareEvent());
  }

  close(): void {
    this.#end.abort();
    this.decks.close();
    this.#candidates.clear();
  }
}

/** Whether the server has to make the samples of a sound first. */
class Making {
  begin: () => void = () => undefined;
  readonly begun = new Promise<void>((resolve) => (this.begin = resolve));
}

function problemOf(error: unknown, { label }: Source): string {
  const known = error instanceof PcmProblem || error instanceof WavProblem;
  const why = known ? error.message : translate("It could not be loaded.");
  return translate("“{label}” cannot be compared here. {why}", { label, why });
}
