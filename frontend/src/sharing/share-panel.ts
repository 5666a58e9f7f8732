/** <share-panel clip="ID">: make, copy, list and revoke the links to a clip. */
import { ApiProblem, call } from "../shared/api";
import { el, find } from "../shared/dom";
import { translate } from "../shared/translate";
import { clockText } from "../shared/words";
import { readLink, readLinks, type ShareLink } from "./link";
import { linkRow } from "./link-row";

const DEGREE = Math.PI / 180;
const DAY = 24 * 3600 * 1000;

interface Sound {
  id: string;
  take: number | null;
  label: string;
}

/** The player of the page: where a link may begin. Seconds and radians. */
export interface Heard {
  readonly position: number;
  readonly view: { yaw: number; pitch: number; fov: number } | null;
  readonly source: Sound | null;
  readonly sources: readonly Sound[];
}

export class SharePanel extends HTMLElement {
  player: Heard | null = null;
  #end: AbortController | null = null;

  connectedCallback(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    const on = (selector: string, type: string, heard: (event: Event) => void) => {
      this.querySelector(selector)?.addEventListener(type, heard, { signal });
    };
    on("[data-open]", "click", () => void this.open());
    on("[data-close]", "click", () => {
      this.#dialog.close();
    });
    on("form", "submit", (event) => {
      event.preventDefault();
      void this.#make();
    });
    on("form", "change", () => {
      this.#showSounds();
    });
  }

  disconnectedCallback(): void {
    this.#end?.abort();
  }

  get #dialog(): HTMLDialogElement {
    return find(this, "dialog", HTMLDialogElement);
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }

  get #address(): string {
    return `/api/clips/${this.getAttribute("clip") ?? ""}/links`;
  }

  async open(): Promise<void> {
    this.#dialog.showModal();
    this.#fill();
    await this.#tryTo(async () => {
      const { results } = readLinks(await call(this.#address), "");
      this.#show(results);
    });
  }

  /** What the player offers now: its sounds, and where it is. */
  #fill(): void {
    const { position = 0, view = null, source = null, sources = [] } = this.player ?? {};
    const boxes = sources.map((sound) => {
      const box = el("input", { type: "checkbox", name: "sound", value: sound.id, checked: true });
      return el("label", {}, box, ` ${sound.label}`);
    });
    find(this, "[data-sounds]", HTMLElement).replaceChildren(...boxes);
    const degrees = Math.round((view?.yaw ?? 0) / DEGREE);
    const values = { time: clockText(position), degrees: Math.abs(degrees) };
    const sound = source?.label ?? "";
    const now =
      degrees >= 0
        ? translate("at {time}, {degrees}° to the left, {sound}", { ...values, sound })
        : translate("at {time}, {degrees}° to the right, {sound}", { ...values, sound });
    find(this, "[data-now]", HTMLElement).textContent = now;
    this.#showSounds();
  }

  #showSounds(): void {
    const picked = new FormData(this.#form).get("which") === "picked";
    find(this, "[data-sounds]", HTMLElement).hidden = !picked;
  }

  #show(links: readonly ShareLink[]): void {
    const title = document.querySelector("h1")?.textContent ?? "";
    const targets = {
      title,
      say: (sentence: string) => {
        this.#say(sentence);
      },
      revoke: (link: ShareLink) => void this.#revoke(link),
    };
    const rows = links.map((link) => linkRow(link, targets));
    find(this, "[data-links]", HTMLElement).replaceChildren(...rows);
    find(this, "[data-links-title]", HTMLElement).hidden = rows.length === 0;
  }

  async #make(): Promise<void> {
    const button = find(this, "form [type=submit]", HTMLButtonElement);
    button.disabled = true;
    await this.#tryTo(async () => {
      const json = this.#wanted();
      const link = readLink(await call(this.#address, { method: "POST", json }), "");
      this.#form.reset();
      await this.refresh();
      this.#say(translate("The link is made: {url}", { url: link.url }));
      this.querySelector<HTMLElement>(".share-link button")?.focus();
    });
    button.disabled = false;
  }

  async refresh(): Promise<void> {
    this.#fill();
    this.#show(readLinks(await call(this.#address), "").results);
  }

  /** What the form asks for, as the API takes it. */
  #wanted(): Record<string, unknown> {
    const data = new FormData(this.#form);
    const days = Number(data.get("days"));
    const embedding = data.get("embedding");
    return {
      label: data.get("label"),
      password: data.get("password"),
      downloads: data.has("downloads"),
      embedding: typeof embedding === "string" ? embedding.split(/[\s,]+/).filter(Boolean) : [],
      expires_at: days > 0 ? new Date(Date.now() + days * DAY).toISOString() : null,
      ...this.#wantedSounds(data),
      ...(data.get("begin") === "now" ? this.#wantedBeginning() : {}),
    };
  }

  #wantedSounds(data: FormData): Record<string, unknown> {
    if (data.get("which") !== "picked") return {};
    const picked = new Set(data.getAll("sound"));
    const sounds = this.player?.sources ?? [];
    return {
      takes: sounds.filter(({ id, take }) => take !== null && picked.has(id)).map(({ id }) => id),
      own_sound: sounds.some(({ id, take }) => take === null && picked.has(id)),
    };
  }

  #wantedBeginning(): Record<string, unknown> {
    const { position = 0, view = null, source = null } = this.player ?? {};
    const degrees = (angle: number) => Math.round((angle / DEGREE) * 10) / 10;
    const looking = view && {
      yaw: degrees(view.yaw),
      pitch: degrees(view.pitch),
      fov: degrees(view.fov),
    };
    const first = source && source.take !== null ? { first_take: source.id } : {};
    return { start: Math.round(position * 100) / 100, ...looking, ...first };
  }

  async #revoke(link: ShareLink): Promise<void> {
    await this.#tryTo(async () => {
      await call(`/api/links/${link.id}`, { method: "DELETE" });
      await this.refresh();
      this.#say(translate("The link is revoked; whoever holds it sees nothing any more."));
    });
  }

  async #tryTo(work: () => Promise<void>): Promise<void> {
    const problem = find(this, "[data-problem]", HTMLElement);
    problem.hidden = true;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problem.textContent = error.message;
      problem.hidden = false;
    }
  }

  #say(sentence: string): void {
    find(this, "[data-live]", HTMLElement).textContent = sentence;
  }
}
