/** Mouse, pen and fingers on the picture: drag to look, pinch or wheel to zoom, tap to play. */
import type { Gaze } from "./gaze";

/** A touch that moves less than this is a tap. */
const TAP_PIXELS = 6;
const TAP_SECONDS = 0.4;
const WHEEL_ZOOM = 0.0012;

interface Finger {
  x: number;
  y: number;
}

export interface GestureTargets {
  gaze: Gaze;
  /** the view changed, or may go on changing */
  looked(): void;
  tapped(): void;
}

export class Gestures {
  readonly #fingers = new Map<number, Finger>();
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
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.targets.gaze.hold();
  };

  readonly #move = (event: PointerEvent) => {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    const right = event.clientX - finger.x;
    const down = event.clientY - finger.y;
    const apart = this.#spread();
    finger.x = event.clientX;
    finger.y = event.clientY;
    this.#travel += Math.hypot(right, down);
    const { gaze } = this.targets;
    if (this.#fingers.size === 1) {
      gaze.drag(right, down, this.surface.clientHeight, event.timeStamp / 1000);
    } else if (apart > 0) {
      gaze.zoom(apart / Math.max(1, this.#spread()));
    }
    this.targets.looked();
  };

  readonly #lift = (event: PointerEvent) => {
    if (!this.#fingers.delete(event.pointerId) || this.#fingers.size > 0) return;
    const now = event.timeStamp / 1000;
    this.targets.gaze.release(now);
    const short = now - this.#pressedAt < TAP_SECONDS;
    if (event.type === "pointerup" && this.#travel < TAP_PIXELS && short) this.targets.tapped();
    this.targets.looked();
  };

  readonly #wheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 20 : event.deltaY;
    this.targets.gaze.zoom(Math.exp(pixels * WHEEL_ZOOM));
    this.targets.looked();
  };

  /** The distance between the first two fingers. */
  #spread(): number {
    const [first, second] = [...this.#fingers.values()];
    return first && second ? Math.hypot(first.x - second.x, first.y - second.y) : 0;
  }
}
