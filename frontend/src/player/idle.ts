/** Hides the controls while a clip plays and nobody touches anything; any sign brings them back. */

const QUIET_MILLISECONDS = 2600;
const MOMENT_MILLISECONDS = 500;

export class Idle {
  #timer = 0;
  #waking = 0;
  #wokenAt = -Infinity;
  /** a finger woke the controls: its click is still to come */
  #swallows = false;

  constructor(
    private readonly frame: HTMLElement,
    private readonly mayHide: () => boolean,
    signal: AbortSignal,
  ) {
    // Before anything in the frame, whose answer to the same finger may wake the controls as well.
    for (const type of ["pointermove", "pointerdown", "keydown", "focusin"]) {
      frame.addEventListener(type, this.wake, { signal, capture: true });
    }
    frame.addEventListener("click", this.#swallow, { signal, capture: true });
    for (const type of ["pointerup", "pointercancel"]) {
      frame.addEventListener(type, this.#lift, { signal });
    }
    frame.addEventListener("pointerleave", this.#leave, { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#waking);
    });
  }

  /** True for a moment after the controls were brought back. */
  get justWoken(): boolean {
    return performance.now() - this.#wokenAt < MOMENT_MILLISECONDS;
  }

  readonly wake = (event?: Event) => {
    if (event?.type === "pointerdown") this.#swallows = false;
    if (this.frame.hasAttribute("data-idle")) this.#wake(event);
    this.frame.removeAttribute("data-idle");
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.#sleep, QUIET_MILLISECONDS);
  };

  #wake(event?: Event): void {
    this.#wokenAt = performance.now();
    if (!(event instanceof PointerEvent) || event.pointerType !== "touch") return;
    // The click of this very finger would press what has just come back beneath it.
    this.frame.toggleAttribute("data-waking", true);
    this.#swallows = event.type === "pointerdown";
    clearTimeout(this.#waking);
  }

  /** On a busy machine the click comes when the controls may be pressed again. */
  readonly #swallow = (event: Event) => {
    if (this.#swallows) event.stopPropagation();
    this.#swallows = false;
  };

  readonly #lift = () => {
    clearTimeout(this.#waking);
    this.#waking = window.setTimeout(() => {
      this.frame.removeAttribute("data-waking");
    }, MOMENT_MILLISECONDS);
  };

  /** A finger leaves whenever it lifts; a mouse only when it goes elsewhere. */
  readonly #leave = (event: PointerEvent) => {
    if (event.pointerType !== "touch") this.#sleep();
  };

  readonly #sleep = () => {
    const usesKeys = this.frame.querySelector(":focus-visible:not(.frame)") !== null;
    this.frame.toggleAttribute("data-idle", this.mayHide() && !usesKeys);
  };
}
