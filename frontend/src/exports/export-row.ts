/** What one export looks like; elements are kept and only changed, so that focus stays put. */
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { type ExportSnapshot, isOver } from "./export-snapshot";
import { factsText, loudnessText, levelText, percentOf, stateText } from "./sentences";

export class ExportRow {
  readonly root = el("li", { class: "export-row" });
  readonly #name = el("span", { class: "export-name" });
  readonly #state = el("span", { class: "take-state" });
  readonly #facts = el("p", { class: "take-line" });
  readonly #bar = el("div", { class: "bar", role: "progressbar" });
  readonly #problem = el("p", { class: "notice problem", hidden: true });
  readonly #remarks = el("ul", { class: "export-remarks" });
  readonly #download = el("a", { class: "button small primary" }, translate("Download"));
  readonly #stop = el("button", { type: "button", class: "button small" }, translate("Stop"));
  readonly #again = el("button", { type: "button", class: "button small" }, translate("Try again"));
  readonly #remove = el("button", { type: "button", class: "button small" }, translate("Remove"));
  readonly #details = el("details", { class: "options export-details" });
  readonly #checks = el("dl");

  constructor(acts: { stop: () => void; again: () => void; remove: () => void }) {
    this.#bar.append(el("div", { class: "bar-fill" }));
    this.#bar.setAttribute("aria-valuemin", "0");
    this.#bar.setAttribute("aria-valuemax", "100");
    this.#stop.addEventListener("click", acts.stop);
    this.#again.addEventListener("click", acts.again);
    this.#remove.addEventListener("click", acts.remove);
    this.#details.append(el("summary", {}, translate("Details")), this.#checks);
    const head = el("div", { class: "take-head" }, this.#name, this.#state);
    const actions = el(
      "div",
      { class: "take-actions" },
      this.#download,
      this.#stop,
      this.#again,
      this.#remove,
    );
    this.root.append(head, this.#facts, this.#bar, this.#problem, this.#remarks, actions);
    this.root.append(this.#details);
  }

  show(made: ExportSnapshot): void {
    const named = { format: made.label, number: made.take };
    const done = made.status === "succeeded";
    this.#name.textContent = made.label;
    this.#state.textContent = stateText(made);
    this.#state.className = `take-state status-${made.status}`;
    this.#facts.textContent = factsText(made);
    this.#showProgress(made);
    this.#remarks.replaceChildren(...made.remarks.map((sentence) => el("li", {}, sentence)));
    this.#remarks.hidden = made.remarks.length === 0;
    this.showProblem(made.error?.detail ?? null);
    this.#download.hidden = !done;
    this.#download.href = made.download_url ?? "";
    this.#download.download = made.filename;
    this.#stop.hidden = isOver(made);
    this.#again.hidden = done || !isOver(made);
    this.#remove.hidden = !isOver(made);
    this.#label(this.#download, translate("Download {format} of take {number}", named));
    this.#label(this.#stop, translate("Stop {format} of take {number}", named));
    this.#label(this.#again, translate("Try {format} of take {number} again", named));
    this.#label(this.#remove, translate("Remove {format} of take {number}", named));
    this.#details.hidden = !done;
    if (done) this.#showChecks(made);
  }

  showProblem(sentence: string | null): void {
    this.#problem.hidden = sentence === null;
    this.#problem.textContent = sentence ?? "";
  }

  #label(control: HTMLElement, text: string): void {
    control.setAttribute("aria-label", text);
  }

  #showProgress(made: ExportSnapshot): void {
    const values = { format: made.label, number: made.take };
    this.#bar.hidden = isOver(made);
    this.#bar.setAttribute("aria-label", translate("Progress of {format}, take {number}", values));
    this.#bar.setAttribute("aria-valuenow", String(percentOf(made)));
    this.#bar.style.setProperty("--fraction", String(made.fraction));
  }

  #showChecks(made: ExportSnapshot): void {
    const facts: [string, string][] = [[translate("File"), made.filename]];
    if (made.sound) {
      const peak = levelText(made.sound.true_peak_db);
      facts.push(
        [translate("Loudness, looking ahead"), loudnessText(made.sound.loudness)],
        [translate("True peak"), translate("{level} (full scale is 0)", { level: peak })],
      );
    }
    facts.push([translate("Checksum (SHA-256)"), made.sha256]);
    this.#checks.replaceChildren(
      ...facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
    );
  }
}
