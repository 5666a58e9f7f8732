/** A sentence over the picture that goes by itself, and that screen readers say. */
import { el } from "../shared/dom";

const SECONDS = 4;

export class Toast {
  readonly root = el("p", { class: "toast", role: "status" });
  #timer = 0;

  constructor(signal: AbortSignal) {
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
    });
  }

  show(sentence: string): void {
    this.root.textContent = sentence;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.root.textContent = "";
    }, SECONDS * 1000);
  }
}
