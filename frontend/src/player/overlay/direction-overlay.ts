/**
 * The direction overlay: where the sound comes from, painted on the panorama as it plays. Off until
 * the viewer asks for it, then as it was the last time. What is heard is analysed only while it is
 * on (field-analyser.ts), becomes lobes (lobes.ts), and is drawn with every picture.
 */
import { keep, recall } from "../preferences";
import type { Direction, View } from "../orientation";
import type { SoundGraph } from "../sound";
import { EdgeArrows } from "./edge-arrows";
import { FieldAnalyser } from "./field-analyser";
import { HOP, type Part } from "./field-bands";
import { HEIGHT, HeatMap, WIDTH } from "./heat-map";
import { Lobes } from "./lobes";

const REMEMBERED = "overlay";
/** How long the overlay takes to come and go. */
const FADE_SECONDS = 0.25;
/** A longer pause between pictures (a hidden tab) counts as this. */
const STEP_MAX = 0.1;
/** The map is painted no more often than this. */
const PAINT_MILLISECONDS = 45;

export interface OverlayTargets {
  /** asks for a picture */
  invalidate(): void;
  turnTo(direction: Direction): void;
  /** While the clip stands still, so does the overlay. */
  playing(): boolean;
  /** it went on or off */
  changed(on: boolean): void;
}

export class DirectionOverlay {
  readonly map = new HeatMap();
  /** The map as a panorama, to be laid over the picture. */
  readonly layer = { texels: this.map.texels, width: WIDTH, height: HEIGHT, version: 0 };
  readonly arrows: EdgeArrows;
  readonly #lobes = new Lobes();
  #on = false;
  #suspended = false;
  #presence = 0;
  #drawnAt = 0;
  #paintedAt = 0;
  #graph: SoundGraph | null = null;
  #analyser: Promise<FieldAnalyser | null> | null = null;

  constructor(
    private readonly targets: OverlayTargets,
    private readonly signal: AbortSignal,
  ) {
    this.arrows = new EdgeArrows(signal, (direction) => {
      targets.turnTo(direction);
    });
    signal.addEventListener("abort", () => {
      this.#stop();
    });
  }

  get on(): boolean {
    return this.#on;
  }

  /** How far it has come in: 0 hidden, 1 there. */
  get level(): number {
    return this.#presence;
  }

  /** Turned on or off by the viewer, who finds it so the next time. */
  toggle(on = !this.#on): void {
    keep(REMEMBERED, on ? "on" : "off");
    this.show(on);
  }

  /** As the viewer left it. */
  restore(): void {
    this.show(recall(REMEMBERED) === "on");
  }

  show(on: boolean): void {
    this.#on = on;
    this.targets.changed(on);
    this.#follow();
  }

  /** Not shown for a while, whatever the viewer chose: it would give the answer away. */
  set suspended(suspended: boolean) {
    this.#suspended = suspended;
    this.#follow();
  }

  get #shown(): boolean {
    return this.#on && !this.#suspended;
  }

  #follow(): void {
    if (this.#shown) this.#start();
    else this.#stop();
    this.targets.invalidate();
  }

  /** The sound that plays; the analyser waits until there is one. */
  listenTo(graph: SoundGraph | null): void {
    if (graph === this.#graph) return;
    this.#stop();
    this.#graph = graph;
    if (this.#shown) this.#start();
  }

  set part(part: Part) {
    this.#lobes.part = part;
  }

  set sensitivity(decibels: number) {
    this.#lobes.sensitivity = decibels;
  }

  /** Forgets what was heard: another sound, or another place in the clip. */
  clear(): void {
    this.#lobes.clear();
  }

  /**
   * With every picture, before it is drawn; true while more pictures are needed. `aspect` is the
   * picture's; null where it shows all directions at once, so that none is out of view.
   */
  draw(view: View, aspect: number | null, now: number): boolean {
    const seconds = Math.min(STEP_MAX, Math.max(0, (now - this.#drawnAt) / 1000));
    this.#drawnAt = now;
    const step = seconds / FADE_SECONDS;
    const goal = this.#shown ? 1 : 0;
    this.#presence += Math.min(step, Math.max(-step, goal - this.#presence));
    if (this.#presence > 0 && now - this.#paintedAt >= PAINT_MILLISECONDS) this.#paint(now);
    if (aspect === null) this.arrows.clear();
    else if (this.#shown) this.arrows.show(this.#lobes.lobes, view, aspect, seconds);
    return this.#presence !== goal;
  }

  #paint(now: number): void {
    this.#paintedAt = now;
    this.map.paint(this.#lobes.lobes);
    this.layer.version += 1;
  }

  #start(): void {
    if (!this.#graph || this.#analyser || this.signal.aborted) return;
    const { field } = this.#graph;
    const seconds = HOP / field.context.sampleRate;
    const told = (bands: Float32Array) => {
      if (this.targets.playing()) this.#lobes.add(bands, seconds);
    };
    this.#analyser = FieldAnalyser.listen(field, told).catch((error: unknown) => {
      console.error(error);
      return null;
    });
  }

  #stop(): void {
    void this.#analyser?.then((analyser) => analyser?.close());
    this.#analyser = null;
    this.#lobes.clear();
    this.arrows.clear();
  }
}
