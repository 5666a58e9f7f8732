/** The loop on the time line: the part that repeats, and a handle at each end to move it by. */
import { el } from "../../shared/dom";
import { translate } from "../../shared/translate";
import { spokenTime } from "../../shared/words";
import { clamp } from "../orientation";
import type { Range } from "../playback";
import { type LoopEnd, withEnd } from "./loop";

const STEP = 0.1;
const STEP_LARGE = 1;

export interface LoopTargets {
  duration(): number;
  /** the viewer has changed the loop, or ended it by null */
  changed(loop: Range | null): void;
}

export class LoopHandles {
  readonly root = el("div", { class: "loop", hidden: true });
  readonly #handles = { start: handle("start"), end: handle("end") };
  readonly #clear = el("button", { type: "button", class: "loop-clear" }, "×");
  #loop: Range | null = null;

  constructor(
    private readonly bar: HTMLElement,
    private readonly targets: LoopTargets,
    signal: AbortSignal,
  ) {
    this.#clear.title = translate("End the loop");
    this.#clear.setAttribute("aria-label", this.#clear.title);
    const clear = () => {
      this.#change(null);
    };
    this.#clear.addEventListener("click", clear, { signal });
    this.root.append(this.#handles.start, this.#handles.end, this.#clear);
    for (const end of ["start", "end"] as const) this.#follow(end, signal);
  }

  get loop(): Range | null {
    return this.#loop;
  }

  /** Puts one end where the clip is now. */
  mark(end: LoopEnd, time: number): void {
    this.#change(withEnd(this.#loop, end, time, this.targets.duration()));
  }

  show(loop: Range | null): void {
    this.#loop = loop;
    this.root.hidden = loop === null;
    if (!loop) return;
    const duration = Math.max(1e-3, this.targets.duration());
    this.root.style.left = `${(100 * loop.start) / duration}%`;
    this.root.style.width = `${(100 * (loop.end - loop.start)) / duration}%`;
    for (const end of ["start", "end"] as const) {
      const slider = this.#handles[end];
      slider.setAttribute("aria-valuemax", String(duration));
      slider.setAttribute("aria-valuenow", loop[end].toFixed(1));
      slider.setAttribute("aria-valuetext", spokenTime(loop[end]));
    }
  }

  #change(loop: Range | null): void {
    this.show(loop);
    this.targets.changed(loop);
  }

  #follow(end: LoopEnd, signal: AbortSignal): void {
    const slider = this.#handles[end];
    const options = { signal };
    const drag = (event: PointerEvent) => {
      if (!slider.hasPointerCapture(event.pointerId)) return;
      const box = this.bar.getBoundingClientRect();
      const part = clamp((event.clientX - box.left) / Math.max(1, box.width), 0, 1);
      this.mark(end, part * this.targets.duration());
    };
    const press = (event: PointerEvent) => {
      slider.setPointerCapture(event.pointerId);
      event.preventDefault();
      slider.focus({ preventScroll: true });
    };
    slider.addEventListener("pointerdown", press, options);
    slider.addEventListener("pointermove", drag, options);
    slider.addEventListener("keydown", this.#key(end), options);
  }

  #key(end: LoopEnd): (event: KeyboardEvent) => void {
    return (event) => {
      const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (event.key === "Delete" || event.key === "Backspace") this.#change(null);
      else if (way !== undefined && this.#loop) {
        const step = way * (event.shiftKey ? STEP_LARGE : STEP);
        this.mark(end, this.#loop[end] + step);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
  }
}

function handle(end: LoopEnd): HTMLElement {
  return el("div", {
    class: `loop-handle ${end}`,
    role: "slider",
    tabindex: 0,
    "aria-label": end === "start" ? translate("Start of the loop") : translate("End of the loop"),
    "aria-valuemin": 0,
  });
}
