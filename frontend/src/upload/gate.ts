/** A gate that work passes: closed it stops what is under way, open it lets it begin again. */

export class Gate {
  #stop = new AbortController();
  #waiting: (() => void)[] = [];
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    this.#stop.abort(new Error("paused"));
  }

  open(): void {
    this.#closed = false;
    this.#stop = new AbortController();
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Resolves as soon as the gate is open; rejects when `signal` ends the wait. */
  async pass(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#closed) return;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push(resolve);
      const abort = () => {
        reject(signal.reason as Error);
      };
      signal.addEventListener("abort", abort, { once: true });
    });
  }

  /** Does `work` with a signal that `signal` and the gate abort; anew whenever it was closed. */
  async through<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      await this.pass(signal);
      const either = new AbortController();
      const stop = this.#stop.signal;
      const abort = () => {
        either.abort(signal.aborted ? signal.reason : stop.reason);
      };
      signal.addEventListener("abort", abort);
      stop.addEventListener("abort", abort);
      try {
        return await work(either.signal);
      } catch (error) {
        if (signal.aborted || !stop.aborted) throw error;
      } finally {
        signal.removeEventListener("abort", abort);
        stop.removeEventListener("abort", abort);
      }
    }
  }
}
