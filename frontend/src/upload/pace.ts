/** How fast an upload goes and how long it still takes, over the last few seconds. */

const WINDOW_SECONDS = 8;

export class Pace {
  #samples: { at: number; sent: number }[] = [];

  /** Notes that `sent` bytes of the file have left at `at` seconds. */
  note(at: number, sent: number): void {
    const last = this.#samples.at(-1);
    // A part that is sent again takes the count back: start anew.
    if (last && sent < last.sent) this.#samples = [];
    this.#samples.push({ at, sent });
    while ((this.#samples[1]?.at ?? at) < at - WINDOW_SECONDS) this.#samples.shift();
  }

  /** Bytes per second, or null while it is too early to tell. */
  get speed(): number | null {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < 0.5) return null;
    return (last.sent - first.sent) / (last.at - first.at);
  }

  /** Seconds until `size` bytes have left, or null while it is too early to tell. */
  secondsLeft(size: number): number | null {
    const { speed } = this;
    const sent = this.#samples.at(-1)?.sent ?? 0;
    return speed ? (size - sent) / speed : null;
  }
}
