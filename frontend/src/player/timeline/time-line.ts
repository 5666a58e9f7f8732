/**
 * The time line. Folded up it is the thin seek bar over the picture; unfolded it lies under the
 * picture and shows direction over time, the waveform, loud moments and the loop. The position is
 * the same slider either way, so that keys and screen readers find nothing changed.
 */
import { ApiProblem, call } from "../../shared/api";
import type { Source, ThumbnailSheet } from "../../shared/clip";
import { el } from "../../shared/dom";
import { translate } from "../../shared/translate";
import { clockText } from "../../shared/words";
import { headingText } from "../orientation";
import { keep, recall } from "../preferences";
import { type Analysis, readAnalysis } from "./analysis";
import { Lanes } from "./lanes";
import { LoopHandles, type LoopTargets } from "./loop-handles";
import { type LoudMoment, loudMoments } from "./moments";
import { Preview } from "./preview";

const REMEMBERED = "timeline";
/** Marks nearer to each other than a finger is wide are left out. */
const MARK_PIXELS = 26;

export interface TimeLineTargets extends LoopTargets {
  seek(seconds: number): void;
  unfolded(unfolded: boolean): void;
}

export class TimeLine {
  readonly root = el("div", { class: "timeline", hidden: true });
  readonly loop: LoopHandles;
  readonly #lanes = new Lanes();
  readonly #marks = el("div", { class: "marks" });
  readonly #sides = el("div", { class: "sides", "aria-hidden": "true", hidden: true });
  readonly #words = el("p", { class: "lane-words", role: "status" });
  readonly #preview: Preview;
  readonly #known = new Map<string, Promise<Analysis>>();
  #moments: LoudMoment[] = [];
  #source: Source | null = null;
  #secret = false;

  /** `bar` holds the slider and lies in `home` while the time line is folded up. */
  constructor(
    private readonly bar: HTMLElement,
    private readonly home: HTMLElement,
    private readonly targets: TimeLineTargets,
    signal: AbortSignal,
  ) {
    this.loop = new LoopHandles(bar, targets, signal);
    this.#preview = new Preview(bar, () => targets.duration(), signal);
    this.#sides.append(
      ...[translate("left"), translate("front"), translate("right")].map((side) =>
        el("span", {}, side),
      ),
    );
    bar.prepend(this.#lanes.canvas, this.#sides, this.#words);
    bar.append(this.loop.root, this.#marks, this.#preview.root);
    const resizing = new ResizeObserver(() => {
      if (this.isUnfolded) this.#paint();
    });
    resizing.observe(this.root);
    signal.addEventListener("abort", () => {
      resizing.disconnect();
    });
  }

  get isUnfolded(): boolean {
    return !this.root.hidden;
  }

  toggle(unfold = !this.isUnfolded): void {
    keep(REMEMBERED, unfold ? "unfolded" : "folded");
    this.unfold(unfold);
  }

  /** As the viewer left it. */
  restore(): void {
    if (recall(REMEMBERED) === "unfolded") this.unfold(true);
  }

  unfold(unfold: boolean): void {
    if (unfold === this.isUnfolded) return;
    this.root.hidden = !unfold;
    if (unfold) this.root.append(this.bar);
    else this.home.prepend(this.bar);
    this.targets.unfolded(unfold);
    this.#draw();
  }

  showSheet(sheet: ThumbnailSheet | null): void {
    this.#preview.showSheet(sheet);
  }

  showSource(source: Source | null): void {
    this.#source = source;
    this.#draw();
  }

  /** While a secret is kept, the lanes would tell which sound this is. */
  set secret(secret: boolean) {
    this.#secret = secret;
    this.#draw();
  }

  #draw(): void {
    if (!this.isUnfolded) return;
    const source = this.#source;
    const url = this.#secret ? null : (source?.analysis_url ?? null);
    if (url === null) {
      const silent = source?.kind === "silent" ? translate("This clip has no sound.") : "";
      this.#show(null, this.#secret ? translate("Hidden until you know the answer.") : silent);
      return;
    }
    this.#show(null, translate("Reading the sound …"));
    this.#analysis(url).then(
      (analysis) => {
        if (this.#isCurrent(source)) this.#show(analysis, "");
      },
      (error: unknown) => {
        if (!this.#isCurrent(source)) return;
        this.#known.delete(url);
        const known = error instanceof ApiProblem;
        this.#show(
          null,
          known ? error.message : translate("The sound of this clip could not be drawn."),
        );
        if (!known) console.error(error);
      },
    );
  }

  #isCurrent(source: Source | null): boolean {
    return source === this.#source && !this.#secret;
  }

  #analysis(url: string): Promise<Analysis> {
    const known = this.#known.get(url) ?? call(url).then(readAnalysis);
    this.#known.set(url, known);
    return known;
  }

  #show(analysis: Analysis | null, words: string): void {
    this.#words.textContent = words;
    this.#sides.hidden = !analysis || analysis.bands.length === 0;
    this.#moments = analysis ? loudMoments(analysis) : [];
    this.#lanes.show(analysis);
    this.#showMarks();
  }

  #paint(): void {
    this.#lanes.paint();
    this.#showMarks();
  }

  #showMarks(): void {
    const duration = Math.max(1e-3, this.targets.duration());
    const width = this.bar.clientWidth;
    let last = -Infinity;
    const roomy = this.#moments.filter(({ time }) => {
      const at = (time / duration) * width;
      if (at - last < MARK_PIXELS) return false;
      last = at;
      return true;
    });
    this.#marks.replaceChildren(...roomy.map((moment) => this.#mark(moment, duration)));
  }

  #mark({ time, azimuth }: LoudMoment, duration: number): HTMLElement {
    const at = clockText(time);
    const label =
      azimuth === null
        ? translate("Loud moment at {time}", { time: at })
        : translate("Loud moment at {time}, {heading}", {
            time: at,
            heading: headingText({ yaw: azimuth, pitch: 0 }),
          });
    const mark = el("button", { type: "button", class: "mark", "aria-label": label, title: label });
    mark.style.left = `${(100 * time) / duration}%`;
    mark.addEventListener("click", () => {
      this.targets.seek(time);
    });
    return mark;
  }
}
