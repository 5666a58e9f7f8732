/** <trial-maker study="ID">: choose a clip's sounds, and for pointing turn the player to the truth. */
import { ApiProblem, call } from "../shared/api";
import { el, find } from "../shared/dom";
import { translate } from "../shared/translate";

interface Sound {
  id: string;
  take: number | null;
  label: string;
}

/** The page's player. */
export interface MakersPlayer extends HTMLElement {
  readonly sources: readonly Sound[];
  /** what repeats, in seconds */
  loop: { start: number; end: number } | null;
}

export class TrialMaker extends HTMLElement {
  #sounds: readonly Sound[] = [];
  /** degrees */
  #view = { yaw: 0, pitch: 0 };

  /** Begins with the page's player. */
  begin(player: MakersPlayer): void {
    const form = this.#form;
    player.addEventListener("ready", () => {
      this.#showSounds(player.sources);
      player.loop = this.#range;
    });
    player.addEventListener("viewchange", (event) => {
      const { yaw, pitch } = (event as CustomEvent<{ yaw: number; pitch: number }>).detail;
      this.#view = { yaw, pitch };
      this.#showView();
    });
    form.addEventListener("change", (event) => {
      if ((event.target as Element).id === "trial-clip") this.#open(player);
      player.loop = this.#range;
      this.#showTruth();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#add();
    });
    this.#open(player);
    this.#showTruth();
    this.#showView();
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }

  get #clip(): HTMLOptionElement | undefined {
    return find(this, "select", HTMLSelectElement).selectedOptions[0];
  }

  /** What is played, in seconds; null while the fields hold none. */
  get #range(): { start: number; end: number } | null {
    const [start, end] = ["start", "end"].map(
      (name) => find(this, `[name=${name}]`, HTMLInputElement).valueAsNumber,
    ) as [number, number];
    return start < end ? { start, end } : null;
  }

  get #toTheEnd(): boolean {
    const end = find(this, "[name=end]", HTMLInputElement);
    return end.value === end.max;
  }

  /** Another clip: all of it, to begin with. */
  #open(player: MakersPlayer): void {
    this.#showSounds([]);
    const length = Number(this.#clip?.dataset["duration"] ?? 0);
    // Rounded down, since a number field takes tenths.
    const end = find(this, "[name=end]", HTMLInputElement);
    end.max = end.value = String(Math.floor(length * 10) / 10);
    find(this, "[name=start]", HTMLInputElement).value = "0";
    player.setAttribute("manifest", this.#clip?.dataset["manifest"] ?? "");
  }

  #showSounds(sounds: readonly Sound[]): void {
    this.#sounds = sounds;
    const boxes = sounds.map((sound) => {
      const box = el("input", { type: "checkbox", name: "sound", value: sound.id, checked: true });
      return el("label", {}, box, ` ${sound.label}`);
    });
    find(this, "[data-sounds]", HTMLElement).replaceChildren(...boxes);
  }

  #showTruth(): void {
    const pointing = new FormData(this.#form).get("kind") === "pointing";
    find(this, "[data-truth]", HTMLElement).hidden = !pointing;
    const recorded = this.#clip?.hasAttribute("data-recorded") ?? false;
    find(this, "[data-anchors]", HTMLElement).hidden = !recorded || pointing;
    find(this, "[data-as-recorded]", HTMLElement).hidden = !recorded;
    if (!recorded) find(this, "[name=truth][value=view]", HTMLInputElement).checked = true;
  }

  #showView(): void {
    const { yaw, pitch } = this.#view;
    find(this, "[data-view]", HTMLElement).textContent = translate("{yaw}° left, {pitch}° up", {
      yaw: Math.round(yaw),
      pitch: Math.round(pitch),
    });
  }

  async #add(): Promise<void> {
    const data = new FormData(this.#form);
    const picked = new Set(data.getAll("sound"));
    const pointing = data.get("kind") === "pointing";
    const recorded = data.get("truth") === "recorded";
    const { yaw, pitch } = this.#view;
    const json = {
      kind: data.get("kind"),
      clip: data.get("clip"),
      takes: this.#sounds
        .filter(({ id, take }) => take !== null && picked.has(id))
        .map(({ id }) => id),
      own_sound: this.#sounds.some(({ id, take }) => take === null && picked.has(id)),
      anchors: pointing ? [] : data.getAll("anchor"),
      ...this.#range,
      ...(this.#toTheEnd ? { end: null } : {}),
      matched: data.has("matched"),
      as_recorded: recorded,
      ...(recorded ? {} : { azimuth: yaw, elevation: pitch }),
    };
    const problem = find(this, "[data-problem]", HTMLElement);
    problem.hidden = true;
    try {
      const study = this.getAttribute("study") ?? "";
      await call(`/api/studies/${study}/trials`, { method: "POST", json });
      location.reload();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problem.textContent = error.message;
      problem.hidden = false;
    }
  }
}
