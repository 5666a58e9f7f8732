/** A socket that comes back by itself, waiting longer each time, and notices when it went silent. */
import { backoffDelay } from "./backoff";

export interface LiveSocketOptions {
  openSocket: () => WebSocket;
  /** what the server says, but for the answers to pings */
  onMessage: (message: unknown) => void;
  /** true with everything that is heard, false when the socket is lost */
  onConnected?: (connected: boolean) => void;
  delay?: (attempt: number) => number;
}

/** A socket is asked for a sign of life this often, and given up after twice as long. */
const PING_MILLISECONDS = 20_000;
/** The server's close codes for "not yours" and "signed out": no use in coming back. */
const FINAL_CODES = new Set([4401, 4403, 4404]);

export class LiveSocket {
  #socket: WebSocket | null = null;
  #attempt = 0;
  #heardAt = 0;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #closed = false;
  #final = false;
  readonly #end = new AbortController();

  constructor(private readonly options: LiveSocketOptions) {
    const { signal } = this.#end;
    window.addEventListener("offline", this.#offline, { signal });
    window.addEventListener("online", this.#online, { signal });
  }

  open(): void {
    if (this.#closed) return;
    this.#forgetTimers();
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

  close(): void {
    this.#closed = true;
    this.#end.abort();
    this.#forgetTimers();
    this.#socket?.close();
    this.#socket = null;
  }

  /** The network went away: a socket that knows nothing of it yet would be silent for long. */
  readonly #offline = () => {
    const socket = this.#socket;
    if (!socket) return;
    socket.close();
    this.#lost(socket, 1006);
  };

  /** No need to wait for the next turn. */
  readonly #online = () => {
    if (this.#socket || this.#final) return;
    this.#attempt = 0;
    this.open();
  };

  #forgetTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #hear(data: unknown): void {
    this.#heardAt = Date.now();
    this.#attempt = 0;
    this.options.onConnected?.(true);
    const message: unknown = JSON.parse(String(data));
    if ((message as { type?: unknown }).type === "pong") return;
    this.options.onMessage(message);
  }

  #lost(socket: WebSocket, code: number): void {
    if (this.#closed || socket !== this.#socket) return;
    this.#socket = null;
    this.options.onConnected?.(false);
    this.#final = FINAL_CODES.has(code);
    if (this.#final) return;
    const { delay = backoffDelay } = this.options;
    this.#later(delay(this.#attempt), () => {
      this.open();
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

  #later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, milliseconds);
    this.#timers.add(timer);
  }
}

/** A socket of this site. */
export function socketAt(path: string): WebSocket {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url.href);
}
