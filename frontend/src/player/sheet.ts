/**
 * A panel above everything: beside its button on a wide screen, a sheet at the bottom on a phone.
 * The browser's own popover: Escape and a press outside close it, and the focus returns.
 */
import { el } from "../shared/dom";
import { translate } from "../shared/translate";

const GAP = 8;
const MARGIN = 12;
/** Less room than this beside the button, and the panel becomes a sheet. */
const ROOM_MIN = 260;
const PHONE = "(max-width: 620px)";

/** False in browsers before 2024, which get no panels. */
export function hasSheets(): boolean {
  return "popover" in HTMLElement.prototype;
}

export class Sheet {
  readonly body = el("div", { class: "sheet-body" });
  readonly root: HTMLElement;
  #button: HTMLElement | null = null;
  #returnTo: HTMLElement | null = null;

  constructor(
    readonly title: string,
    signal: AbortSignal,
  ) {
    const close = el(
      "button",
      { type: "button", class: "sheet-close", "aria-label": translate("Close") },
      "×",
    );
    const head = el("div", { class: "sheet-head" }, el("h2", {}, title), close);
    const attributes = { class: "sheet", popover: "auto", role: "dialog", tabindex: -1 };
    this.root = el("div", { ...attributes, "aria-label": title }, head, this.body);
    const options = { signal };
    close.addEventListener("click", this.close, options);
    this.root.addEventListener("beforetoggle", this.#place, options);
    this.root.addEventListener("toggle", this.#moveFocus, options);
    window.addEventListener("resize", this.#place, options);
    window.addEventListener("scroll", this.#place, { signal, passive: true });
  }

  get isOpen(): boolean {
    return hasSheets() && this.root.matches(":popover-open");
  }

  /** The button opens and closes it from now on. */
  attach(button: HTMLButtonElement): void {
    this.#button = button;
    button.popoverTargetElement = this.root;
    button.setAttribute("aria-haspopup", "dialog");
  }

  toggle(): void {
    if (hasSheets()) this.root.togglePopover();
  }

  readonly close = (): void => {
    if (this.isOpen) this.root.hidePopover();
  };

  /** In: to the choice that holds, so that arrow keys change it. Out: back, if it went nowhere. */
  readonly #moveFocus = () => {
    if (!this.isOpen) {
      const focused = this.#focused();
      const back = this.#returnTo?.checkVisibility() ? this.#returnTo : this.root.parentElement;
      if (!focused || this.root.contains(focused)) back?.focus({ preventScroll: true });
      return;
    }
    const first = this.body.querySelector<HTMLElement>("input:checked, input, button, a");
    (first ?? this.root).focus({ preventScroll: true });
  };

  #focused(): HTMLElement | null {
    const tree = this.root.getRootNode();
    const focused = tree instanceof ShadowRoot ? tree.activeElement : document.activeElement;
    return focused instanceof HTMLElement ? focused : null;
  }

  readonly #place = (event: Event) => {
    if (event.type !== "beforetoggle" && !this.isOpen) return;
    if (event.type === "beforetoggle" && !this.isOpen)
      this.#returnTo = this.#focused() ?? this.#button;
    const { style } = this.root;
    const beside = this.#button?.getBoundingClientRect();
    const above = (beside?.top ?? 0) - GAP - MARGIN;
    const asSheet = !beside || above < ROOM_MIN || matchMedia(PHONE).matches;
    this.root.toggleAttribute("data-bottom", asSheet && matchMedia(PHONE).matches);
    this.root.toggleAttribute("data-centre", asSheet && !matchMedia(PHONE).matches);
    style.right = asSheet ? "" : `${Math.max(MARGIN, window.innerWidth - beside.right)}px`;
    style.bottom = asSheet ? "" : `${window.innerHeight - beside.top + GAP}px`;
    style.maxHeight = asSheet ? "" : `${above}px`;
  };
}
