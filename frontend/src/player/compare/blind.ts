/**
 * A blind comparison: sounds under letters in an order that nobody knows, until who listens has chosen
 * and asks for the answer. Pure.
 */

export interface Disguised {
  readonly id: string;
  /** "A", "B", "C" … */
  readonly letter: string;
}

export class BlindTest {
  readonly disguised: readonly Disguised[];
  #preferred: string | null = null;
  #revealed = false;

  /** `random` gives numbers from 0 to below 1. */
  constructor(ids: readonly string[], random: () => number = Math.random) {
    this.disguised = shuffled(ids, random).map((id, index) => ({ id, letter: letterOf(index) }));
  }

  /** The letter of a sound. */
  letter(id: string): string | null {
    return this.disguised.find((one) => one.id === id)?.letter ?? null;
  }

  /** The id of what was liked best, null so far. */
  get preferred(): string | null {
    return this.#preferred;
  }

  /** Until the answer is known, one may change one's mind. */
  prefer(id: string): void {
    if (!this.#revealed && this.letter(id) !== null) this.#preferred = id;
  }

  get revealed(): boolean {
    return this.#revealed;
  }

  reveal(): void {
    this.#revealed = true;
  }
}

function letterOf(index: number): string {
  return String.fromCharCode("A".charCodeAt(0) + index);
}

/** Fisher and Yates: every order is as likely as any other. */
function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [order[last], order[other]];
    if (one === undefined || two === undefined) continue;
    order[last] = two;
    order[other] = one;
  }
  return order;
}
