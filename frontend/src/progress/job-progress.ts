/** <job-progress job="UUID">: one take, from waiting in line to its downloads. */
import { ApiProblem, call } from "../shared/api";
import { el } from "../shared/dom";
import {
  isFinished,
  JobChangeEvent,
  type JobSnapshot,
  parseJobSnapshot,
} from "../shared/job-snapshot";
import { JobChannel } from "./job-channel";
import { nowText } from "./sentences";
import { TakeCard } from "./take-card";

/** The viewer wants to hear this take (bubbles). */
export class ListenEvent extends Event {
  static readonly type = "listen";
  constructor(readonly snapshot: JobSnapshot) {
    super(ListenEvent.type, { bubbles: true });
  }
}

export class JobProgress extends HTMLElement {
  #channel: JobChannel | null = null;
  #snapshot: JobSnapshot | null = null;
  #card: TakeCard | null = null;
  #told = "";
  readonly #live = el("p", { class: "visually-hidden", role: "status" });

  connectedCallback(): void {
    const job = this.getAttribute("job") ?? "";
    const first = this.#snapshot ?? this.#embedded();
    this.#card = new TakeCard(
      () => void this.#cancel(),
      () => {
        if (this.#snapshot) this.dispatchEvent(new ListenEvent(this.#snapshot));
      },
    );
    this.#channel = new JobChannel({
      onSnapshot: (snapshot) => {
        this.#show(snapshot);
      },
      onConnected: (connected) => this.#card?.showConnected(connected),
      read: async () => parseJobSnapshot(await call(`/api/jobs/${job}`)),
      openSocket: () => new WebSocket(socketUrl(`/ws/jobs/${job}`)),
    });
    if (first) this.#channel.take(first);
    if (!first || !isFinished(first)) this.#channel.open();
  }

  disconnectedCallback(): void {
    this.#channel?.close();
    this.#channel = null;
  }

  get snapshot(): JobSnapshot | null {
    return this.#snapshot;
  }

  /** For an element made by script: the state to begin with, before it enters the page. */
  set snapshot(snapshot: JobSnapshot | null) {
    this.#snapshot = snapshot;
  }

  #embedded(): JobSnapshot | null {
    const json = this.querySelector('script[type="application/json"]')?.textContent;
    return json ? parseJobSnapshot(JSON.parse(json)) : null;
  }

  #show(snapshot: JobSnapshot): void {
    const previous = this.#snapshot;
    this.#snapshot = snapshot;
    if (!this.#card) return;
    this.#card.show(snapshot);
    if (!this.contains(this.#card.root)) this.replaceChildren(this.#card.root, this.#live);
    this.#announce(snapshot, previous);
    this.dispatchEvent(new JobChangeEvent(snapshot, previous));
  }

  /** Says each new stage and the end aloud, not every percent. */
  #announce(snapshot: JobSnapshot, previous: JobSnapshot | null): void {
    const step = `${snapshot.status} ${snapshot.stage ?? ""}`;
    if (previous && step !== this.#told) {
      const end = snapshot.error ? `: ${snapshot.error.detail}` : "";
      this.#live.textContent = `Take ${snapshot.take}: ${nowText(snapshot)}${end}`;
    }
    this.#told = step;
  }

  async #cancel(): Promise<void> {
    const job = this.getAttribute("job") ?? "";
    try {
      const answer = await call(`/api/jobs/${job}/cancel`, { method: "POST" });
      this.#channel?.take(parseJobSnapshot(answer));
    } catch (error) {
      this.#card?.showProblem(error instanceof ApiProblem ? error.message : "This did not stop.");
    }
  }
}

function socketUrl(path: string): string {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
