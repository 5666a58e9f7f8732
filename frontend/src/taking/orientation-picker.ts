/**
 * <orientation-picker poster="…">: where the model's front is, and its horizon. The line over the
 * picture shows where the level will be; the mark on it, the front.
 */
import { el } from "../shared/dom";
import type { Orientation } from "../shared/job-snapshot";
import { translate } from "../shared/translate";
import { horizon, horizonPoint, isStraight, STRAIGHT } from "./turning";

const SVG = "http://www.w3.org/2000/svg";

/** Someone wants the view of now to be the front (bubbles); whoever knows it calls `use`. */
export class ViewWantedEvent extends Event {
  static readonly type = "view-wanted";
  constructor(readonly use: (yaw: number) => void) {
    super(ViewWantedEvent.type, { bubbles: true });
  }
}

export class OrientationPicker extends HTMLElement {
  #yaw = 0;
  readonly #pitch = tilt();
  readonly #roll = tilt();
  readonly #line = document.createElementNS(SVG, "polyline");
  readonly #front = document.createElementNS(SVG, "circle");
  readonly #words = el("output", { class: "turn-words" });
  readonly #reset = el("button", { type: "button", class: "button small" }, translate("Reset"));
  #built = false;

  connectedCallback(): void {
    if (this.#built) return;
    this.#built = true;
    const use = el(
      "button",
      { type: "button", class: "button small" },
      translate("Use the player's view as the front"),
    );
    use.addEventListener("click", () => {
      const event = new ViewWantedEvent((yaw) => {
        this.#choose({ ...this.orientation, yaw });
      });
      this.dispatchEvent(event);
    });
    this.#reset.addEventListener("click", () => {
      this.#choose(STRAIGHT);
    });
    for (const input of [this.#pitch, this.#roll]) {
      input.addEventListener("input", () => {
        this.#choose(this.orientation);
      });
    }
    this.append(
      this.#preview(),
      el("div", { class: "turn-buttons" }, use, this.#reset),
      labelled(translate("Horizon, up and down"), this.#pitch),
      labelled(translate("Horizon, tilt"), this.#roll),
      this.#words,
    );
    this.#show();
  }

  get orientation(): Orientation {
    return {
      yaw: this.#yaw,
      pitch: this.#pitch.valueAsNumber,
      roll: this.#roll.valueAsNumber,
    };
  }

  #choose({ yaw, pitch, roll }: Orientation): void {
    this.#yaw = Math.round(yaw * 10) / 10;
    this.#pitch.valueAsNumber = pitch;
    this.#roll.valueAsNumber = roll;
    this.#show();
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #preview(): HTMLElement {
    const box = el("div", { class: "turn-preview", "aria-hidden": "true" });
    const poster = this.getAttribute("poster");
    if (poster) box.append(el("img", { src: poster, alt: "", loading: "lazy" }));
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", "0 0 200 100");
    drawing.setAttribute("preserveAspectRatio", "none");
    this.#front.setAttribute("r", "3");
    drawing.append(this.#line, this.#front);
    box.append(drawing);
    return box;
  }

  #show(): void {
    const { orientation } = this;
    const points = horizon(orientation).map(({ x, y }) => `${x * 200},${y * 100}`);
    this.#line.setAttribute("points", points.join(" "));
    const { x, y } = horizonPoint(orientation, 0);
    this.#front.setAttribute("cx", String(x * 200));
    this.#front.setAttribute("cy", String(y * 100));
    this.#reset.disabled = isStraight(orientation);
    const { yaw, pitch, roll } = orientation;
    this.#words.textContent = isStraight(orientation)
      ? translate("The front is the picture's middle, the horizon as filmed.")
      : translate("Front {yaw}° to the left, horizon {pitch}° up, tilted {roll}°.", {
          yaw,
          pitch,
          roll,
        });
  }
}

function tilt(): HTMLInputElement {
  return el("input", { type: "range", min: -45, max: 45, step: 0.5, value: 0 });
}

function labelled(text: string, input: HTMLInputElement): HTMLElement {
  return el("label", { class: "turn-slider" }, el("span", {}, text), input);
}
