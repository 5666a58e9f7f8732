/**
 * <range-picker duration="12.3" sheet='{…}'>: which seconds of the clip, on a strip of its pictures.
 * Two sliders over one another, so that keyboards, touch and screen readers work as everywhere.
 */
import type { ThumbnailSheet } from "../shared/clip";
import { el } from "../shared/dom";
import type { TimeRange } from "../shared/job-snapshot";
import { translate } from "../shared/translate";

/** The shortest range, as the studio takes it; seconds. */
const SHORTEST = 0.5;
const TILES = 10;

export class RangePicker extends HTMLElement {
  readonly #start = slider(translate("Start of the range"));
  readonly #stop = slider(translate("End of the range"));
  readonly #chosen = el("div", { class: "range-chosen" });
  readonly #words = el("output", { class: "range-words" });
  #built = false;

  connectedCallback(): void {
    if (this.#built) return;
    this.#built = true;
    for (const input of [this.#start, this.#stop]) {
      input.max = String(this.duration);
      input.addEventListener("input", () => {
        this.#moved(input);
      });
    }
    const strip = el("div", { class: "range-strip" }, ...this.#pictures(), this.#chosen);
    this.append(el("div", { class: "range-track" }, strip, this.#start, this.#stop), this.#words);
    this.reset();
  }

  get duration(): number {
    return Number(this.getAttribute("duration"));
  }

  /** The chosen seconds; null for the whole clip. */
  get range(): TimeRange | null {
    const [start, stop] = [this.#start.valueAsNumber, this.#stop.valueAsNumber];
    return start <= 0 && stop >= this.#last ? null : { start, stop };
  }

  set range(range: TimeRange | null) {
    this.#start.valueAsNumber = range?.start ?? 0;
    this.#stop.valueAsNumber = range?.stop ?? this.#last;
    this.#show();
  }

  reset(): void {
    this.range = null;
  }

  /** The end as a slider of tenths can say it. */
  get #last(): number {
    return Math.floor(this.duration * 10) / 10;
  }

  #moved(input: HTMLInputElement): void {
    const shortest = Math.min(SHORTEST, this.#last);
    if (input === this.#start) {
      const most = this.#stop.valueAsNumber - shortest;
      if (input.valueAsNumber > most) input.valueAsNumber = Math.max(0, most);
    } else {
      const least = this.#start.valueAsNumber + shortest;
      if (input.valueAsNumber < least) input.valueAsNumber = least;
    }
    this.#show();
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #show(): void {
    const [start, stop] = [this.#start.valueAsNumber, this.#stop.valueAsNumber];
    const most = Math.max(this.#last, 0.1);
    this.#chosen.style.setProperty("--start", String(start / most));
    this.#chosen.style.setProperty("--stop", String(stop / most));
    for (const [input, seconds] of [
      [this.#start, start],
      [this.#stop, stop],
    ] as const) {
      input.setAttribute("aria-valuetext", translate("{seconds} seconds", { seconds }));
    }
    this.#words.textContent = this.range
      ? translate("{start} to {stop} s: {length} s of {whole} s", {
          start: start.toFixed(1),
          stop: stop.toFixed(1),
          length: (stop - start).toFixed(1),
          whole: this.duration.toFixed(1),
        })
      : translate("The whole clip, {whole} s", { whole: this.duration.toFixed(1) });
  }

  /** A row of small pictures; plain ground where the clip has none. */
  #pictures(): HTMLElement[] {
    const json = this.getAttribute("sheet");
    if (!json) return [];
    const sheet = JSON.parse(json) as ThumbnailSheet;
    return Array.from({ length: TILES }, (_, index) => {
      const seconds = ((index + 0.5) / TILES) * this.duration;
      const count = sheet.columns * sheet.rows;
      const tile = Math.min(count - 1, Math.floor(seconds / sheet.interval));
      return picture(sheet, tile % sheet.columns, Math.floor(tile / sheet.columns));
    });
  }
}

function slider(label: string): HTMLInputElement {
  return el("input", { type: "range", min: 0, step: 0.1, "aria-label": label });
}

/** One tile of the sheet, filling its place whatever its size. */
function picture({ url, columns, rows }: ThumbnailSheet, column: number, row: number): HTMLElement {
  const tile = el("div", { class: "range-picture" });
  const across = columns > 1 ? (column / (columns - 1)) * 100 : 0;
  const down = rows > 1 ? (row / (rows - 1)) * 100 : 0;
  tile.style.backgroundImage = `url("${url}")`;
  tile.style.backgroundSize = `${columns * 100}% ${rows * 100}%`;
  tile.style.backgroundPosition = `${across}% ${down}%`;
  return tile;
}
