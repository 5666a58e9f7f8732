/** The planet map: a small picture of all directions; a press on it looks there. */
import { el } from "../shared/dom";
import type { Gaze } from "./gaze";
import type { MapPlace } from "./panorama";
import { pointIn } from "./pointing";
import { MAP_SCALE, planetDirection } from "./projection";

/** The place of the map in the player; the picture itself is drawn on the canvas behind it. */
export class PlanetMap {
  readonly root = el("div", { class: "planet-map", "aria-hidden": "true", hidden: true });

  constructor(
    private readonly gaze: Gaze,
    private readonly looked: () => void,
    signal: AbortSignal,
  ) {
    this.root.addEventListener("pointerdown", this.#press, { signal });
    this.root.addEventListener("pointermove", this.#move, { signal });
  }

  /** Where it lies on the picture; null while it is hidden. */
  place(picture: HTMLElement): MapPlace | null {
    if (this.root.hidden) return null;
    const [mine, whole] = [this.root.getBoundingClientRect(), picture.getBoundingClientRect()];
    return { left: mine.left - whole.left, top: mine.top - whole.top, size: mine.width };
  }

  readonly #press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    this.root.setPointerCapture(event.pointerId);
    this.#lookAt(event);
  };

  readonly #move = (event: PointerEvent) => {
    if (this.root.hasPointerCapture(event.pointerId)) this.#lookAt(event);
  };

  #lookAt({ clientX, clientY }: PointerEvent): void {
    const point = pointIn(this.root.getBoundingClientRect(), { x: clientX, y: clientY });
    this.gaze.lookTo(planetDirection(point, MAP_SCALE));
    this.looked();
  }
}
