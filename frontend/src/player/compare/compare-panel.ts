/**
 * Comparing sounds of a clip, under the picture: one button a sound, switched at the same sample by a
 * press or by its number; levels matched or as they are; and blind, under letters, until the answer
 * is asked for.
 */
import type { Source } from "../../shared/clip";
import { el } from "../../shared/dom";
import { translate } from "../../shared/translate";
import { sentences } from "../../shared/words";
import { iconButton } from "../icon-button";
import type { Playback } from "../playback";
import { type Compare, CompareEvent, SILENCE } from "../sound/compare";
import { BlindTest } from "./blind";

/** As many as there are number keys. */
const MOST = 9;

/** Tells what was liked best once a blind comparison is over. */
export class BlindResultEvent extends CustomEvent<{
  /** the id of the source that was liked best; null where none was chosen */
  preferred: string | null;
  /** the ids under the letters A, B, C … */
  order: readonly string[];
}> {
  static readonly type = "blindresult";
}

export interface PanelTargets {
  playback: Playback;
  /** Chooses a sound openly: its name is shown and said. */
  choose: (id: string) => boolean;
  /** The panel has come or gone. */
  opened: (open: boolean) => void;
  /** From now on (or no longer) nothing may tell which sound is heard. */
  secret: (secret: boolean) => void;
  result: (event: BlindResultEvent) => void;
}

