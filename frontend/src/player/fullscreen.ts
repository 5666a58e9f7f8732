/** Full screen, or the whole window where a browser has no full screen for elements (iPhones). */
import { hasSheets } from "./sheet";

export class Fullscreen {
  constructor(
    private readonly host: HTMLElement,
    signal: AbortSignal,
    private readonly changed: (full: boolean) => void,
  ) {
    const tell = () => {
      changed(this.active);
    };
    document.addEventListener("fullscreenchange", tell, { signal });
    document.addEventListener("keydown", this.#escape, { signal });
  }

  get active(): boolean {
    return document.fullscreenElement === this.host || this.host.hasAttribute("filling");
  }

  toggle(): void {
    if (document.fullscreenElement === this.host) void document.exitFullscreen();
    else if (document.fullscreenEnabled) void this.host.requestFullscreen().catch(this.#fill);
    else this.#fill();
  }

  readonly #fill = () => {
    const filling = this.host.toggleAttribute("filling");
    // The page behind stands still.
    document.documentElement.style.overflow = filling ? "hidden" : "";
    this.changed(filling);
  };

  /** Escape closes an open panel first. */
  readonly #escape = (event: KeyboardEvent) => {
    const open = hasSheets() && this.host.shadowRoot?.querySelector(":popover-open");
    if (event.key === "Escape" && this.host.hasAttribute("filling") && !open) this.#fill();
  };
}
