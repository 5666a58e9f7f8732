/** What a finger on the picture does: it drags the world, turns the planet, or points at the map. */
import type { Gaze } from "./gaze";
import type { GestureTargets } from "./gestures";
import { flatDirection, planetTurn, type Point, type ViewMode } from "./projection";

export interface PointingTargets {
  mode(): ViewMode;
  tapped(finger: boolean): void;
  looked(): void;
}

/** A point of the page, measured from the centre of a box, y up, the shorter half side 1. */
export function pointIn(box: DOMRect, { x, y }: Point): Point {
  const half = Math.max(1, Math.min(box.width, box.height) / 2);
  return { x: (x - box.left - box.width / 2) / half, y: (box.top + box.height / 2 - y) / half };
}

export class Pointing implements GestureTargets {
  constructor(
    private readonly surface: HTMLElement,
    private readonly gaze: Gaze,
    private readonly targets: PointingTargets,
  ) {}

  press(at: Point): void {
    this.gaze.hold();
    if (this.targets.mode() === "flat") this.#lookAt(at);
  }

  drag(from: Point, to: Point, time: number): void {
    const { gaze, surface } = this;
    const mode = this.targets.mode();
    if (mode === "flat") this.#lookAt(to);
    else if (mode === "planet")
      gaze.turn(planetTurn(this.#inside(from), this.#inside(to)), 0, time);
    else gaze.drag(to.x - from.x, to.y - from.y, surface.clientHeight, time);
  }

  release(time: number): void {
    this.gaze.release(time);
  }

  zoom(factor: number): void {
    this.gaze.zoom(factor);
  }

  /** On the flat frame a tap has turned the view already. */
  tap(finger: boolean): void {
    if (this.targets.mode() !== "flat") this.targets.tapped(finger);
  }

  looked(): void {
    this.targets.looked();
  }

  #inside(at: Point): Point {
    return pointIn(this.surface.getBoundingClientRect(), at);
  }

  #lookAt(at: Point): void {
    const { clientWidth, clientHeight } = this.surface;
    this.gaze.lookTo(flatDirection(this.#inside(at), clientWidth / Math.max(1, clientHeight)));
  }
}
