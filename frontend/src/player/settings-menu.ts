/**
 * The calm home of the player's options: one button, one panel of sections.
 *
 * To add a section, ask for it once and put entries into it:
 *
 *     const looking = settings.section("Looking around");
 *     const mode = looking.choice({
 *       label: "View",
 *       options: [["sphere", "360°"], ["flat", "Flat"]],
 *       value: "sphere",
 *       remember: "view-mode",
 *       change: (mode) => { ... },
 *     });
 *     const rotate = looking.toggle({ label: "Turn slowly", value: false, change: (on) => { ... } });
 *     const gain = looking.range({ label: "Gain", min: -12, max: 12, step: 1, value: 0,
 *       words: (value) => `${value} dB`, change: (value) => { ... } });
 *
 * `change` is called when the viewer changes the entry, and once while it is added if the viewer
 * chose another value on an earlier visit (`remember`: the name it is kept under). What the entry
 * comes back with shows a change from elsewhere (`rotate.value = false`, which calls nothing) and
 * hides the entry (`rotate.hidden = true`), or chooses as the viewer would (`mode.pick("flat")`); a section without visible entries is hidden too.
 * Sections stand in the order in which they were asked for.
 */
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { keep, recall } from "./preferences";
import { hasSheets, Sheet } from "./sheet";

interface Asked<T> {
  label: string;
  /** one line under the entry */
  hint?: string;
  value: T;
  /** the name under which the choice is kept in this browser; without one it is not kept */
  remember?: string;
  change(value: T): void;
}

export interface ChoiceAsked<T extends string> extends Asked<T> {
  /** value and label of each; few and short ones */
  options: readonly (readonly [T, string])[];
}

export interface RangeAsked extends Asked<number> {
  min: number;
  max: number;
  step: number;
  /** the value in words: "6 dB" */
  words(value: number): string;
}

export interface Entry<T> {
  value: T;
  hidden: boolean;
  /** As if the viewer chose it: kept and told. For keys and other ways to the same option. */
  pick(value: T): void;
}

export class SettingsMenu {
  readonly sheet: Sheet;
  readonly #sections = new Map<string, Section>();
  readonly #foot = el("div", { class: "settings-foot" });

  constructor(
    private readonly button: HTMLButtonElement,
    private readonly signal: AbortSignal,
  ) {
    this.sheet = new Sheet(translate("Settings"), signal);
    this.sheet.root.classList.add("settings");
    this.sheet.body.append(this.#foot);
    this.sheet.attach(button);
    button.hidden = true;
  }

  /** A way to something else, below all sections. */
  link(label: string, follow: () => void): void {
    const button = el("button", { type: "button", class: "settings-link" }, label);
    button.addEventListener("click", follow, { signal: this.signal });
    this.#foot.append(button);
  }

  /** The section of that title; asked for a second time, the same one. */
  section(title: string): Section {
    const known = this.#sections.get(title);
    if (known) return known;
    const section = new Section(title);
    this.#sections.set(title, section);
    this.#foot.before(section.root);
    this.button.hidden = !hasSheets();
    return section;
  }
}

let names = 0;
/** An id for a group of radio buttons, or for a label's element. */
const unique = () => `setting-${(names += 1)}`;

export class Section {
  readonly root: HTMLElement;

  constructor(title: string) {
    const heading = el("h3", { id: unique() }, title);
    this.root = el("section", { "aria-labelledby": heading.id }, heading);
  }

  /** One of a few: radio buttons side by side. */
  choice<T extends string>(asked: ChoiceAsked<T>): Entry<T> {
    const name = unique();
    const radios = asked.options.map(([value, label]) => {
      const radio = el("input", { type: "radio", name, value });
      return { value, radio, label: el("label", {}, radio, el("span", {}, label)) };
    });
    const row = el("div", { class: "choices" }, ...radios.map(({ label }) => label));
    const box = el("fieldset", {}, el("legend", {}, asked.label), row);
    const known = (text: string) => radios.find(({ value }) => value === text)?.value;
    return this.#add(asked, box, {
      show: (value) => {
        for (const each of radios) each.radio.checked = each.value === value;
      },
      read: () => radios.find(({ radio }) => radio.checked)?.value ?? asked.value,
      write: (value) => value,
      parse: known,
    });
  }

  /** On or off. */
  toggle(asked: Asked<boolean>): Entry<boolean> {
    const box = el("input", { type: "checkbox", role: "switch" });
    const row = el("label", { class: "switch" }, el("span", {}, asked.label), box);
    return this.#add(asked, row, {
      show: (value) => (box.checked = value),
      read: () => box.checked,
      write: (value) => (value ? "on" : "off"),
      parse: (text) => (text === "on" ? true : text === "off" ? false : undefined),
    });
  }

  /** A number on a slider, told in words. */
  range(asked: RangeAsked): Entry<number> {
    const { min, max, step } = asked;
    const slider = el("input", { type: "range", min, max, step });
    // The output takes the label's name for itself.
    slider.setAttribute("aria-label", asked.label);
    const output = el("output", {});
    const name = el("span", { class: "range-name" }, asked.label, output);
    const row = el("label", { class: "range" }, name, slider);
    return this.#add<number>(asked, row, {
      show: (value) => {
        slider.valueAsNumber = value;
        output.textContent = asked.words(value);
        slider.setAttribute("aria-valuetext", asked.words(value));
        slider.style.setProperty("--played", `${(100 * (value - min)) / (max - min)}%`);
      },
      read: () => slider.valueAsNumber,
      write: String,
      parse: (text) => {
        const value = Number(text);
        return text !== "" && value >= min && value <= max ? value : undefined;
      },
    });
  }

  #add<T>(asked: Asked<T>, control: HTMLElement, parts: Parts<T>): Entry<T> {
    const root = el("div", { class: "entry" }, control);
    if (asked.hint) root.append(el("p", { class: "entry-hint" }, asked.hint));
    this.root.append(root);
    let value = asked.value;
    const take = (chosen: T) => {
      value = chosen;
      parts.show(chosen);
    };
    take(remembered(asked, parts) ?? value);
    if (value !== asked.value) asked.change(value);
    const pick = (chosen: T) => {
      take(chosen);
      if (asked.remember) keep(asked.remember, parts.write(chosen));
      asked.change(chosen);
    };
    control.addEventListener("input", () => {
      pick(parts.read());
    });
    const hide = (hidden: boolean) => {
      root.hidden = hidden;
      this.root.hidden = this.root.querySelector(".entry:not([hidden])") === null;
    };
    hide(false);
    return {
      get value() {
        return value;
      },
      set value(shown) {
        take(shown);
      },
      get hidden() {
        return root.hidden;
      },
      set hidden(hidden) {
        hide(hidden);
      },
      pick,
    };
  }
}

/** How an entry shows a value, reads the viewer's, and keeps it as text. */
interface Parts<T> {
  show(value: T): void;
  read(): T;
  write(value: T): string;
  /** undefined where the text says nothing this entry knows */
  parse(text: string): T | undefined;
}

function remembered<T>(asked: Asked<T>, parts: Parts<T>): T | undefined {
  const text = asked.remember === undefined ? null : recall(asked.remember);
  return text === null ? undefined : parts.parse(text);
}
