/** What the viewer chose of how the sound is heard; kept until there is a graph, and after. */
import { translate } from "../../shared/translate";
import type { Part, SoundGraph } from "../sound";
import type { Listening } from "./decoders";

export class Mix {
  /** dB by which the page turns the clip, below the viewer's own volume */
  gain = 0;

  /** `failed` is told a sentence when what was chosen could not be loaded. */
  constructor(private readonly failed: (sentence: string) => void) {}

  #graph: SoundGraph | null = null;
  #volume = 1;
  #muted = false;
  #listening: Listening = "omnitone";
  readonly #parts = new Map<Part, number>();

  /** From now on this graph is heard so. */
  apply(graph: SoundGraph): void {
    this.#graph = graph;
    this.setVolume(this.#volume, this.#muted);
    for (const [part, decibels] of this.#parts) this.setPart(part, decibels);
    if (graph.listening !== this.#listening) this.listening = this.#listening;
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
    if (this.#graph) this.#graph.volume = muted ? 0 : volume * 10 ** (this.gain / 20);
  }

  get listening(): Listening {
    return this.#listening;
  }

  set listening(listening: Listening) {
    this.#listening = listening;
    this.#graph?.listenBy(listening).catch(() => {
      this.failed(
        translate("This way of listening could not be loaded; the sound stays as it was."),
      );
    });
  }

  /** The level of a part in dB; -Infinity is off. */
  setPart(part: Part, decibels: number): void {
    this.#parts.set(part, decibels);
    this.#graph?.setPart(part, 10 ** (decibels / 20));
  }
}
