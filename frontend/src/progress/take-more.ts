/** What one can do with a finished take beyond listening: look at it, note, go on, make it again. */
import { el } from "../shared/dom";
import type { JobSnapshot, TimeRange } from "../shared/job-snapshot";
import { onPress } from "../shared/press";
import { translate } from "../shared/translate";

const SAVE_MILLISECONDS = 800;

export interface TakeActions {
  cancel: () => void;
  listen: () => void;
  retry: () => Promise<void>;
  choose: (final: boolean) => void;
  note: (notes: string) => void;
  retake: (range: TimeRange) => Promise<void>;
  extend: (range: TimeRange) => Promise<void>;
  /** the range that the player repeats, if it repeats one */
  loop: () => TimeRange | null;
}

export class TakeMore {
  readonly root = el("details", { class: "options take-more" });
  readonly #summary = el("summary", {}, translate("More"));
  readonly #figure = el("figure", { class: "take-picture", hidden: true });
  readonly #notes = el("textarea", { rows: 2, maxlength: 2000 });
  readonly #saved = el("span", { class: "quiet", role: "status" });
  readonly #goOn = el("fieldset", { class: "take-go-on", hidden: true });
  readonly #from = seconds(translate("From, s"));
  readonly #to = seconds(translate("To, s"));
  readonly #again = button(translate("Make it again"));
  #timer: ReturnType<typeof setTimeout> | null = null;
  #keptNotes = "";
  #filled = false;

  constructor(private readonly actions: TakeActions) {
    this.#notes.addEventListener("input", () => {
      this.#saveSoon();
    });
    this.#notes.addEventListener("change", () => {
      this.#save();
    });
    onPress(this.#again, actions.retry);
    this.#goOn.append(...this.#goOnParts());
    const notes = el("label", { class: "field" }, el("span", {}, translate("Notes")), this.#notes);
    this.root.append(this.#summary, this.#figure, notes, this.#saved, this.#goOn);
    this.root.append(el("div", { class: "take-actions" }, this.#again));
  }

  show(snapshot: JobSnapshot, name: string, mayChange: boolean): void {
    this.#summary.setAttribute("aria-label", translate("More about {name}", { name }));
    this.#showPicture(snapshot, name);
    this.#notes.readOnly = !mayChange;
    this.#keptNotes = snapshot.notes;
    if (document.activeElement !== this.#notes) this.#notes.value = snapshot.notes;
    this.#again.hidden = !mayChange;
    this.#goOn.hidden = !mayChange || !snapshot.can_go_on;
    if (!this.#filled) this.#fill(snapshot.anew ?? snapshot.range);
    this.#filled = true;
  }

  #goOnParts(): HTMLElement[] {
    const loop = button(translate("Use the player's loop"));
    loop.addEventListener("click", () => {
      const range = this.actions.loop();
      if (range) this.#fill(range);
      this.#saved.textContent = range
        ? ""
        : translate("The player repeats nothing: mark a loop with I and Shift+O first.");
    });
    const retake = button(translate("Make this part anew"));
    onPress(retake, () => this.#send(this.actions.retake));
    const extend = button(translate("Extend to this range"));
    onPress(extend, () => this.#send(this.actions.extend));
    return [
      el("legend", {}, translate("Go on from it")),
      el("div", { class: "take-range" }, this.#from.field, this.#to.field, loop),
      el("div", { class: "take-actions" }, retake, extend),
      el("p", { class: "hint" }, translate("The rest stays as it is, and no border is heard.")),
    ];
  }

  async #send(work: (range: TimeRange) => Promise<void>): Promise<void> {
    const { input: from } = this.#from;
    const { input: to } = this.#to;
    if (from.reportValidity() && to.reportValidity()) {
      await work({ start: from.valueAsNumber, stop: to.valueAsNumber });
    }
  }

  #fill({ start, stop }: TimeRange): void {
    this.#from.input.valueAsNumber = Math.round(start * 10) / 10;
    this.#to.input.valueAsNumber = Math.round(stop * 10) / 10;
  }

  #showPicture({ picture_url }: JobSnapshot, name: string): void {
    this.#figure.hidden = picture_url === null;
    if (picture_url === null || this.#figure.hasChildNodes()) return;
    const alt = translate("Waveform, direction over time and spectrogram of {name}", { name });
    const rows = [translate("Waveform"), translate("Direction"), translate("Spectrogram")];
    this.#figure.append(
      el("img", { src: picture_url, alt, loading: "lazy", width: 960, height: 296 }),
      el("figcaption", {}, ...rows.map((row) => el("span", {}, row))),
    );
  }

  #saveSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#save();
    }, SAVE_MILLISECONDS);
  }

  #save(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#notes.value === this.#keptNotes) return;
    this.#keptNotes = this.#notes.value;
    this.actions.note(this.#notes.value);
    this.#saved.textContent = translate("Notes are kept.");
  }
}

function seconds(label: string): { field: HTMLElement; input: HTMLInputElement } {
  const input = el("input", {
    type: "number",
    min: 0,
    step: 0.1,
    inputmode: "decimal",
    required: true,
  });
  return { field: el("label", { class: "field" }, el("span", {}, label), input), input };
}

function button(text: string): HTMLButtonElement {
  return el("button", { type: "button", class: "button small" }, text);
}
