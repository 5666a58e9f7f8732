/** Mouse, pen and fingers on the picture: drag to look, pinch or wheel to zoom, tap to play. */
import type { Point } from "./projection";

/** A touch that moves less than this is a tap. */
const TAP_PIXELS = 6;
const TAP_SECONDS = 0.4;
const WHEEL_ZOOM = 0.0012;

/** Points are in pixels of the page, times in seconds. */
export interface GestureTargets {
  press(at: Point): void;
  drag(from: Point, to: Point, time: number): void;
  release(time: number): void;
  zoom(factor: number): void;
  tap(finger: boolean): void;
  /** the view changed, or may go on changing */
  looked(): void;
}

export class Gestures {
  readonly #fingers = new Map<number, Point>();
  #travel = 0;
  #pressedAt = 0;

  constructor(
    private readonly surface: HTMLElement,
    private readonly targets: GestureTargets,
    signal: AbortSignal,
  ) {
    const options = { signal };
    surface.addEventListener("pointerdown", this.#press, options);
    surface.addEventListener("pointermove", this.#move, options);
    surface.addEventListener("pointerup", this.#lift, options);
    surface.addEventListener("pointercancel", this.#lift, options);
    surface.addEventListener("wheel", this.#wheel, { signal, passive: false });
  }

  readonly #press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    this.surface.setPointerCapture(event.pointerId);
    if (this.#fingers.size === 0) {
      this.#travel = 0;
      this.#pressedAt = event.timeStamp / 1000;
    }
    const finger = placeOf(event);
    this.#fingers.set(event.pointerId, finger);
    this.targets.press(finger);
    this.targets.looked();
  };

  readonly #move = (event: PointerEvent) => {
    const from = this.#fingers.get(event.pointerId);
    if (!from) return;
    const to = placeOf(event);
    const apart = this.#spread();
    this.#fingers.set(event.pointerId, to);
    this.#travel += Math.hypot(to.x - from.x, to.y - from.y);
    if (this.#fingers.size === 1) this.targets.drag(from, to, event.timeStamp / 1000);
    else if (apart > 0) this.targets.zoom(apart / Math.max(1, this.#spread()));
    this.targets.looked();
  };

  readonly #lift = (event: PointerEvent) => {
    if (!this.#fingers.delete(event.pointerId) || this.#fingers.size > 0) return;
    const now = event.timeStamp / 1000;
    this.targets.release(now);
    const short = now - this.#pressedAt < TAP_SECONDS;
    if (event.type === "pointerup" && this.#travel < TAP_PIXELS && short) {
      this.targets.tap(event.pointerType === "touch");
    }
    this.targets.looked();
  };

  readonly #wheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 20 : event.deltaY;
    this.targets.zoom(Math.exp(pixels * WHEEL_ZOOM));
    this.targets.looked();
  };

  /** The distance between the first two fingers. */
  #spread(): number {
    const [first, second] = [...this.#fingers.values()];
    return first && second ? Math.hypot(first.x - second.x, first.y - second.y) : 0;
  }
}

const placeOf = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });
