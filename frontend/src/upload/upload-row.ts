/** One file in the list of uploads: its name, how far it is, and what became of it. */
import type { Clip } from "../shared/clip";
import { el } from "../shared/dom";
import { bytesText, speedText, timeLeftText } from "../shared/words";
import { Pace } from "./pace";

export class UploadRow {
  readonly root: HTMLLIElement;
  readonly #bar = el("div", { class: "bar", role: "progressbar", "aria-valuemin": 0 });
  readonly #fill = el("div", { class: "bar-fill" });
  readonly #facts = el("p", { class: "upload-facts" }, "Waiting for its turn");
  readonly #button = el("button", { type: "button", class: "button small" }, "Cancel");
  readonly #pace = new Pace();

  constructor(
    private readonly file: File,
    cancel: () => void,
  ) {
    this.#bar.append(this.#fill);
    this.#bar.setAttribute("aria-label", `Upload of ${file.name}`);
    this.#bar.setAttribute("aria-valuemax", "100");
    this.#button.setAttribute("aria-label", `Cancel ${file.name}`);
    this.#button.addEventListener("click", cancel);
    const name = el("span", { class: "upload-name" }, file.name);
    this.root = el("li", { class: "upload-row" }, name, this.#button, this.#bar, this.#facts);
    this.#show(0);
  }

  progress(sent: number): void {
    this.#pace.note(performance.now() / 1000, sent);
    this.#show(sent);
    const facts = [`${bytesText(sent)} of ${bytesText(this.file.size)}`];
    const { speed } = this.#pace;
    const left = this.#pace.secondsLeft(this.file.size);
    if (speed !== null) facts.push(speedText(speed));
    if (left !== null) facts.push(timeLeftText(left));
    this.#facts.textContent = facts.join(" · ");
  }

  waiting(milliseconds: number): void {
    if (milliseconds === 0) return;
    const seconds = Math.max(1, Math.round(milliseconds / 1000));
    const unit = seconds === 1 ? "second" : "seconds";
    this.#facts.textContent = `The connection broke. Trying again in ${seconds} ${unit}; what is there stays there.`;
  }

  checking(): void {
    this.#show(this.file.size);
    this.#facts.textContent = "All there. Looking at the clip…";
  }

  finish(clip: Clip): void {
    const link = el("a", { href: clip.url, class: "button small primary" }, "Open");
    link.setAttribute("aria-label", `Open ${clip.name}`);
    this.#button.replaceWith(link);
    this.#bar.remove();
    this.#facts.textContent = "Ready.";
  }

  refuse(sentence: string, dismiss: () => void): void {
    this.#bar.remove();
    this.#facts.replaceWith(el("p", { class: "notice problem" }, sentence));
    const button = el("button", { type: "button", class: "button small" }, "Dismiss");
    button.setAttribute("aria-label", `Dismiss ${this.file.name}`);
    button.addEventListener("click", dismiss);
    this.#button.replaceWith(button);
  }

  #show(sent: number): void {
    const fraction = this.file.size > 0 ? Math.min(1, sent / this.file.size) : 0;
    this.#bar.style.setProperty("--fraction", String(fraction));
    this.#bar.setAttribute("aria-valuenow", String(Math.floor(fraction * 100)));
  }
}
