/**
 * Sounds of one clip side by side, locked to the same sample: all of them run, one is heard, and
 * which one changes at any moment without a gap or a click.
 */
import { Deck } from "./deck";
import { correlation, crossFade, FADE } from "./fade";
import { Glide } from "./glide";
import { type Pcm, RATE } from "./pcm";
import { evenMoment, evenPosition, type Loop, positionAt, type Run } from "./timeline";

/** From a decision to its first sample, in frames: 20 ms. */
const LEAD = 960;
/** Starting and stopping, in seconds: too short to be heard as a fade. */
const GATE = 0.008;
/** What is compared to choose the form of a cross-fade, in frames. */
const ALIKE_FRAMES = 9600;

interface Track {
  readonly deck: Deck;
  readonly fade: Glide;
  readonly level: Glide;
  readonly out: GainNode;
}

/** Tells "waiting" when the network is too slow, "running" when sound starts, "failed" for good. */
export class Decks extends EventTarget {
  readonly #tracks = new Map<string, Track>();
  #run: Run | null = null;
  #loop: Loop | null = null;
  #rate = 1;
  /** where it stands while nothing runs, in frames */
  #standing = 0;
  #heard: string | null = null;
  /** counts wishes to hear something else; the latest counts */
  #wish = 0;
  /** counts starts and stops, so that what was waited for in vain is dropped */
  #turn = 0;

  constructor(private readonly context: BaseAudioContext) {
    super();
  }

  /** Puts a sound beside the others, unheard, played into a node of the sound's graph. */
  add(id: string, pcm: Pcm, into: AudioNode): void {
    const deck = new Deck(this.context, pcm, () => {
      if (id === this.#heard) this.#starve();
    });
    const out = new GainNode(this.context);
    deck.output.connect(out).connect(into);
    this.#tracks.set(id, {
      deck,
      fade: new Glide(deck.output.gain, 0),
      level: new Glide(out.gain, 1),
      out,
    });
    if (this.#run) deck.follow(this.#run, this.#loop, this.#soon());
  }

  /** Resolves when a sound can start at a position, in seconds. */
  async prepare(id: string, seconds: number): Promise<void> {
    await this.#track(id)?.deck.prepare(seconds * RATE);
  }

  has(id: string): boolean {
    return this.#tracks.has(id);
  }

