/** The loudness at the ears, as a small sign over the picture: a bar, and words for everyone. */
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { Meter, type Reading } from "./sound/meter";
import type { SoundGraph } from "./sound";

/** How often it is read, in milliseconds. */
const EVERY = 100;
/** The bar spans these, in LUFS. */
const QUIETEST = -60;
const LOUDEST = 0;
/** Peaks above this are told in a warning colour, in dB. */
const HOT = -1;

function decibels(value: number): string {
  return Number.isFinite(value) ? value.toFixed(0).replace("-", "−") : "−∞";
}

export class LoudnessDisplay {
  readonly #bar = el("span", { class: "loudness-bar" });
  readonly #words = el("span", { class: "loudness-words" });
  readonly root = el(
    "p",
    {
      class: "loudness",
      role: "meter",
      "aria-label": translate("Loudness"),
      "aria-valuemin": QUIETEST,
      "aria-valuemax": LOUDEST,
      hidden: true,
    },
    this.#bar,
    this.#words,
  );
  #meter: Meter | null = null;
  #timer = 0;

  /** `sound` tells the graph once there is one. */
  constructor(
    private readonly sound: () => SoundGraph | null,
    signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => {
      this.shown = false;
    });
  }

  set shown(shown: boolean) {
    this.root.hidden = !shown;
    window.clearInterval(this.#timer);
    this.#timer = shown ? window.setInterval(this.#read, EVERY) : 0;
    if (shown) this.#show({ loudness: -Infinity, peak: -Infinity });
    else this.#unplug();
  }

  #unplug(): void {
    this.#meter?.close();
    this.#meter = null;
  }

  readonly #read = () => {
    const graph = this.sound();
    if (!graph) return;
    this.#meter ??= new Meter(graph.output);
    this.#show(this.#meter.read());
  };

  #show({ loudness, peak }: Reading): void {
    const shown = Math.min(LOUDEST, Math.max(QUIETEST, loudness));
    this.root.setAttribute("aria-valuenow", shown.toFixed(0));
    const words = translate("{loudness} LUFS, peak {peak} dB", {
      loudness: decibels(loudness),
      peak: decibels(peak),
    });
    this.root.setAttribute("aria-valuetext", words);
    this.#words.textContent = words;
    this.#bar.style.setProperty("--level", `${(100 * (shown - QUIETEST)) / (LOUDEST - QUIETEST)}%`);
    this.root.toggleAttribute("data-hot", peak > HOT);
  }
}
