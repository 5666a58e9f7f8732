/** <listening-test trials="URL">: one trial after the other; what is answered is not asked again. */
import { ApiProblem, call } from "../shared/api";
import { find } from "../shared/dom";
import { translate } from "../shared/translate";
import { Rating } from "./rating";
import { readTold, readTrials, type Trial } from "./trials";

/** The page's player. Degrees. */
export interface TrialPlayer extends HTMLElement {
  /** what repeats, in seconds */
  loop: { start: number; end: number } | null;
  seek(seconds: number): void;
  startPointing(): void;
  stopPointing(): void;
  revealPointing(truth: { azimuth: number; elevation: number }): void;
}

interface Pointed {
  yaw: number;
  pitch: number;
  seconds: number;
}

export class ListeningTest extends HTMLElement {
  #trials: Trial[] = [];
  #trial: Trial | null = null;
  #rating: Rating | null = null;
  #player: TrialPlayer | null = null;
  #heard = false;

  /** Begins with the page's player. */
  async begin(player: TrialPlayer): Promise<void> {
    this.#player = player;
    this.#rating = new Rating(find(this, "[data-rating]", HTMLFormElement), (answer) => {
      void this.#send(answer);
    });
    player.addEventListener("ready", () => {
      this.#repeat(player);
    });
    player.addEventListener("play", () => {
      this.#play();
    });
    player.addEventListener("pointed", (event) => {
      void this.#pointed((event as CustomEvent<Pointed>).detail);
    });
    find(this, "[data-next]", HTMLElement).addEventListener("click", () => {
      this.#next();
    });
    await this.#tryTo(async () => {
      this.#trials = readTrials(await call(this.getAttribute("trials") ?? ""), "").trials;
      this.#next();
    });
  }

  #part(name: string): HTMLElement {
    return find(this, `[data-${name}]`, HTMLElement);
  }

  #next(): void {
    const trial = this.#trials.find(({ answered }) => !answered) ?? null;
    this.#trial = trial;
    this.#heard = false;
    this.#player?.stopPointing();
    const done = this.#trials.filter(({ answered }) => answered).length;
    const count = this.#trials.length;
    this.#part("progress").textContent = trial
      ? translate("{number} of {count}", { number: done + 1, count })
      : "";
    this.#part("stage").hidden = trial === null;
    this.#part("rating").hidden = trial?.kind !== "rating";
    this.#part("pointing").hidden = trial?.kind !== "pointing";
    this.#part("next").hidden = true;
    this.#part("done").hidden = trial !== null;
    if (!trial) {
      this.#player?.removeAttribute("manifest");
      this.#part("done").focus();
      return;
    }
    this.#part("told").textContent = translate(
      "Play the clip, drag the view to where you hear the sound, then press “It is here”.",
    );
    this.#rating?.begin();
    this.#player?.setAttribute("gain", String(trial.gain_db));
    this.#player?.setAttribute("anchor", trial.anchor);
    this.#player?.setAttribute("manifest", trial.manifest);
  }

  /** The range that is judged, over and over. */
  #repeat(player: TrialPlayer): void {
    if (!this.#trial) return;
    const { start, end } = this.#trial;
    player.loop = { start, end };
    if (start > 0) player.seek(start);
  }

  /** Nothing is asked before something was heard. */
  #play(): void {
    if (this.#heard) return;
    this.#heard = true;
    if (this.#trial?.kind === "pointing") this.#player?.startPointing();
    else this.#rating?.heard();
  }

  async #pointed({ yaw, pitch, seconds }: Pointed): Promise<void> {
    const told = await this.#send({ azimuth: yaw, elevation: pitch, seconds });
    if (!told) return;
    const { azimuth, elevation, error } = told;
    if (azimuth !== null && elevation !== null) {
      this.#player?.revealPointing({ azimuth, elevation });
    }
    this.#part("told").textContent =
      error === null
        ? translate("Your answer is kept.")
        : translate("Your answer was {error}° off. The ring shows where the sound is.", {
            error: Math.round(error),
          });
    const next = this.#part("next");
    next.hidden = false;
    next.focus();
  }

  /** Sends the answer; a rating goes on at once. */
  async #send(answer: Record<string, number>) {
    const trial = this.#trial;
    if (!trial) return null;
    return this.#tryTo(async () => {
      const told = await answered(trial, answer);
      trial.answered = true;
      if (trial.kind === "rating") this.#next();
      return told;
    });
  }

  async #tryTo<T>(work: () => Promise<T>): Promise<T | null> {
    const problem = this.#part("problem");
    problem.hidden = true;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problem.textContent = error.message;
      problem.hidden = false;
      this.#rating?.again();
      this.#heard = false;
      return null;
    }
  }
}

/** What is told after the answer; one that was given in another tab counts as given. */
async function answered(trial: Trial, json: Record<string, number>) {
  try {
    return readTold(await call(trial.answer_url, { method: "POST", json }), "");
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 409) throw error;
    return { azimuth: null, elevation: null, error: null };
  }
}
