/**
 * Keeps a page in step with a job: a socket that comes back by itself, and polling while it is
 * away. Every message is a whole snapshot, so a reconnect or a second tab needs nothing more.
 */
import { backoffDelay } from "../shared/backoff";
import { isFinished, type JobSnapshot, parseJobSnapshot } from "../shared/job-snapshot";

export interface ChannelOptions {
  /** a newer state than any before */
  onSnapshot: (snapshot: JobSnapshot) => void;
  /** false while only polling keeps the page in step */
  onConnected?: (connected: boolean) => void;
  /** reads the job by REST */
  read: () => Promise<JobSnapshot>;
  openSocket: () => WebSocket;
  delay?: (attempt: number) => number;
}

const POLL_MILLISECONDS = 4000;
/** A socket is asked for a sign of life this often, and given up after twice as long. */
const PING_MILLISECONDS = 20_000;
/** The server's close codes for "not yours" and "signed out": no use in coming back. */
const FINAL_CODES = new Set([4401, 4403, 4404]);

export class JobChannel {
  #socket: WebSocket | null = null;
  #version = -1;
  #attempt = 0;
  #heardAt = 0;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #poll: ReturnType<typeof setInterval> | null = null;
  #closed = false;

  constructor(private readonly options: ChannelOptions) {}

  open(): void {
    this.#connect();
    this.#startPolling();
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#stopPolling();
    this.#socket?.close();
    this.#socket = null;
  }

  /** Takes a snapshot of any origin (the page, an answer to a call); older ones change nothing. */
  take(snapshot: JobSnapshot): void {
    if (this.#closed || snapshot.version <= this.#version) return;
    this.#version = snapshot.version;
    if (isFinished(snapshot)) this.close();
    this.options.onSnapshot(snapshot);
  }

  #connect(): void {
    if (this.#closed) return;
    const socket = this.options.openSocket();
    this.#socket = socket;
    socket.onopen = () => {
      this.#heardAt = Date.now();
      this.#later(PING_MILLISECONDS, () => {
        this.#ping(socket);
      });
    };
    socket.onmessage = (event: MessageEvent) => {
      this.#hear(event.data);
    };
    socket.onclose = (event: CloseEvent) => {
      this.#lost(socket, event.code);
    };
  }

  #hear(data: unknown): void {
    this.#heardAt = Date.now();
    this.#attempt = 0;
    this.#stopPolling();
    this.options.onConnected?.(true);
    const message: unknown = JSON.parse(String(data));
    if ((message as { type?: unknown }).type === "pong") return;
    this.take(parseJobSnapshot(message));
  }

  #lost(socket: WebSocket, code: number): void {
    if (this.#closed || socket !== this.#socket) return;
    this.#socket = null;
    this.options.onConnected?.(false);
    this.#startPolling();
    if (FINAL_CODES.has(code)) return;
    const { delay = backoffDelay } = this.options;
    this.#later(delay(this.#attempt), () => {
      this.#connect();
    });
    this.#attempt += 1;
  }

  #ping(socket: WebSocket): void {
    if (this.#closed || socket !== this.#socket) return;
    if (Date.now() - this.#heardAt > 2 * PING_MILLISECONDS) {
      // Half-open: the network went away without a word. Do not wait for its close.
      socket.close();
      this.#lost(socket, 1006);
      return;
    }
    socket.send(JSON.stringify({ type: "ping" }));
    this.#later(PING_MILLISECONDS, () => {
      this.#ping(socket);
    });
  }

  #startPolling(): void {
    if (this.#closed || this.#poll !== null) return;
    this.#poll = setInterval(() => void this.#readOnce(), POLL_MILLISECONDS);
  }

  async #readOnce(): Promise<void> {
    try {
      this.take(await this.options.read());
    } catch {
      // Offline as well: the next turn tries again.
    }
  }

  #stopPolling(): void {
    if (this.#poll !== null) clearInterval(this.#poll);
    this.#poll = null;
  }

  #later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, milliseconds);
    this.#timers.add(timer);
  }
}
