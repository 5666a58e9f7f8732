/** What one take looks like; elements are kept and only changed, so that focus stays where it is. */
import { el } from "../shared/dom";
import { isFinished, type JobSnapshot } from "../shared/job-snapshot";
import { noticeNodes } from "../shared/notice";
import { onPress } from "../shared/press";
import { translate } from "../shared/translate";
import { bytesText } from "../shared/words";
import {
  differenceText,
  leftText,
  optionsText,
  percent,
  stageStates,
  stateText,
} from "./sentences";
import { type TakeActions, TakeMore } from "./take-more";

export class TakeCard {
  readonly root = el("div", { class: "take-card" });
  readonly #title = el("h3", { class: "take-title" });
  readonly #state = el("span", { class: "take-state" });
  readonly #options = el("p", { class: "take-line" });
  readonly #notice = el("p", { class: "take-notice", hidden: true });
  readonly #working = el("div", { class: "take-working" });
  readonly #bar = el("div", { class: "bar", role: "progressbar" });
  readonly #left = el("span");
  readonly #offline = el("span", { hidden: true }, translate("Reconnecting…"));
  readonly #stages = el("ol", { class: "stages" });
  readonly #cancel = el("button", { type: "button", class: "button small" }, translate("Stop"));
  readonly #problem = el("p", { class: "notice problem", role: "alert", hidden: true });
  readonly #result = el("div", { class: "take-result", hidden: true });
  readonly #listen = el(
    "button",
    { type: "button", class: "button small primary" },
    translate("Listen"),
  );
  readonly #final = el("button", { type: "button", class: "button small take-final" });
  readonly #downloads = el("div", { class: "downloads", role: "group" });
  readonly #retry = el("button", { type: "button", class: "button small" }, translate("Try again"));
  readonly #difference = el("p", { class: "take-line", hidden: true });
  readonly #more: TakeMore;

  /** `mayChange` is false for who may only look. */
  constructor(
    actions: TakeActions,
    private readonly mayChange: boolean,
  ) {
    this.#more = new TakeMore(actions);
    this.#cancel.addEventListener("click", () => {
      this.#cancel.disabled = true;
      actions.cancel();
    });
    this.#listen.addEventListener("click", actions.listen);
    onPress(this.#retry, actions.retry);
    this.#final.addEventListener("click", () => {
      actions.choose(this.#final.getAttribute("aria-pressed") !== "true");
    });
    this.#bar.append(el("div", { class: "bar-fill" }));
    this.#bar.setAttribute("aria-valuemin", "0");
    this.#bar.setAttribute("aria-valuemax", "100");
    const times = el("p", { class: "take-times" }, this.#left, this.#offline);
    const stopping = el("div", { class: "take-actions" }, this.#cancel);
    this.#working.append(this.#bar, times, this.#stages, stopping);
    const first = el("div", { class: "take-actions" }, this.#listen, this.#final);
    this.#result.append(first, this.#downloads, this.#more.root);
    const head = el("div", { class: "take-head" }, this.#title, this.#state);
    this.root.append(head, this.#difference, this.#options, this.#notice, this.#working);
    this.root.append(this.#problem, this.#retry, this.#result);
  }

  show(snapshot: JobSnapshot): void {
    const { take } = snapshot;
    const name = translate("Take {number}", { number: take });
    this.#title.textContent = name;
    this.#state.textContent = stateText(snapshot);
    this.#state.className = `take-state status-${snapshot.status}`;
    this.#options.textContent = optionsText(snapshot);
    this.#difference.textContent = differenceText(snapshot);
    this.#difference.hidden = this.#difference.textContent === "";
    this.#showNotice(snapshot);
    this.#cancel.hidden = !this.mayChange;
    this.#cancel.setAttribute("aria-label", translate("Stop take {take}", { take }));
    this.#listen.setAttribute("aria-label", translate("Listen to take {take}", { take }));
    this.#working.hidden = isFinished(snapshot);
    if (!isFinished(snapshot)) this.#showWorking(snapshot);
    this.showProblem(snapshot.error?.detail ?? null);
    this.#result.hidden = snapshot.status !== "succeeded";
    const again = snapshot.status === "failed" || snapshot.status === "cancelled";
    this.#retry.hidden = !again || !this.mayChange;
    this.#retry.setAttribute("aria-label", translate("Try again: {name}", { name }));
    if (snapshot.status === "succeeded") this.#showResult(snapshot, name);
  }

  #showResult(snapshot: JobSnapshot, name: string): void {
    this.#showDownloads(snapshot);
    this.#more.show(snapshot, translate("take {take}", { take: snapshot.take }), this.mayChange);
    this.root.classList.toggle("take-is-final", snapshot.final);
    this.#final.hidden = !this.mayChange && !snapshot.final;
    this.#final.disabled = !this.mayChange;
    this.#final.setAttribute("aria-pressed", String(snapshot.final));
    const star = el("span", { "aria-hidden": "true" }, snapshot.final ? "★ " : "☆ ");
    this.#final.replaceChildren(star, translate("Final"));
    this.#final.setAttribute("aria-label", translate("Final: {name}", { name }));
  }

  showConnected(connected: boolean): void {
    this.#offline.hidden = connected;
  }

  showProblem(sentence: string | null): void {
    this.#problem.hidden = sentence === null;
    this.#problem.textContent = sentence ?? "";
    if (sentence !== null) this.#cancel.disabled = false;
  }

  /** It cannot be watched any more, and what was shown of its progress holds no longer. */
  showLost(sentence: string): void {
    this.#working.hidden = true;
    this.#state.hidden = true;
    this.showProblem(sentence);
  }

  /** What must be known of the model's sound, wherever it is offered. */
  #showNotice({ model }: JobSnapshot): void {
    this.#notice.hidden = model.notice === "";
    if (this.#notice.hidden || this.#notice.textContent !== "") return;
    this.#notice.append(...noticeNodes(model.notice, model.notice_url));
  }

  #showWorking(snapshot: JobSnapshot): void {
    const { fraction } = snapshot;
    this.#bar.setAttribute(
      "aria-label",
      translate("Progress of take {take}", { take: snapshot.take }),
    );
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

  #showDownloads(snapshot: JobSnapshot): void {
    const links = snapshot.deliverables
      .filter(({ kind }) => kind !== "playback")
      .map((file) => {
        const size = el("span", { class: "downloads-size" }, bytesText(file.size));
        const name = el("span", { class: "downloads-name" }, file.label);
        return el("a", { href: file.download_url, download: file.filename }, name, size);
      });
    this.#downloads.setAttribute(
      "aria-label",
      translate("Downloads of take {take}", { take: snapshot.take }),
    );
    this.#downloads.replaceChildren(...links);
  }
}
