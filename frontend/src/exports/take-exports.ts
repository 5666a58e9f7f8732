/** <take-exports clip="UUID">: asks for files of a clip's takes, shows how far they are, offers them. */
import { ApiProblem, call } from "../shared/api";
import { el, find } from "../shared/dom";
import { JobChangeEvent, type JobSnapshot } from "../shared/job-snapshot";
import { submitOnce } from "../shared/press";
import { translate } from "../shared/translate";
import { ExportRow } from "./export-row";
import {
  type ExportSnapshot,
  isOver,
  type Mix,
  parseExport,
  parseExportPage,
  parseExports,
  type Placement,
} from "./export-snapshot";
import { endText, mixPhrases } from "./sentences";

const POLL_MILLISECONDS = 1500;

interface Shown {
  made: ExportSnapshot;
  row: ExportRow;
}

export class TakeExports extends HTMLElement {
  readonly #shown = new Map<string, Shown>();
  readonly #live = el("p", { class: "visually-hidden", role: "status" });
  #timer: ReturnType<typeof setTimeout> | null = null;
  #leaving: AbortController | null = null;

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    this.append(this.#live);
    const json = find(this, 'script[type="application/json"]', HTMLScriptElement).textContent;
    this.#list.replaceChildren();
    for (const made of parseExports(JSON.parse(json)).reverse()) this.#show(made);
    this.#form.addEventListener("submit", this.#submitted, { signal });
    submitOnce(this.#button);
    this.#form.addEventListener("change", this.#tellChoice, { signal });
    // A bad number under the folded options: open them, or the browser's word would be hidden.
    this.#form.addEventListener("invalid", this.#unfold, { signal, capture: true });
    document.addEventListener(JobChangeEvent.type, this.#jobChanged, { signal });
    this.#tellChoice();
    this.#pollSoon();
  }

  disconnectedCallback(): void {
    this.#leaving?.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }

  get #button(): HTMLButtonElement {
    return find(this.#form, "button[type=submit]", HTMLButtonElement);
  }

  get #list(): HTMLUListElement {
    return find(this, "[data-list]", HTMLUListElement);
  }

  #submitted = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(this.#form);
    void this.#ask(text(data, "take"), text(data, "format"), this.#mix());
  };

  async #ask(job: string, format: string, mix: Mix): Promise<void> {
    const button = this.#button;
    this.#showProblem(null);
    button.disabled = true;
    try {
      const answer = await call(`/api/jobs/${job}/exports`, {
        method: "POST",
        json: { format, ...mix },
      });
      const { root } = this.#show(parseExport(answer));
      root.scrollIntoView({ block: "nearest" });
    } catch (error) {
      this.#showProblem(sentenceOf(error, translate("The export did not start.")));
    } finally {
      button.disabled = false;
      this.#pollSoon();
    }
  }

  #showProblem(sentence: string | null): void {
    const problem = find(this.#form, "[data-problem]", HTMLElement);
    problem.textContent = sentence;
    problem.hidden = sentence === null;
  }

  #mix(): Mix {
    const data = new FormData(this.#form);
    const loudness = text(data, "loudness");
    const soundtrack = (text(data, "soundtrack") || "off") as Placement;
    return {
      soundtrack,
      soundtrack_db: soundtrack === "off" ? 0 : Number(text(data, "soundtrack_db")),
      field_db: Number(text(data, "field_db")),
      field_muted: data.has("field_muted"),
      loudness: loudness === "" ? null : Number(loudness),
    };
  }

