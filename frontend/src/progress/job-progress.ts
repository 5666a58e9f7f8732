/** <job-progress job="UUID">: one take, from waiting in line to its downloads. */
import { ApiProblem, call } from "../shared/api";
import { el } from "../shared/dom";
import {
  isFinished,
  JobChangeEvent,
  type JobSnapshot,
  parseJobSnapshot,
  type TimeRange,
} from "../shared/job-snapshot";
import { socketAt } from "../shared/live-socket";
import { translate } from "../shared/translate";
import { JobChannel } from "./job-channel";
import { lostText, nowText } from "./sentences";
import { TakeCard } from "./take-card";
import type { TakeActions } from "./take-more";

/** The viewer wants to hear this take (bubbles). */
export class ListenEvent extends Event {
  static readonly type = "listen";
  constructor(readonly snapshot: JobSnapshot) {
    super(ListenEvent.type, { bubbles: true });
  }
}

/** The take has led to a new one (bubbles). */
export class NewTakeEvent extends Event {
  static readonly type = "new-take";
  constructor(readonly snapshot: JobSnapshot) {
    super(NewTakeEvent.type, { bubbles: true });
  }
}

/** Which range does the player repeat? Whoever knows it sets `range` (bubbles). */
export class LoopWantedEvent extends Event {
  static readonly type = "loop-wanted";
  range: TimeRange | null = null;
  constructor() {
    super(LoopWantedEvent.type, { bubbles: true });
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
    this.#card = new TakeCard(this.#actions(), this.hasAttribute("may-change"));
    this.#channel = new JobChannel({
      onSnapshot: (snapshot) => {
        this.#show(snapshot);
      },
      onConnected: (connected) => this.#card?.showConnected(connected),
      onLost: (problem) => this.#card?.showLost(lostText(problem)),
      read: async () => parseJobSnapshot(await call(`/api/jobs/${job}`)),
      openSocket: () => socketAt(`/ws/jobs/${job}`),
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

  /** Reads the take anew; for what changes after its end. */
  async reread(): Promise<void> {
    this.#show(parseJobSnapshot(await call(this.#url)));
  }

  get #url(): string {
    return `/api/jobs/${this.getAttribute("job") ?? ""}`;
  }

  #actions(): TakeActions {
    return {
      cancel: () => void this.#cancel(),
      listen: () => {
        if (this.#snapshot) this.dispatchEvent(new ListenEvent(this.#snapshot));
      },
      retry: () => this.#goOn("retry"),
      retake: (range) => this.#goOn("retake", range),
      extend: (range) => this.#goOn("extend", range),
      choose: (final) => void this.#change({ final }),
      note: (notes) => void this.#change({ notes }),
      loop: () => {
        const event = new LoopWantedEvent();
        this.dispatchEvent(event);
        return event.range;
      },
    };
  }

  async #change(json: { final?: boolean; notes?: string }): Promise<void> {
    await this.#try(async () => {
      this.#show(parseJobSnapshot(await call(this.#url, { method: "PATCH", json })));
    });
  }

  /** Starts a take that goes on from this one. */
  async #goOn(verb: "retry" | "retake" | "extend", json?: TimeRange): Promise<void> {
    await this.#try(async () => {
      const answer = await call(`${this.#url}/${verb}`, { method: "POST", json: json ?? {} });
      this.dispatchEvent(new NewTakeEvent(parseJobSnapshot(answer)));
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.#card?.showProblem(this.#snapshot?.error?.detail ?? null);
    try {
      await work();
    } catch (error) {
      const known = error instanceof ApiProblem;
      this.#card?.showProblem(known ? error.message : translate("This did not work."));
      if (!known) throw error;
    }
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
      const { take } = snapshot;
      const now = translate("Take {take}: {now}", { take, now: nowText(snapshot) });
      const why = snapshot.error?.detail;
      this.#live.textContent = why ? translate("{now}: {why}", { now, why }) : now;
    }
    this.#told = step;
  }

  async #cancel(): Promise<void> {
    const job = this.getAttribute("job") ?? "";
    try {
      const answer = await call(`/api/jobs/${job}/cancel`, { method: "POST" });
      this.#channel?.take(parseJobSnapshot(answer));
    } catch (error) {
      this.#card?.showProblem(
        error instanceof ApiProblem ? error.message : translate("This did not stop."),
      );
    }
  }
}