  remove(id: string): void {
    const track = this.#tracks.get(id);
    track?.deck.close();
    track?.out.disconnect();
    this.#tracks.delete(id);
    if (this.#heard === id) this.#heard = null;
  }

  get heard(): string | null {
    return this.#heard;
  }

  get running(): boolean {
    return this.#run !== null;
  }

  /** Seconds in the clip of what plays at a moment of the context. */
  position(contextTime = this.context.currentTime): number {
    if (!this.#run) return this.#standing / RATE;
    return positionAt(this.#run, contextTime, this.#loop);
  }

  /** Turns a sound up or down by a factor, smoothly. */
  setLevel(id: string, factor: number): void {
    this.#tracks.get(id)?.level.to(factor, this.context.currentTime, FADE);
  }

  /**
   * Hears one sound (null: none) instead of another, at the same sample. Resolves to false when
   * something else was wanted before it had arrived, and fails when it cannot arrive.
   */
  async hear(id: string | null): Promise<boolean> {
    this.#wish += 1;
    const wish = this.#wish;
    if (this.#run) await this.#track(id)?.deck.prepare(this.#frame(), 1);
    if (wish !== this.#wish || (id !== null && !this.#tracks.has(id))) return false;
    const [last, next] = [this.#track(this.#heard), this.#track(id)];
    this.#heard = id;
    if (this.#run && last !== next) this.#crossFade(last, next);
    return true;
  }

  #track(id: string | null): Track | undefined {
    return id === null ? undefined : this.#tracks.get(id);
  }

  #crossFade(last: Track | undefined, next: Track | undefined): void {
    const alike = last && next ? this.#likeness(last, next) : 1;
    const fade = crossFade(alike);
    const start = Math.max(this.#soon() / RATE, last?.fade.settled ?? 0, next?.fade.settled ?? 0);
    last?.fade.along(fade.out, start, FADE);
    next?.fade.along(fade.in, start, FADE);
  }

  /** Correlation of the omnidirectional channels where both play now. */
  #likeness(one: Track, other: Track): number {
    const frame = Math.round(this.#frame());
    const block = Math.floor(frame / RATE);
    const first = Math.max(0, Math.min(frame - block * RATE, RATE - ALIKE_FRAMES));
    const [a, b] = [one, other].map(({ deck }) =>
      deck.pcm.ready(block)?.[0]?.subarray(first, first + ALIKE_FRAMES),
    );
    return a && b ? correlation(a, b) : 0;
  }

  /**
   * Starts as soon as what is heard is there. `where` tells the position (in seconds) for the
   * moment of the context at which the first sample will sound, which is what comes back; null when
   * it was stopped before, or cannot go on.
   */
  async play(where: (contextTime: number) => number): Promise<number | null> {
    this.#halt();
    const turn = this.#turn;
    try {
      await this.#track(this.#heard)?.deck.prepare(where(this.context.currentTime) * RATE);
    } catch {
      if (turn === this.#turn) this.dispatchEvent(new Event("failed"));
      return null;
    }
    if (turn !== this.#turn) return null;
    const heard = this.#track(this.#heard);
    const at = Math.max(this.#soon(), Math.ceil((heard?.fade.settled ?? 0) * RATE));
    this.#standing = evenPosition(where(at / RATE) * RATE, this.#rate);
    this.#follow({ at, position: this.#standing, rate: this.#rate });
    heard?.fade.to(1, at / RATE, GATE);
    this.dispatchEvent(new Event("running"));
    return at / RATE;
  }

  pause(): void {
    this.#halt();
  }

  /** Moves on to another position, playing on if it played. */
  async seek(seconds: number): Promise<void> {
    const { running } = this;
    this.#halt();
    this.#standing = evenPosition(seconds * RATE, this.#rate);
    if (running) await this.play(() => seconds);
    // It is fetched while the picture is still on its way.
    else
      await this.#track(this.#heard)
        ?.deck.prepare(this.#standing)
        .catch(() => undefined);
  }

  set rate(rate: number) {
    this.#rate = rate;
    this.#bend();
  }

  /** Repeats what lies between two positions (in seconds), without a gap; null plays on. */
  set loop(range: { start: number; end: number } | null) {
    this.#loop = range && {
      start: Math.round(range.start * RATE),
      end: Math.round(range.end * RATE),
    };
    this.#bend();
  }

  /** Goes on from the very sample where it is, at another speed or in another loop. */
  #bend(): void {
    const run = this.#run;
    if (!run) return;
    const { at, frame } = evenMoment(run, this.#soon(), this.#loop);
    this.#follow({ at, position: frame, rate: this.#rate });
  }

  #follow(run: Run): void {
    this.#run = run;
    for (const { deck } of this.#tracks.values()) deck.follow(run, this.#loop);
  }

  #halt(): void {
    this.#turn += 1;
    if (!this.#run) return;
    const end = this.context.currentTime + GATE;
    this.#standing = Math.round(this.position(end) * RATE);
    this.#run = null;
    for (const { deck, fade } of this.#tracks.values()) {
      fade.to(0, this.context.currentTime, GATE);
      deck.stop(Math.ceil(fade.settled * RATE) + 1);
    }
  }

  #starve(): void {
    this.dispatchEvent(new Event("waiting"));
    const seconds = this.position();
    void this.play(() => seconds);
  }

  #frame(): number {
    return this.position() * RATE;
  }

  /** The first context frame for which plans still come in time. */
  #soon(): number {
    return Math.ceil(this.context.currentTime * RATE) + LEAD;
  }

  close(): void {
    this.#halt();
    for (const id of [...this.#tracks.keys()]) this.remove(id);
  }
}
