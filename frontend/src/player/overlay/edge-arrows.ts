/**
 * Arrows at the picture's edges towards what sounds out of view: "Listen left". One a side at most,
 * and they come and go slowly; a press turns there.
 */
import { el } from "../../shared/dom";
import { translate } from "../../shared/translate";
import { svg } from "../icons";
import { DEGREE, type Direction, type View } from "../orientation";
import { seen, type Side } from "../around";
import { directionOf, type Lobe } from "./lobes";

const SIDES: readonly Side[] = ["left", "right", "up", "down"];
/** A sound this loud and this much from one place is worth turning to. */
const HEAT_MIN = 0.45;
const DIRECTNESS_MIN = 0.35;
/** Heard out of view for so long, an arrow comes; silent for so long, it goes. */
const COME_SECONDS = 0.4;
const GO_SECONDS = 0.7;

interface Arrow {
  button: HTMLButtonElement;
  to: Direction;
  /** seconds of sound there that have added up, between 0 and GO_SECONDS */
  heard: number;
}

export class EdgeArrows {
  readonly root = el("div", { class: "edges" });
  readonly #arrows: Readonly<Record<Side, Arrow>>;

  constructor(signal: AbortSignal, turnTo: (direction: Direction) => void) {
    const arrow = (side: Side): Arrow => {
      const button = el("button", { type: "button", class: `edge ${side}`, hidden: true });
      const image = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
      image.append(svg("path", { d: "M15 4 7 12l8 8" }));
      button.append(image);
      const made = { button, to: { azimuth: 0, elevation: 0 }, heard: 0 };
      const press = () => {
        turnTo(made.to);
      };
      button.addEventListener("click", press, { signal });
      this.root.append(button);
      return made;
    };
    const [left, right, up, down] = SIDES.map(arrow) as [Arrow, Arrow, Arrow, Arrow];
    this.#arrows = { left, right, up, down };
  }

  /** What sounds now, to a viewer who looks so; `seconds` since the last time. */
  show(lobes: readonly Lobe[], view: View, aspect: number, seconds: number): void {
    const loudest = loudestOutOfView(lobes, view, aspect);
    for (const side of SIDES) {
      const arrow = this.#arrows[side];
      const found = loudest.get(side);
      // As slow to go as to come: what was heard for a moment only never shows.
      const step = found ? (seconds * GO_SECONDS) / COME_SECONDS : -seconds;
      arrow.heard = Math.min(GO_SECONDS, Math.max(0, arrow.heard + step));
      if (found) this.#point(arrow, side, found, view, aspect);
      // What one has turned to is not out of view any more.
      if (seen(arrow.to, view, aspect).side !== side) arrow.heard = 0;
      if (arrow.heard >= GO_SECONDS) arrow.button.hidden = false;
      if (arrow.heard === 0) arrow.button.hidden = true;
    }
  }

  clear(): void {
    for (const side of SIDES) {
      this.#arrows[side].heard = 0;
      this.#arrows[side].button.hidden = true;
    }
  }

  #point(arrow: Arrow, side: Side, to: Direction, view: View, aspect: number): void {
    arrow.to = to;
    const label = arrowLabel(side, to, view, aspect);
    if (arrow.button.title === label) return;
    arrow.button.title = label;
    arrow.button.setAttribute("aria-label", label);
  }
}

/** "Listen left: a sound 120° to the left", to the nearest ten degrees. */
export function arrowLabel(side: Side, to: Direction, view: View, aspect: number): string {
  const { across, above } = seen(to, view, aspect);
  const angle = side === "left" || side === "right" ? across : above;
  const degrees = Math.max(10, Math.round(Math.abs(angle) / DEGREE / 10) * 10);
  if (side === "left") return translate("Listen left: a sound {degrees}° to the left", { degrees });
  if (side === "right")
    return translate("Listen right: a sound {degrees}° to the right", { degrees });
  if (side === "up") return translate("Listen up: a sound {degrees}° up", { degrees });
  return translate("Listen down: a sound {degrees}° down", { degrees });
}

function loudestOutOfView(
  lobes: readonly Lobe[],
  view: View,
  aspect: number,
): Map<Side, Direction> {
  const found = new Map<Side, { strength: number; to: Direction }>();
  for (const lobe of lobes) {
    if (lobe.heat < HEAT_MIN || lobe.directness < DIRECTNESS_MIN) continue;
    const to = directionOf(lobe);
    const { side } = seen(to, view, aspect);
    const strength = lobe.heat * lobe.directness;
    if (side && strength > (found.get(side)?.strength ?? 0)) found.set(side, { strength, to });
  }
  return new Map([...found].map(([side, { to }]) => [side, to]));
}
