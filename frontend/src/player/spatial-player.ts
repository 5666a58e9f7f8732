/** <spatial-player manifest="URL">: look around a 360° clip and hear its sound field turn. */
import { ApiProblem, call } from "../shared/api";
import { readManifest, type Source } from "../shared/clip";
import { translate } from "../shared/translate";
import { manifestOf } from "./attributes";
import { OpenedPlayer } from "./opened-player";
import type { View } from "./orientation";
import type { Range } from "./playback";
import { PlayerElement } from "./player-events";

/** Attributes that say what is played: the player begins anew. */
const CLIP = ["manifest", "src", "wav", "sound", "type", "stereo", "gain", "anchor"];
/** Attributes that act at once while it plays; "loop" and "controls" are looked at when needed. */
const STATES = ["muted", "overlay", "timeline"];

export class SpatialPlayer extends PlayerElement {
  static readonly observedAttributes = [...CLIP, ...STATES];
  #anew = false;
  #open: OpenedPlayer | null = null;

  connectedCallback(): void {
    this.#open = new OpenedPlayer(this);
    void this.refresh();
  }

  disconnectedCallback(): void {
    this.#open?.close();
    this.#open = null;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#open || before === after) return;
    if (STATES.includes(name)) this.#open.seeing.follow(name, after !== null);
    else this.#beginAnew();
  }

  /** Once, however many attributes are set one after the other. */
  #beginAnew(): void {
    if (this.#anew) return;
    this.#anew = true;
    queueMicrotask(() => {
      this.#anew = false;
      if (!this.#open) return;
      this.disconnectedCallback();
      this.connectedCallback();
    });
  }

  /** Reads the manifest again: new takes appear, what plays goes on. */
  async refresh(): Promise<void> {
    const open = this.#open;
    const url = this.getAttribute("manifest");
    const own = manifestOf(this);
    if (!open || !(url || own)) return;
    try {
      const manifest = url ? readManifest(await call(url), "") : own;
      if (!manifest) return;
      if (open === this.#open) open.show(manifest);
    } catch (error) {
      const known = error instanceof ApiProblem;
      open.controls.showProblem(
        known ? error.message : translate("The player could not read this clip."),
      );
      if (!known) throw error;
    }
  }

  /** Listens to a source of the manifest by its id; true when there is one. */
  listenTo(id: string): boolean {
    return this.#open?.choose(id) ?? false;
  }

  play(): void {
    this.#open?.play();
  }

  pause(): void {
    this.#open?.playback.pause();
  }

  /** Goes to a time in the clip, in seconds. */
  seek(seconds: number): void {
    this.#open?.playback.seek(seconds);
  }

  /** Seconds in the clip of what is heard now. */
  get position(): number {
    return this.#open?.playback.position ?? 0;
  }

  /** Speed, 0.25 to 2. */
  get rate(): number {
    return this.#open?.playback.rate ?? 1;
  }

  set rate(rate: number) {
    if (this.#open) this.#open.playback.rate = rate;
  }

  /** What repeats, in seconds; null plays on. */
  get loop(): Range | null {
    return this.#open?.playback.loop ?? null;
  }

  set loop(range: Range | null) {
    this.#open?.setLoop(range);
  }

  /** Turns and zooms: degrees, to the left and up; what is not given stays. */
  lookAt(degrees: { yaw?: number; pitch?: number; fov?: number }): void {
    this.#open?.seeing.lookAt(degrees);
  }

  /** The sounds there are to choose from, the best first. */
  get sources(): readonly Source[] {
    return this.#open?.sources ?? [];
  }

  /**
   * Asks the viewer to turn to where they hear it: "pointed" tells the answer. `truth` (degrees to
   * the left and up) is where it is, to be shown afterwards.
   */
  startPointing(truth: { azimuth: number; elevation: number } | null = null): void {
    this.#open?.seeing.startPointing(truth);
  }

  /** Shows, after the answer, where it is: for pages that keep the truth until then. Degrees. */
  revealPointing(truth: { azimuth: number; elevation: number }): void {
    this.#open?.seeing.revealPointing(truth);
  }

  stopPointing(): void {
    this.#open?.seeing.pointing.stop();
  }

  /** Stops, lets go of everything, and leaves the page. */
  destroy(): void {
    this.remove();
  }

  get view(): View | null {
    return this.#open?.looking.gaze.view ?? null;
  }

  get source(): Source | null {
    return this.#open?.playback.source ?? null;
  }

  /** The rotation the decoder plays with now (world to head, 4 × 4 column-major). */
  get soundRotation(): number[] | null {
    const rotation = this.#open?.playback.sound?.rotation;
    return rotation ? [...rotation] : null;
  }
}
