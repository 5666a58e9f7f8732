/** What the player tells the page it is in, as events on its element. */
import type { Source, SourceKind } from "../shared/clip";
import type { BlindResultEvent } from "./compare/compare-panel";
import { DEGREE, type View } from "./orientation";
import { type Playback, ProblemEvent } from "./playback";
import type { PointedEvent } from "./pointing-test/pointing-test";

/** Every event by its name, with its detail. Times in seconds, angles in degrees. */
export interface SpatialPlayerEvents {
  /** the clip's length is known, and it can play */
  ready: CustomEvent<{ duration: number; sources: readonly Source[] }>;
  play: CustomEvent<null>;
  pause: CustomEvent<null>;
  ended: CustomEvent<null>;
  timechange: CustomEvent<{ time: number; duration: number }>;
  viewchange: CustomEvent<{ yaw: number; pitch: number; roll: number; fov: number }>;
  sourcechange: CustomEvent<{ id: string; label: string; kind: SourceKind }>;
  /** a sentence for people; null when it is over */
  problem: CustomEvent<{ sentence: string | null }>;
  pointed: PointedEvent;
  blindresult: BlindResultEvent;
}

/** An element whose listeners know what they get. */
export class PlayerElement extends HTMLElement {
  /** The player's own events, typed; any other as everywhere. */
  override addEventListener<K extends keyof SpatialPlayerEvents>(
    type: K,
    listener: (this: this, event: SpatialPlayerEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }
}

type Plain = Exclude<keyof SpatialPlayerEvents, "pointed" | "blindresult">;

export class PlayerEvents {
  #view: View | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly playback: Playback,
    private readonly sources: () => readonly Source[],
    signal: AbortSignal,
  ) {
    const { video } = playback;
    const options = { signal };
    video.addEventListener("loadedmetadata", this.#ready, options);
    for (const type of ["play", "pause", "ended"] as const) {
      video.addEventListener(
        type,
        () => {
          this.#tell(type, null);
        },
        options,
      );
    }
    for (const type of ["timeupdate", "seeked"]) {
      video.addEventListener(type, this.#time, options);
    }
    playback.addEventListener("source", this.#source, options);
    playback.addEventListener("problem", this.#problem, options);
  }

  /** With every picture: tells of a view that is not the last one. */
  look(view: View): void {
    if (view === this.#view) return;
    this.#view = view;
    const [yaw, pitch, roll, fov] = [view.yaw, view.pitch, view.roll, view.fov].map(
      (angle) => angle / DEGREE,
    ) as [number, number, number, number];
    this.#tell("viewchange", { yaw, pitch, roll, fov });
  }

  #tell<K extends Plain>(type: K, detail: SpatialPlayerEvents[K]["detail"]): void {
    this.host.dispatchEvent(new CustomEvent(type, { detail }));
  }

  readonly #ready = () => {
    const { duration } = this.playback.video;
    this.#tell("ready", { duration, sources: this.sources() });
    this.playback.video.removeEventListener("loadedmetadata", this.#ready);
  };

  readonly #time = () => {
    const { position, video } = this.playback;
    this.#tell("timechange", { time: position, duration: video.duration });
  };

  readonly #source = () => {
    const { source } = this.playback;
    if (!source) return;
    const { id, label, kind } = source;
    this.#tell("sourcechange", { id, label, kind });
  };

  readonly #problem = (event: Event) => {
    if (event instanceof ProblemEvent) this.#tell("problem", { sentence: event.sentence });
  };
}
