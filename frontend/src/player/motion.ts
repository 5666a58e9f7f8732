/** The device's own sensors: how it is held, told again and again while they are followed. */
import { translate } from "../shared/translate";
import { deviceAttitude, type Quaternion } from "./attitude";
import { DEGREE } from "./orientation";

/** A device without sensors says nothing, or one event without angles. */
const SILENCE_MILLISECONDS = 1500;

/** Safari asks the viewer, and only while a press is being answered. */
interface AskingEvent {
  requestPermission?: () => Promise<"granted" | "denied">;
}

export interface MotionTargets {
  held(attitude: Quaternion): void;
  /** It does not work, or no longer: a sentence for the viewer. */
  failed(sentence: string): void;
}

export class Motion {
  #following: AbortController | null = null;
  #silence = 0;

  constructor(
    private readonly targets: MotionTargets,
    signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => {
      this.stop();
    });
  }

  /** Whether this may be a device that is held in the hands: only trying tells for sure. */
  static get likely(): boolean {
    return "DeviceOrientationEvent" in window && matchMedia("(pointer: coarse)").matches;
  }

  /** Call it from a press of the viewer: the browser may ask for permission. */
  async start(): Promise<void> {
    this.stop();
    const following = new AbortController();
    this.#following = following;
    const problem = await askPermission();
    if (following.signal.aborted) return;
    if (problem !== null) {
      this.#fail(problem);
      return;
    }
    window.addEventListener("deviceorientation", this.#follow, { signal: following.signal });
    this.#silence = window.setTimeout(() => {
      this.#fail(
        translate("This device does not tell how it is held. Drag to look around instead."),
      );
    }, SILENCE_MILLISECONDS);
  }

  stop(): void {
    clearTimeout(this.#silence);
    this.#following?.abort();
    this.#following = null;
  }

  readonly #follow = ({ alpha, beta, gamma }: DeviceOrientationEvent) => {
    if (alpha === null || beta === null || gamma === null) return;
    clearTimeout(this.#silence);
    const turned = screen.orientation.angle * DEGREE;
    this.targets.held(deviceAttitude(alpha * DEGREE, beta * DEGREE, gamma * DEGREE, turned));
  };

  #fail(sentence: string): void {
    this.stop();
    this.targets.failed(sentence);
  }
}

/** Null when the sensors may be read, or a sentence that says what stands against it. */
async function askPermission(): Promise<string | null> {
  if (!window.isSecureContext) {
    return translate(
      "Browsers tell how a device is held only on secure pages (https). Drag to look around.",
    );
  }
  const asking = DeviceOrientationEvent as unknown as AskingEvent;
  if (!asking.requestPermission) return null;
  const answer = await asking.requestPermission().catch(() => "denied");
  if (answer === "granted") return null;
  return translate(
    "Motion control was not allowed. Allow it in the browser's settings for this site, then try again.",
  );
}
