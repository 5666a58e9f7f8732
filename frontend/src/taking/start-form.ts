/** The form that starts takes: what is asked, what it will cost, and how it is sent. */
import { ApiProblem, call } from "../shared/api";
import { find } from "../shared/dom";
import { type JobSnapshot, parseJobSnapshot } from "../shared/job-snapshot";
import { submitOnce } from "../shared/press";
import { list, number, flag, type Reader, record } from "../shared/shape";
import { translate, translatePlural } from "../shared/translate";
import { sentences } from "../shared/words";
import { OrientationPicker } from "./orientation-picker";
import { RangePicker } from "./range-picker";
import { isStraight } from "./turning";

export interface Estimate {
  sound_seconds: number;
  cost_minutes: number;
  work_seconds: number;
  wait_seconds: number;
  /** false while nothing was measured on this studio */
  measured: boolean;
}

const readEstimate: Reader<Estimate> = record<Estimate>({
  sound_seconds: number,
  cost_minutes: number,
  work_seconds: number,
  wait_seconds: number,
  measured: flag,
});

const REST_MILLISECONDS = 300;

export class StartForm {
  readonly #range: RangePicker;
  readonly #orientation: OrientationPicker;
  readonly #estimate: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asked = 0;

  /** `started` is told of every take that a submit has started. */
  constructor(
    private readonly form: HTMLFormElement,
    private readonly started: (snapshot: JobSnapshot) => void,
  ) {
    this.#range = find(form, "range-picker", RangePicker);
    this.#orientation = find(form, "orientation-picker", OrientationPicker);
    this.#estimate = find(form, ".start-estimate", HTMLElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#start();
    });
    submitOnce(find(form, "button[type=submit]", HTMLButtonElement));
    form.addEventListener("change", () => {
      this.#expectSoon();
    });
    this.#expectSoon();
  }

  /** Looks anew: the queue has changed. */
  expect(): void {
    this.#expectSoon();
  }

  /** What is asked, as the API takes it; the whole clip and a straight head are not said. */
  get asked(): Record<string, string | number> {
    const data = new FormData(this.form);
    const { orientation } = this.#orientation;
    return {
      model_version: find(this.form, "[name=model_version]", HTMLSelectElement).value,
      steps: Number(data.get("steps")),
      guidance: Number(data.get("guidance")),
      seed: Number(data.get("seed")),
      count: Number(data.get("count")),
      ...this.#range.range,
      ...(isStraight(orientation) ? {} : orientation),
    };
  }

  async #start(): Promise<void> {
    const problem = find(this.form, "[data-start-problem]", HTMLElement);
    const button = find(this.form, "button[type=submit]", HTMLButtonElement);
    problem.hidden = true;
    button.disabled = true;
    try {
      const answer = await call(this.form.action, { method: "POST", json: this.asked });
      const takes = list(parseTake)(answer, "");
      for (const take of takes) this.started(take);
      // The next take is to be another one.
      find(this.form, "[name=seed]", HTMLInputElement).valueAsNumber += takes.length;
      this.#expectSoon();
    } catch (error) {
      const known = error instanceof ApiProblem;
      problem.textContent = known ? error.message : translate("The take did not start.");
      problem.hidden = false;
      if (!known) throw error;
    } finally {
      button.disabled = false;
    }
  }

  #expectSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#expect(), REST_MILLISECONDS);
  }

  /** An answer that comes too late, or not at all, says nothing. */
  async #expect(): Promise<void> {
    if (!this.form.checkValidity()) return;
    this.#asked += 1;
    const mine = this.#asked;
    const query = new URLSearchParams(
      Object.entries(this.asked).map(([name, value]) => [name, String(value)]),
    );
    try {
      const url = `${this.form.dataset["estimate"] ?? ""}?${query.toString()}`;
      const estimate = readEstimate(await call(url), "");
      if (mine === this.#asked) this.#estimate.textContent = estimateText(estimate);
    } catch {
      if (mine === this.#asked) this.#estimate.textContent = "";
    }
  }
}

function parseTake(value: unknown): JobSnapshot {
  return parseJobSnapshot(value);
}

/** "About 2 minutes of work, after about 5 minutes in line. Costs 0.3 minutes of sound." */
export function estimateText(estimate: Estimate): string {
  const { work_seconds, wait_seconds, cost_minutes, measured } = estimate;
  const work = spanText(work_seconds);
  const cost = cost_minutes < 0.05 ? "< 0.1" : cost_minutes.toFixed(1);
  const values = { work, wait: spanText(wait_seconds), cost };
  const line =
    wait_seconds < 3
      ? translate("About {work}. Costs {cost} minutes of sound.", values)
      : translate("About {work}, after {wait} in line. Costs {cost} minutes of sound.", values);
  return measured
    ? line
    : sentences(line, translate("A first guess: this model has made no take here yet."));
}

/** Seconds -> "40 seconds", "3 minutes". */
export function spanText(seconds: number): string {
  if (seconds < 90) {
    const rounded = Math.max(5, Math.round(seconds / 5) * 5);
    return translatePlural("{count} second", "{count} seconds", rounded);
  }
  return translatePlural("{count} minute", "{count} minutes", Math.round(seconds / 60));
}
