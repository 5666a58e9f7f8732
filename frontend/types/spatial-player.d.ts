/**
 * Types of the player as one file: `<spatial-player>`, its attributes' counterparts in script and its
 * events. What each does is told in docs/player.md.
 */

/** How the sound of a source is laid out. */
export type SourceKind = "foa" | "soa" | "head_locked" | "silent";

/** One sound of a clip. */
export interface Source {
  readonly id: string;
  /** the number of a take; null for the clip's own sound */
  readonly take: number | null;
  readonly label: string;
  readonly kind: SourceKind;
  readonly url: string;
  readonly type: string;
  readonly wav_url: string | null;
}

/** Repeats what lies between, in seconds. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where one looks, in radians: yaw to the left, pitch up, roll to the left. */
export interface View {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** vertical field of view */
  readonly fov: number;
}

/** Every event by its name, with its detail. Times in seconds, angles in degrees. */
export interface SpatialPlayerEvents {
  ready: CustomEvent<{ duration: number; sources: readonly Source[] }>;
  play: CustomEvent<null>;
  pause: CustomEvent<null>;
  ended: CustomEvent<null>;
  timechange: CustomEvent<{ time: number; duration: number }>;
  viewchange: CustomEvent<{ yaw: number; pitch: number; roll: number; fov: number }>;
  sourcechange: CustomEvent<{ id: string; label: string; kind: SourceKind }>;
  /** a sentence for people; null when it is over */
  problem: CustomEvent<{ sentence: string | null }>;
  /** `error` is null where no truth was given */
  pointed: CustomEvent<{
    readonly yaw: number;
    readonly pitch: number;
    readonly error: number | null;
    readonly confused: boolean;
    readonly seconds: number;
  }>;
  blindresult: CustomEvent<{ preferred: string | null; order: readonly string[] }>;
}

export declare class SpatialPlayer extends HTMLElement {
  play(): void;
  pause(): void;
  /** Goes to a time in the clip, in seconds. */
  seek(seconds: number): void;
  /** Reads the manifest again: new sounds appear, what plays goes on. */
  refresh(): Promise<void>;
  /** Stops, lets go of everything, and leaves the page. */
  destroy(): void;

  /** Seconds in the clip of what is heard now. */
  readonly position: number;
  /** Speed, 0.25 to 2. */
  rate: number;
  /** What repeats; null plays on. */
  loop: Range | null;

  readonly view: View | null;
  /** Turns and zooms, in degrees; what is not given stays. */
  lookAt(degrees: { yaw?: number; pitch?: number; fov?: number }): void;

  /** The sounds there are to choose from, the best first. */
  readonly sources: readonly Source[];
  readonly source: Source | null;
  /** Listens to a sound by its id; true when there is one. */
  listenTo(id: string): boolean;

  /** Asks the viewer to turn to where they hear it; `truth` (degrees) is shown afterwards. */
  startPointing(truth?: { azimuth: number; elevation: number } | null): void;
  stopPointing(): void;

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
}

declare global {
  interface HTMLElementTagNameMap {
    "spatial-player": SpatialPlayer;
  }
}
