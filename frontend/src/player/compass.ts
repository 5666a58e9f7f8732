/** The compass: which way the viewer looks and how wide; a press looks ahead again. */
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { svg } from "./icons";
import { DEGREE, headingDegrees, headingText, type View } from "./orientation";

const RADIUS = 17;

/** A wedge of the disc, opening upwards, as wide as the horizontal view. */
function wedge(width: number): string {
  const half = Math.min(width / 2, 85 * DEGREE);
  const x = RADIUS * Math.sin(half);
  const y = -RADIUS * Math.cos(half);
  return `M0 0L${-x} ${y}A${RADIUS} ${RADIUS} 0 0 1 ${x} ${y}Z`;
}

/** "30°L": what fits under the dial. */
function shortHeading(turned: number): string {
  const degrees = Math.abs(turned);
  if (degrees === 0 || degrees === 180) return `${degrees}°`;
  return turned > 0 ? translate("{degrees}°L", { degrees }) : translate("{degrees}°R", { degrees });
}

export class Compass {
  readonly root = el("button", { type: "button", class: "compass" });
  readonly #wedge = svg("path", { class: "wedge", d: wedge(Math.PI / 2) });
  readonly #degrees = el("span", { class: "degrees" }, "0°");
  #shown = "";

  constructor(signal: AbortSignal, reset: () => void) {
    const image = svg("svg", { viewBox: "-24 -24 48 48", "aria-hidden": "true" });
    image.append(
      svg("circle", { class: "dial", r: 22 }),
      svg("path", { class: "north", d: "M0 -21 3 -16h-6Z" }),
      this.#wedge,
      svg("circle", { class: "listener", r: 3 }),
    );
    this.root.append(image, this.#degrees);
    this.root.addEventListener("click", reset, { signal });
  }

  show(view: View): void {
    const degrees = headingDegrees(view);
    const shown = shortHeading(degrees);
    const heading = headingText(view);
    const label = translate("{shown}, looking {heading}. Look ahead again", { shown, heading });
    const width = view.fov * 1.4;
    const state = `${label} ${width}`;
    if (state === this.#shown) return;
    this.#shown = state;
    this.#wedge.setAttribute("d", wedge(width));
    this.#wedge.setAttribute("transform", `rotate(${-degrees})`);
    this.#degrees.textContent = shown;
    this.root.setAttribute("aria-label", label);
    this.root.title = translate("Look ahead again (0)");
  }
}
