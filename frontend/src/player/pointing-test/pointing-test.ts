/**
 * A test of hearing: turn to where you hear it, then say so. The picture's centre points; where the
 * sound really is, is shown afterwards, with the error.
 */
import { el } from "../../shared/dom";
import { translate } from "../../shared/translate";
import { seen } from "../around";
import { svg } from "../icons";
import { DEGREE, type Direction, type View } from "../orientation";
import { score, scoreText } from "./score";

export interface Pointed {
  /** where was pointed, degrees: to the left, up */
  yaw: number;
  pitch: number;
  /** degrees between that and the sound; null where the truth was not told */
  error: number | null;
  /** taken for its mirror image, front for behind or the other way round */
  confused: boolean;
  /** from the question to the answer */
  seconds: number;
}

/** Somebody has pointed to where they hear it. */
export class PointedEvent extends CustomEvent<Pointed> {
  static readonly type = "pointed";
}

export interface PointingTargets {
  pointed: (event: PointedEvent) => void;
  /** A question has begun, or all is over. */
  changed: (active: boolean) => void;
  invalidate: () => void;
}

type State = "off" | "asking" | "answered";

export class PointingTest {
  readonly root = el("div", { class: "pointing", hidden: true });
  readonly #words = el("p", { class: "pointing-words", role: "status" });
  readonly #button = el("button", { type: "button", class: "pointing-button" });
  readonly #arrow = svg("svg", { viewBox: "-60 -60 120 120", class: "pointing-arrow" });
  readonly #spot = el("div", { class: "pointing-spot", hidden: true, "aria-hidden": "true" });
  #state: State = "off";
  #truth: Direction | null = null;
  #view: View | null = null;
  #answered: Direction | null = null;
  #askedAt = 0;

  constructor(
    private readonly targets: PointingTargets,
    signal: AbortSignal,
  ) {
    const reticle = svg("svg", { viewBox: "-60 -60 120 120", class: "reticle" });
    reticle.setAttribute("aria-hidden", "true");
    reticle.append(
      svg("circle", { r: 26 }),
      svg("path", { d: "M0 -34V-20M0 34V20M-34 0H-20M34 0H20" }),
    );
    this.#arrow.setAttribute("aria-hidden", "true");
    this.#arrow.append(svg("path", { d: "M0 -56 12 -38H-12Z" }));
    this.#button.addEventListener("click", this.press, { signal });
    this.root.append(this.#spot, reticle, this.#arrow, this.#words, this.#button);
  }

  get active(): boolean {
    return this.#state !== "off";
  }

  /** Asks where it is; without the truth the answer is told, but not judged. */
  ask(truth: Direction | null): void {
    this.#truth = truth;
    this.#askedAt = performance.now();
    const words = translate("Turn to where you hear it, then press space.");
    this.#enter("asking", words, translate("It is here"));
  }

  /** Shows where it is after the answer, for who kept that back until then. */
  reveal(truth: Direction): void {
    if (this.#state !== "answered" || !this.#answered) return;
    this.#truth = truth;
    this.#words.textContent = scoreText(score(this.#answered, truth));
    this.targets.invalidate();
  }

  stop(): void {
    if (this.active) this.#enter("off", "", "");
  }

  /** The button, or the space key: the answer, and after it the end. */
  readonly press = (): void => {
    if (this.#state === "asking") this.#answer();
    else this.stop();
  };

  /** With every picture: where the viewer looks, and after the answer where the sound is. */
  draw(view: View, aspect: number): void {
    this.#view = view;
    const shown = this.#state === "answered" && this.#truth !== null;
    this.#spot.hidden = true;
    this.#arrow.toggleAttribute("hidden", true);
    if (!shown || !this.#truth) return;
    const { side, across, above, place } = seen(this.#truth, view, aspect);
    const inside = side === null && place !== null;
    this.#spot.hidden = !inside;
    this.#arrow.toggleAttribute("hidden", inside);
    if (inside) {
      this.#spot.style.left = `${50 + 50 * place.x}%`;
      this.#spot.style.top = `${50 - 50 * place.y}%`;
    } else {
      const turn = Math.atan2(-across, above) / DEGREE;
      this.#arrow.style.transform = `translate(-50%, -50%) rotate(${turn}deg)`;
    }
  }

  #answer(): void {
    const view = this.#view;
    if (!view) return;
    const at = { azimuth: view.yaw, elevation: view.pitch };
    this.#answered = at;
    const result = this.#truth ? score(at, this.#truth) : null;
    const detail: Pointed = {
      yaw: view.yaw / DEGREE,
      pitch: view.pitch / DEGREE,
      error: result ? result.error / DEGREE : null,
      confused: result?.confused ?? false,
      seconds: (performance.now() - this.#askedAt) / 1000,
    };
    const words = result ? scoreText(result) : translate("Noted.");
    this.#enter("answered", words, translate("Go on"));
    this.targets.pointed(new PointedEvent(PointedEvent.type, { detail, bubbles: true }));
  }

  #enter(state: State, words: string, button: string): void {
    const was = this.active;
    this.#state = state;
    this.root.hidden = state === "off";
    this.#words.textContent = words;
    this.#button.textContent = button;
    if (was !== this.active) this.targets.changed(this.active);
    this.targets.invalidate();
  }
}
