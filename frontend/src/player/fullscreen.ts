/** Full screen, or the whole window where a browser has no full screen for elements (iPhones). */

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
    this.changed(this.host.toggleAttribute("filling"));
  };

  readonly #escape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && this.host.hasAttribute("filling")) this.#fill();
  };
}