export class ComparePanel {
  readonly root = el("section", {
    class: "compare",
    hidden: true,
    "aria-label": translate("Compare sounds"),
  });
  readonly #choices = el("div", { class: "choices-row", role: "group" });
  readonly #takesPart = el("fieldset", { class: "takes-part", hidden: true });
  readonly #state = el("p", { class: "compare-state", role: "status" });
  readonly #matched = switchBox(translate("Same loudness"));
  readonly #blind = switchBox(translate("Blind"));
  readonly #best = el(
    "button",
    { type: "button", class: "pill", hidden: true },
    translate("I like this best"),
  );
  readonly #answer = el(
    "button",
    { type: "button", class: "pill", hidden: true },
    translate("Tell me"),
  );
  readonly #which = el(
    "button",
    { type: "button", class: "pill", "aria-expanded": "false" },
    translate("Choose sounds"),
  );
  #sources: readonly Source[] = [];
  readonly #left = new Set<string>();
  #compare: Compare | null = null;
  #test: BlindTest | null = null;

  constructor(
    private readonly targets: PanelTargets,
    private readonly signal: AbortSignal,
  ) {
    const close = iconButton("compare-close", "close", translate("End comparing"));
    const options = { signal };
    this.#choices.setAttribute("aria-label", translate("Hear"));
    this.#matched.box.checked = true;
    const tools = el("div", { class: "compare-tools" }, this.#which);
    tools.append(this.#matched.root, this.#blind.root, this.#best, this.#answer, close);
    this.root.append(this.#choices, this.#takesPart, tools, this.#state);
    this.#matched.box.addEventListener("change", this.#match, options);
    this.#blind.box.addEventListener("change", this.#disguise, options);
    this.#best.addEventListener("click", this.#prefer, options);
    this.#answer.addEventListener("click", this.#tell, options);
    this.#which.addEventListener("click", this.#showWhich, options);
    this.#takesPart.addEventListener("change", this.#choosePart, options);
    close.addEventListener("click", this.close, options);
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** The clip's sounds, and anew with every take. */
  showSources(sources: readonly Source[]): void {
    this.#sources = sources;
    this.#drawWhich();
    if (this.isOpen && !this.#test) void this.#openSounds();
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else void this.open();
  }

  /** From a gesture of the viewer: it may be what starts the sound. */
  async open(): Promise<void> {
    this.root.hidden = false;
    this.targets.opened(true);
    this.#state.textContent = translate("Opening the sounds …");
    await this.#openSounds();
  }

  readonly close = (): void => {
    this.#endTest();
    this.root.hidden = true;
    if (this.#compare) {
      this.#compare.matched = false;
      const { source } = this.targets.playback;
      if (this.#compare.heard === SILENCE && source) void this.#compare.hear(source.id);
    }
    this.targets.opened(false);
  };

  /** The sound of a number key; true while the panel has the keys. */
  press(number: number): boolean {
    if (!this.isOpen) return false;
    const id = this.#ids()[number - 1];
    if (id !== undefined) void this.hear(id);
    return true;
  }

  async hear(id: string): Promise<void> {
    const { playback, choose } = this.targets;
    const source = this.#sources.find((candidate) => candidate.id === id);
    if (!source || source === playback.source) await this.#compare?.hear(id);
    else if (this.#test) playback.choose(source);
    else choose(id);
    this.#draw();
  }

  async #openSounds(): Promise<void> {
    const compare = await this.targets.playback.compare(this.#part());
    if (this.signal.aborted || !this.isOpen) return;
    if (!compare) {
      this.#state.textContent = translate("This browser cannot switch sounds without a gap.");
      return;
    }
    if (compare !== this.#compare) {
      compare.addEventListener(CompareEvent.type, this.#draw, { signal: this.signal });
    }
    this.#compare = compare;
    compare.matched = this.#matched.box.checked;
    this.#draw();
  }

  /** The sounds that take part. */
  #part(): Source[] {
    return this.#sources.filter(({ id }) => !this.#left.has(id)).slice(0, MOST);
  }

  /** In the order of the number keys; silence comes last, and not into a blind test. */
  #ids(): string[] {
    if (this.#test) return this.#test.disguised.map(({ id }) => id);
    const ids = this.#part().map(({ id }) => id);
    return ids.length < MOST ? [...ids, SILENCE] : ids;
  }

  #name(id: string): string {
    if (id === SILENCE) return translate("Silence");
    const label = this.#sources.find((source) => source.id === id)?.label ?? id;
    const letter = this.#test?.letter(id);
    if (!letter) return label;
    return this.#test?.revealed ? `${letter}: ${label}` : letter;
  }

  readonly #draw = () => {
    if (!this.isOpen || !this.#compare) return;
    const { heard } = this.#compare;
    const buttons = this.#ids().map((id, index) => this.#button(id, index + 1, heard === id));
    const focused = this.#choices.querySelector<HTMLElement>(":focus")?.dataset["id"];
    this.#choices.replaceChildren(...buttons);
    buttons.find((button) => button.dataset["id"] === focused)?.focus({ preventScroll: true });
    const secret = this.#test !== null && !this.#test.revealed;
    this.#best.hidden = !secret;
    this.#answer.hidden = !secret;
    this.#which.hidden = this.#test !== null;
    this.#best.setAttribute("aria-pressed", String(this.#test?.preferred === heard));
    const state = this.#words(heard);
    if (this.#state.textContent !== state) this.#state.textContent = state;
  };

  #button(id: string, number: number, pressed: boolean): HTMLButtonElement {
    const candidate = this.#compare?.candidates.find(({ source }) => source.id === id);
    const button = el("button", { type: "button", class: "choice", "data-id": id });
    button.append(el("kbd", { "aria-hidden": "true" }, String(number)), this.#name(id));
    button.setAttribute("aria-pressed", String(pressed));
    button.setAttribute("aria-busy", String(candidate?.state === "opening"));
    button.disabled = candidate?.state === "failed";
    button.toggleAttribute("data-best", this.#test?.preferred === id);
    button.addEventListener("click", () => void this.hear(id));
    return button;
  }

  #words(heard: string): string {
    const problem = this.#compare?.candidates.find((candidate) => candidate.problem)?.problem;
    const test = this.#test;
    const best = test?.preferred ?? null;
    const liked =
      best === null ? "" : translate("You like {name} best.", { name: this.#name(best) });
    if (test?.revealed) return liked || translate("That is the answer.");
    const hears = translate("You hear {name}.", { name: this.#name(heard) });
    return sentences(hears, liked, test ? "" : (problem ?? this.#madeWords()));
  }

  /** Of a sound whose samples the server still makes. */
  #madeWords(): string {
    const making = this.#compare?.candidates.find(({ made }) => made !== null);
    if (!making) return "";
    const percent = Math.floor(100 * (making.made ?? 0));
    const { label } = making.source;
    return translate("“{label}” is being prepared for comparing: {percent} %.", { label, percent });
  }

  readonly #match = () => {
    if (this.#compare) this.#compare.matched = this.#matched.box.checked;
  };

  readonly #disguise = () => {
    if (!this.#blind.box.checked) {
      this.#endTest();
      this.#draw();
      return;
    }
    // Only matched levels are fair: of two sounds the louder one is liked better.
    this.#matched.box.checked = true;
    this.#match();
    this.#test = new BlindTest(this.#part().map(({ id }) => id));
    this.#takesPart.hidden = true;
    this.targets.secret(true);
    const [first] = this.#test.disguised;
    if (first) void this.hear(first.id);
  };

  readonly #prefer = () => {
    if (this.#compare) this.#test?.prefer(this.#compare.heard);
    this.#draw();
  };

  readonly #tell = () => {
    const test = this.#test;
    if (!test) return;
    test.reveal();
    this.targets.secret(false);
    const order = test.disguised.map(({ id }) => id);
    const detail = { preferred: test.preferred, order };
    this.targets.result(new BlindResultEvent(BlindResultEvent.type, { detail, bubbles: true }));
    this.#draw();
  };

  #endTest(): void {
    if (!this.#test) return;
    this.#test = null;
    this.#blind.box.checked = false;
    this.targets.secret(false);
  }

  readonly #showWhich = () => {
    const shown = this.#takesPart.hidden;
    this.#takesPart.hidden = !shown;
    this.#which.setAttribute("aria-expanded", String(shown));
  };

  #drawWhich(): void {
    const boxes = this.#sources.map(({ id, label }) => {
      const box = el("input", { type: "checkbox", value: id, checked: !this.#left.has(id) });
      return el("label", {}, box, label);
    });
    this.#takesPart.replaceChildren(el("legend", {}, translate("Compare these")), ...boxes);
  }

  /** Fewer than two would be nothing to compare: the box is ticked again. */
  readonly #choosePart = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.checked) this.#left.delete(target.value);
    else if (this.#part().length > 2) this.#left.add(target.value);
    else target.checked = true;
    void this.#openSounds();
  };
}

function switchBox(label: string): { root: HTMLElement; box: HTMLInputElement } {
  const box = el("input", { type: "checkbox" });
  return { root: el("label", { class: "tick" }, box, el("span", {}, label)), box };
}
