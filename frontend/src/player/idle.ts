/** Hides the controls while a clip plays and nobody touches anything; any sign brings them back. */

const QUIET_MILLISECONDS = 2600;

export class Idle {
  #timer = 0;

  constructor(
    private readonly frame: HTMLElement,
    private readonly mayHide: () => boolean,
    signal: AbortSignal,
  ) {
    for (const type of ["pointermove", "pointerdown", "keydown", "focusin"]) {
      frame.addEventListener(type, this.wake, { signal });
    }
    frame.addEventListener("pointerleave", this.#sleep, { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
    });
  }

  readonly wake = () => {
    this.frame.removeAttribute("data-idle");
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.#sleep, QUIET_MILLISECONDS);
  };

  readonly #sleep = () => {
    const usesKeys = this.frame.querySelector(":focus-visible:not(.frame)") !== null;
    this.frame.toggleAttribute("data-idle", this.mayHide() && !usesKeys);
  };
}
