/**
 * Where the viewer looks and how that moves on by itself: drags, inertia, held keys, a slow turn, a
 * device that is turned in the hands. Pure maths.
 */
import { anglesOf, type Quaternion, withOffset } from "./attitude";
import {
  clamp,
  DEGREE,
  type Direction,
  dragAngle,
  FRONT,
  turned,
  type View,
  wrapAngle,
  zoomed,
} from "./orientation";

/** Turning speed of a held key. */
const KEY_SPEED = 80 * DEGREE;
/** What the shortest tap of a key turns. */
const KEY_NUDGE = 3 * DEGREE;
/** How fast inertia fades: its time constant, in seconds. */
const COAST_TIME = 0.18;
/** However hard a flick, the view does not spin. */
const SPEED_MAX = 220 * DEGREE;
/** How fast the view turns by itself where the viewer asked for it: once around in a minute. */
const ROTATION_SPEED = 6 * DEGREE;
const STILL = 0.4 * DEGREE;
/** How long a drag is remembered for the speed at its end, in seconds. */
const SAMPLE_TIME = 0.08;

interface Sample {
  at: number;
  yaw: number;
  pitch: number;
}

export interface Steering {
  yaw: -1 | 0 | 1;
  pitch: -1 | 0 | 1;
}

export class Gaze {
  /** What drags and keys make of it: the view itself, or what is added to a device's attitude. */
  #own: View = FRONT;
  #attitude: Quaternion | null = null;
  #speed = { yaw: 0, pitch: 0 };
  #steering: Steering = { yaw: 0, pitch: 0 };
  #samples: Sample[] = [];
  #held = false;
  #rotating = false;

  constructor(private readonly options: { inertia: boolean } = { inertia: true }) {}

  get view(): View {
    const { yaw, pitch, fov } = this.#own;
    return this.#attitude ? { ...withOffset(this.#attitude, yaw, pitch), fov } : this.#own;
  }

  /** Looks there; a device held in the hands keeps its pitch and roll. */
  set view(view: View) {
    this.#own = this.#attitude ? { ...this.#turnedTo(view), fov: view.fov } : view;
    this.#stop();
  }

  /** Turns to a direction and stops there. */
  lookTo({ azimuth, elevation }: Direction): void {
    const { yaw, pitch } = this.view;
    this.#rotating = false;
    this.#own = turned(this.#own, azimuth - yaw, elevation - pitch);
    this.#stop();
  }

  /**
   * How the device is held that the viewer looks through, or null. The first attitude takes over
   * the heading of the view, the last one leaves the view where it was, level.
   */
  set attitude(attitude: Quaternion | null) {
    const { view } = this;
    const before = this.#attitude;
    this.#attitude = attitude;
    if (attitude && !before) this.#own = this.#turnedTo(view);
    if (!attitude && before) this.#own = { ...view, roll: 0 };
  }

  /** The turn that must be added to the device's heading to look along the view's. */
  #turnedTo(view: View): View {
    const heading = this.#attitude ? anglesOf(this.#attitude).yaw : 0;
    return { ...view, yaw: wrapAngle(view.yaw - heading), pitch: 0, roll: 0 };
  }

  /** True while the view goes on changing by itself. */
  get moving(): boolean {
    const steered = this.#steering.yaw !== 0 || this.#steering.pitch !== 0;
    return this.#coasting || this.#rotating || steered;
  }

  /** Turning slowly to the right by itself, until the viewer touches anything. */
  get rotating(): boolean {
    return this.#rotating;
  }

  set rotating(rotating: boolean) {
    this.#rotating = rotating;
  }

  get #coasting(): boolean {
    return Math.hypot(this.#speed.yaw, this.#speed.pitch) > 0;
  }

  hold(): void {
    this.#held = true;
    this.#rotating = false;
    this.#stop();
  }

  /** The picture follows a drag of pixels; `at` in seconds. */
  drag(right: number, down: number, viewportHeight: number, at: number): void {
    const angle = (pixels: number) => dragAngle(pixels, this.#own, viewportHeight);
    this.turn(angle(right), angle(down), at);
  }

  /** A held finger turns the view; `at` in seconds. */
  turn(yaw: number, pitch: number, at: number): void {
    if (!this.#held) return;
    this.#own = turned(this.#own, yaw, pitch);
    this.#samples = [...this.#samples.filter((sample) => at - sample.at < SAMPLE_TIME)];
    this.#samples.push({ at, yaw, pitch });
  }

  /** Lets go: the view coasts on at the speed of the last moments. */
  release(at: number): void {
    this.#held = false;
    const recent = this.#samples.filter((sample) => at - sample.at < SAMPLE_TIME);
    this.#samples = [];
    const first = recent[0];
    if (!this.options.inertia || !first || recent.length < 2) return;
    const span = Math.max(1 / 60, at - first.at);
    for (const axis of ["yaw", "pitch"] as const) {
      const speed = recent.reduce((sum, sample) => sum + sample[axis], 0) / span;
      this.#speed[axis] = clamp(speed, -SPEED_MAX, SPEED_MAX);
    }
  }

  /** Turns on while keys are held; the first press moves at once. */
  steer(steering: Steering): void {
    const changed = steering.yaw !== this.#steering.yaw || steering.pitch !== this.#steering.pitch;
    if (!changed) return;
    this.#rotating = false;
    this.#speed = { yaw: 0, pitch: 0 };
    this.#own = turned(this.#own, steering.yaw * KEY_NUDGE, steering.pitch * KEY_NUDGE);
    this.#steering = steering;
  }

  zoom(factor: number): void {
    this.#own = zoomed(this.#own, factor);
  }

  reset(): void {
    this.#rotating = false;
    this.view = FRONT;
  }

  /** Moves on by `seconds`; true when the view changed. */
  step(seconds: number): boolean {
    if (!this.moving) return false;
    const { yaw, pitch } = this.#steering;
    const own = this.#rotating ? -ROTATION_SPEED : 0;
    this.#own = turned(this.#own, (yaw * KEY_SPEED + own) * seconds, pitch * KEY_SPEED * seconds);
    if (this.#coasting) this.#coast(seconds);
    return true;
  }

  /** Speed fades as exp(-t / COAST_TIME); the way is its integral, whatever the frame rate. */
  #coast(seconds: number): void {
    const fade = Math.exp(-seconds / COAST_TIME);
    const way = COAST_TIME * (1 - fade);
    this.#own = turned(this.#own, this.#speed.yaw * way, this.#speed.pitch * way);
    this.#speed = { yaw: this.#speed.yaw * fade, pitch: this.#speed.pitch * fade };
    if (Math.hypot(this.#speed.yaw, this.#speed.pitch) < STILL) this.#speed = { yaw: 0, pitch: 0 };
  }

  #stop(): void {
    this.#speed = { yaw: 0, pitch: 0 };
    this.#samples = [];
  }
}