  /** What is chosen, in words: what the format is for, where the soundtrack goes, the mix. */
  #tellChoice = (): void => {
    const form = this.#form;
    const [format] = find(form, "[name=format]", HTMLSelectElement).selectedOptions;
    find(form, "p[data-purpose]", HTMLElement).textContent = format?.dataset["purpose"] ?? "";
    const soundtrack = form.querySelector<HTMLSelectElement>("[name=soundtrack]");
    if (soundtrack) {
      const [placement] = soundtrack.selectedOptions;
      const hint = find(form, "[data-soundtrack-hint]", HTMLElement);
      hint.textContent = placement?.dataset["hint"] ?? "";
      find(form, "[data-soundtrack-level]", HTMLElement).hidden = soundtrack.value === "off";
    }
    const phrases = mixPhrases(this.#mix());
    find(form, "[data-mix-summary]", HTMLElement).textContent = phrases.join(" · ");
  };

  #unfold = (): void => {
    find(this.#form, "details", HTMLDetailsElement).open = true;
  };

  /** A take that ends while one watches can be exported from now on. */
  #jobChanged = (event: Event): void => {
    if (!(event instanceof JobChangeEvent) || event.snapshot.status !== "succeeded") return;
    this.#offerTake(event.snapshot);
  };

  #offerTake({ id, take }: JobSnapshot): void {
    const takes = find(this.#form, "[name=take]", HTMLSelectElement);
    if ([...takes.options].some((option) => option.value === id)) return;
    const name = translate("Take {number}", { number: take });
    takes.add(new Option(name, id, false, takes.options.length === 0), 0);
    this.#form.hidden = false;
    find(this, "[data-no-takes]", HTMLElement).hidden = true;
  }

  #show(made: ExportSnapshot): ExportRow {
    const known = this.#shown.get(made.id);
    const row = known?.row ?? this.#newRow(made.id);
    if (known && known.made.version >= made.version) return row;
    this.#shown.set(made.id, { made, row });
    row.show(made);
    if (known && isOver(made) && !isOver(known.made)) this.#live.textContent = endText(made);
    return row;
  }

  #newRow(id: string): ExportRow {
    const row = new ExportRow({
      stop: () => void this.#act(id, "POST", "/cancel"),
      again: () => void this.#again(id),
      remove: () => void this.#removeOne(id),
    });
    this.#list.prepend(row.root);
    return row;
  }

  async #again(id: string): Promise<void> {
    const shown = this.#shown.get(id);
    if (shown && (await this.#act(id, "DELETE"))) {
      this.#forget(id);
      await this.#ask(shown.made.job, shown.made.format, shown.made.mix);
    }
  }

  async #removeOne(id: string): Promise<void> {
    if (!(await this.#act(id, "DELETE"))) return;
    this.#forget(id);
    find(this.#form, "[name=format]", HTMLSelectElement).focus();
  }

  #forget(id: string): void {
    this.#shown.get(id)?.row.root.remove();
    this.#shown.delete(id);
  }

  /** Whether it was done; a refusal is shown in the row. */
  async #act(id: string, method: "POST" | "DELETE", path = ""): Promise<boolean> {
    try {
      const answer = await call(`/api/exports/${id}${path}`, { method });
      if (answer !== null) this.#show(parseExport(answer));
      return true;
    } catch (error) {
      const sentence = sentenceOf(error, translate("That did not work. Reload the page."));
      this.#shown.get(id)?.row.showProblem(sentence);
      return false;
    }
  }

  /** Asks again as long as something is being made. */
  #pollSoon(): void {
    const busy = [...this.#shown.values()].some(({ made }) => !isOver(made));
    if (this.#timer !== null || !busy || !this.isConnected) return;
    this.#timer = setTimeout(() => void this.#poll(), POLL_MILLISECONDS);
  }

  async #poll(): Promise<void> {
    try {
      const clip = this.getAttribute("clip") ?? "";
      const answer = await call(`/api/clips/${clip}/exports?page_size=200`);
      for (const made of parseExportPage(answer).reverse()) this.#show(made);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (!error.passing) {
        this.#showProblem(error.message);
        return;
      }
    }
    this.#timer = null;
    this.#pollSoon();
  }
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

function sentenceOf(error: unknown, otherwise: string): string {
  return error instanceof ApiProblem ? error.message : otherwise;
}
