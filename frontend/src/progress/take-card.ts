/** What one take looks like; elements are kept and only changed, so that focus stays where it is. */
import { el } from "../shared/dom";
import { isFinished, type JobSnapshot } from "../shared/job-snapshot";
import { noticeNodes } from "../shared/notice";
import { bytesText } from "../shared/words";
import { leftText, optionsText, percent, stageStates, stateText } from "./sentences";

export class TakeCard {
  readonly root = el("div", { class: "take-card" });
  readonly #title = el("h3", { class: "take-title" });
  readonly #state = el("span", { class: "take-state" });
  readonly #options = el("p", { class: "take-line" });
  readonly #notice = el("p", { class: "take-notice", hidden: true });
  readonly #working = el("div", { class: "take-working" });
  readonly #bar = el("div", { class: "bar", role: "progressbar" });
  readonly #left = el("span");
  readonly #offline = el("span", { hidden: true }, "Reconnecting…");
  readonly #stages = el("ol", { class: "stages" });
  readonly #cancel = el("button", { type: "button", class: "button small" }, "Stop");
  readonly #problem = el("p", { class: "notice problem", role: "alert", hidden: true });
  readonly #result = el("div", { class: "take-result", hidden: true });
  readonly #listen = el("button", { type: "button", class: "button small primary" }, "Listen");
  readonly #downloads = el("div", { class: "downloads", role: "group" });

  constructor(cancel: () => void, listen: () => void) {
    this.#cancel.addEventListener("click", () => {
      this.#cancel.disabled = true;
      cancel();
    });
    this.#listen.addEventListener("click", listen);
    this.#bar.append(el("div", { class: "bar-fill" }));
    this.#bar.setAttribute("aria-valuemin", "0");
    this.#bar.setAttribute("aria-valuemax", "100");
    const times = el("p", { class: "take-times" }, this.#left, this.#offline);
    const actions = el("div", { class: "take-actions" }, this.#cancel);
    this.#working.append(this.#bar, times, this.#stages, actions);
    this.#result.append(el("div", { class: "take-actions" }, this.#listen), this.#downloads);
    const head = el("div", { class: "take-head" }, this.#title, this.#state);
    this.root.append(head, this.#options, this.#notice, this.#working, this.#problem, this.#result);
  }

  show(snapshot: JobSnapshot): void {
    const name = `Take ${snapshot.take}`;
    this.#title.textContent = name;
    this.#state.textContent = stateText(snapshot);
    this.#state.className = `take-state status-${snapshot.status}`;
    this.#options.textContent = optionsText(snapshot);
    this.#showNotice(snapshot);
    this.#cancel.setAttribute("aria-label", `Stop ${name.toLowerCase()}`);
    this.#listen.setAttribute("aria-label", `Listen to ${name.toLowerCase()}`);
    this.#working.hidden = isFinished(snapshot);
    if (!isFinished(snapshot)) this.#showWorking(snapshot, name);
    this.showProblem(snapshot.error?.detail ?? null);
    this.#result.hidden = snapshot.status !== "succeeded";
    if (snapshot.status === "succeeded") this.#showDownloads(snapshot, name);
  }

  showConnected(connected: boolean): void {
    this.#offline.hidden = connected;
  }

  showProblem(sentence: string | null): void {
    this.#problem.hidden = sentence === null;
    this.#problem.textContent = sentence ?? "";
    if (sentence !== null) this.#cancel.disabled = false;
  }

  /** What must be known of the model's sound, wherever it is offered. */
  #showNotice({ model }: JobSnapshot): void {
    this.#notice.hidden = model.notice === "";
    if (this.#notice.hidden || this.#notice.textContent !== "") return;
    this.#notice.append(...noticeNodes(model.notice, model.notice_url));
  }

  #showWorking(snapshot: JobSnapshot, name: string): void {
    const { fraction } = snapshot;
    this.#bar.setAttribute("aria-label", `Progress of ${name.toLowerCase()}`);
    this.#bar.setAttribute("aria-valuenow", String(percent(fraction)));
    this.#bar.style.setProperty("--fraction", String(fraction));
    this.#left.textContent = leftText(snapshot);
    this.#cancel.disabled = snapshot.cancel_requested;
    const items = stageStates(snapshot).map(({ name: stage, state }) => {
      const item = el("li", { "data-state": state }, stage);
      if (state === "now") item.setAttribute("aria-current", "step");
      return item;
    });
    // Replaced only when a stage changes: the turning mark is not to start again on every percent.
    const shown = items.map((item) => item.dataset["state"]).join();
    if (this.#stages.dataset["shown"] === shown) return;
    this.#stages.dataset["shown"] = shown;
    this.#stages.replaceChildren(...items);
  }

  #showDownloads(snapshot: JobSnapshot, take: string): void {
    const links = snapshot.deliverables
      .filter(({ kind }) => kind !== "playback")
      .map((file) => {
        const size = el("span", { class: "downloads-size" }, bytesText(file.size));
        const name = el("span", { class: "downloads-name" }, file.label);
        return el("a", { href: file.download_url, download: file.filename }, name, size);
      });
    this.#downloads.setAttribute("aria-label", `Downloads of ${take.toLowerCase()}`);
    this.#downloads.replaceChildren(...links);
  }
}
