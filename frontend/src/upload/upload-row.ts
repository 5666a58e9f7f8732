/** One file in the list of uploads: its name, how far it is, what can be done, what became of it. */
import type { Clip } from "../shared/clip";
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { bytesText, speedText, timeLeftText } from "../shared/words";
import { Pace } from "./pace";
import type { Upload } from "./upload";

export interface RowActions {
  pause(): void;
  resume(): void;
  cancel(): void;
}

export class UploadRow {
  readonly root: HTMLLIElement;
  readonly #bar = el("div", { class: "bar", role: "progressbar", "aria-valuemin": 0 });
  readonly #facts = el("p", { class: "upload-facts" });
  readonly #buttons = el("span", { class: "upload-actions" });
  readonly #who: { name: string };
  #pace = new Pace();

  constructor(
    readonly name: string,
    private readonly size: number,
  ) {
    this.#who = { name };
    this.#bar.append(el("div", { class: "bar-fill" }));
    this.#bar.setAttribute("aria-label", translate("Upload of {name}", { name }));
    this.#bar.setAttribute("aria-valuemax", "100");
    const title = el("span", { class: "upload-name" }, name);
    this.root = el("li", { class: "upload-row" }, title, this.#buttons, this.#bar, this.#facts);
    this.#show(0);
  }

  /** Its turn is still to come. */
  queued(actions: RowActions): void {
    this.#facts.textContent = translate("Waiting for its turn");
    this.#offer(this.#cancel(actions));
  }

  /** It goes up now, and can be paused. */
  running(actions: RowActions): void {
    this.#pace = new Pace();
    const pause = this.#button(translate("Pause"), translate("Pause {name}", this.#who), () => {
      actions.pause();
    });
    this.#offer(pause, this.#cancel(actions));
  }

  paused(sent: number, actions: RowActions): void {
    const facts = { sent: bytesText(sent), size: bytesText(this.size) };
    this.#facts.textContent = translate("Paused at {sent} of {size}.", facts);
    const resume = this.#button(translate("Resume"), translate("Resume {name}", this.#who), () => {
      actions.resume();
    });
    this.#offer(resume, this.#cancel(actions));
    resume.focus();
  }

  progress(sent: number): void {
    this.#pace.note(performance.now() / 1000, sent);
    this.#show(sent);
    const size = bytesText(this.size);
    const facts = [translate("{sent} of {size}", { sent: bytesText(sent), size })];
    const { speed } = this.#pace;
    const left = this.#pace.secondsLeft(this.size);
    if (speed !== null) facts.push(speedText(speed));
    if (left !== null) facts.push(timeLeftText(left));
    this.#facts.textContent = facts.join(" · ");
  }

  waiting(milliseconds: number): void {
    if (milliseconds === 0) return;
    this.#facts.textContent = translate(
      "The connection broke. Trying again in {seconds} s; what is there stays there.",
      { seconds: Math.max(1, Math.round(milliseconds / 1000)) },
    );
  }

  /** Every byte is there: the studio joins the parts and looks at the clip. */
  checking(upload: Upload, actions: RowActions): void {
    this.#show(this.size);
    const percent = Math.round(100 * upload.fraction);
    this.#facts.textContent =
      upload.state === "joining"
        ? translate("All there. Putting it together, {percent} %", { percent })
        : translate("All there. Looking at the clip…");
    if (this.#buttons.childElementCount !== 1) this.#offer(this.#cancel(actions));
  }

  finish(clip: Clip): void {
    const link = el("a", { href: clip.url, class: "button small primary" }, translate("Open"));
    link.setAttribute("aria-label", translate("Open {name}", { name: clip.name }));
    this.#offer(link);
    this.#bar.remove();
    this.#facts.remove();
  }

  /** It ended with a sentence; what the studio may still take can be tried again. */
  refuse(sentence: string, dismiss: () => void, retry?: () => void): void {
    this.#bar.remove();
    this.#facts.replaceChildren();
    this.#facts.className = "notice problem";
    this.#facts.textContent = sentence;
    const away = this.#button(
      translate("Dismiss"),
      translate("Dismiss {name}", this.#who),
      dismiss,
    );
    if (!retry) this.#offer(away);
    else {
      const again = translate("Try {name} again", this.#who);
      this.#offer(this.#button(translate("Try again"), again, retry), away);
    }
  }

  /** An upload of before, to be gone on with: its file is chosen again, or known (`goOn`). */
  interrupted(
    received: number,
    actions: {
      choose: (file: File) => void;
      discard: () => void;
      goOn?: (() => void) | undefined;
    },
  ): void {
    this.#show(received);
    const facts = { received: bytesText(received), size: bytesText(this.size) };
    const known = actions.goOn !== undefined;
    this.#facts.textContent = known
      ? translate("{received} of {size} are here already.", facts)
      : translate("{received} of {size} are here already. Choose the file again to go on.", facts);
    const discard = this.#button(
      translate("Discard"),
      translate("Discard {name}", this.#who),
      () => {
        actions.discard();
      },
    );
    const { goOn } = actions;
    if (goOn) {
      this.#offer(
        this.#button(translate("Go on"), translate("Go on with {name}", this.#who), goOn),
        discard,
      );
    } else this.#offer(this.#chooser(actions.choose), discard);
  }

  #chooser(choose: (file: File) => void): HTMLLabelElement {
    const input = el("input", { type: "file", class: "visually-hidden", accept: "video/*,.mkv" });
    input.setAttribute("aria-label", translate("Choose {name} again", this.#who));
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) choose(file);
    });
    return el("label", { class: "button small" }, translate("Choose file"), input);
  }

  #cancel(actions: RowActions): HTMLButtonElement {
    return this.#button(translate("Cancel"), translate("Cancel {name}", this.#who), () => {
      actions.cancel();
    });
  }

  #button(words: string, label: string, act: () => void): HTMLButtonElement {
    const button = el("button", { type: "button", class: "button small" }, words);
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  }

  #offer(...buttons: HTMLElement[]): void {
    this.#buttons.replaceChildren(...buttons);
  }

  #show(sent: number): void {
    const fraction = this.size > 0 ? Math.min(1, sent / this.size) : 0;
    this.#bar.style.setProperty("--fraction", String(fraction));
    this.#bar.setAttribute("aria-valuenow", String(Math.floor(fraction * 100)));
  }
}
