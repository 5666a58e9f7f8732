/** What the clip shows at the place under the pointer: a small picture and the time. */
import type { ThumbnailSheet } from "../../shared/clip";
import { el } from "../../shared/dom";
import { clockText } from "../../shared/words";
import { clamp } from "../orientation";

/** Which tile of the sheet shows the clip at a time: its column and row. */
export function tileAt(sheet: ThumbnailSheet, time: number): [column: number, row: number] {
  const last = sheet.columns * sheet.rows - 1;
  const index = clamp(Math.floor(time / sheet.interval), 0, last);
  return [index % sheet.columns, Math.floor(index / sheet.columns)];
}

export class Preview {
  readonly root = el("div", { class: "preview", hidden: true, "aria-hidden": "true" });
  readonly #tile = el("div", { class: "tile", hidden: true });
  readonly #time = el("span");
  #sheet: ThumbnailSheet | null = null;

  constructor(bar: HTMLElement, duration: () => number, signal: AbortSignal) {
    this.root.append(this.#tile, this.#time);
    const options = { signal };
    const move = (event: PointerEvent) => {
      const box = bar.getBoundingClientRect();
      const part = clamp((event.clientX - box.left) / Math.max(1, box.width), 0, 1);
      this.#show(part * duration(), part * box.width, box.width);
    };
    bar.addEventListener("pointermove", move, options);
    bar.addEventListener("pointerleave", this.hide, options);
    bar.addEventListener("pointercancel", this.hide, options);
  }

  showSheet(sheet: ThumbnailSheet | null): void {
    this.#sheet = sheet;
    this.#tile.hidden = sheet === null;
    if (!sheet) return;
    const { style } = this.#tile;
    style.width = `${sheet.width}px`;
    style.height = `${sheet.height}px`;
    style.backgroundImage = `url("${new URL(sheet.url, document.baseURI).href}")`;
    style.backgroundSize = `${sheet.columns * sheet.width}px ${sheet.rows * sheet.height}px`;
  }

  readonly hide = () => {
    this.root.hidden = true;
  };

  #show(time: number, at: number, width: number): void {
    this.root.hidden = false;
    this.#time.textContent = clockText(time);
    if (this.#sheet) {
      const [column, row] = tileAt(this.#sheet, time);
      const { width: w, height: h } = this.#sheet;
      this.#tile.style.backgroundPosition = `${-column * w}px ${-row * h}px`;
    }
    const half = this.root.offsetWidth / 2;
    this.root.style.left = `${clamp(at, half, Math.max(half, width - half))}px`;
  }
}
