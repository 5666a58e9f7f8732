/**
 * Keeps a page in step with a job: a socket that comes back by itself, and polling while it is
 * away. Every message is a whole snapshot, so a reconnect or a second tab needs nothing more.
 */
import { ApiProblem } from "../shared/api";
import { isFinished, type JobSnapshot, parseJobSnapshot } from "../shared/job-snapshot";
import { LiveSocket, type LiveSocketOptions } from "../shared/live-socket";

export interface ChannelOptions extends Omit<LiveSocketOptions, "onMessage"> {
  /** a newer state than any before */
  onSnapshot: (snapshot: JobSnapshot) => void;
  /** reads the job by REST */
  read: () => Promise<JobSnapshot>;
  /** the viewer may not watch it any more: it is gone, or the session has ended */
  onLost: (problem: ApiProblem) => void;
}

const POLL_MILLISECONDS = 4000;

export class JobChannel {
  readonly #socket: LiveSocket;
  #version = -1;
  #poll: ReturnType<typeof setInterval> | null = null;
  #closed = false;

  constructor(private readonly options: ChannelOptions) {
    this.#socket = new LiveSocket({
      ...options,
      onMessage: (message) => {
        this.take(parseJobSnapshot(message));
      },
      onConnected: (connected) => {
        if (connected) this.#stopPolling();
        else this.#startPolling();
        options.onConnected?.(connected);
      },
    });
  }

  open(): void {
    this.#socket.open();
    this.#startPolling();
  }

  close(): void {
    this.#closed = true;
    this.#stopPolling();
    this.#socket.close();
  }

  /** Takes a snapshot of any origin (the page, an answer to a call); older ones change nothing. */
  take(snapshot: JobSnapshot): void {
    if (this.#closed || snapshot.version <= this.#version) return;
    this.#version = snapshot.version;
    if (isFinished(snapshot)) this.close();
    this.options.onSnapshot(snapshot);
  }

  #startPolling(): void {
    if (this.#closed || this.#poll !== null) return;
    this.#poll = setInterval(() => void this.#readOnce(), POLL_MILLISECONDS);
  }

  async #readOnce(): Promise<void> {
    try {
      this.take(await this.options.read());
    } catch (error) {
      if (this.#closed || !(error instanceof ApiProblem) || error.passing) return;
      this.close();
      this.options.onLost(error);
    }
  }

  #stopPolling(): void {
    if (this.#poll !== null) clearInterval(this.#poll);
    this.#poll = null;
  }
}
