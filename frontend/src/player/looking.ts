/**
 * The looking side of the player: where the viewer looks, what moves that, and when a picture is
 * drawn. Every picture turns the sound by the very matrix it is drawn with.
 */
import type { StereoLayout } from "../shared/clip";
import { el } from "../shared/dom";
import { Gaze } from "./gaze";
import { Gestures } from "./gestures";
import { Motion, type MotionTargets } from "./motion";
import { type View, worldToHead } from "./orientation";
import type { Layer } from "./panorama";
import { PlanetMap } from "./planet-map";
import { Pointing } from "./pointing";
import type { ViewMode } from "./projection";
import { Quality } from "./quality";
import { ViewWindow } from "./view-window";

/** A longer pause between frames (a hidden tab) counts as this, in seconds. */
const STEP_MAX = 0.1;
/** More would cost four times the work for hardly any more picture. */
const PIXEL_RATIO_MAX = 2;
/** The part of the full resolution that saves power. */
const SAVING = 0.55;

export type QualityChoice = "automatic" | "full" | "saving";

export interface LookingTargets {
  /** Turns the sound: the rotation from the world to the head of the picture just drawn. */
  readonly face: (worldToHead: readonly number[]) => void;
  /** A picture of this view was drawn. */
  drawn(view: View): void;
  /** The viewer turned or zoomed. */
  looked(): void;
  /** The viewer tapped the picture, or pulled a controller's trigger. */
  readonly tapped: (finger: boolean) => void;
  playing(): boolean;
  /** There is no picture to turn; a sentence for the viewer. */
  readonly problem: (sentence: string) => void;
  /** Motion control has ended by itself; a sentence for the viewer. */
  motionEnded(sentence: string): void;
}

export class Looking {
  readonly surface = el("div", { class: "surface" });
  readonly gaze: Gaze;
  readonly map: PlanetMap;
  readonly motion: Motion;
  readonly #window: ViewWindow;
  readonly #quality = new Quality();
  #qualityChoice: QualityChoice = "automatic";
  #mapShown = false;
  #request = 0;
  #lastTick = 0;
  #dirty = true;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly targets: LookingTargets,
    private readonly signal: AbortSignal,
  ) {
    this.gaze = new Gaze({ inertia: !matchMedia("(prefers-reduced-motion: reduce)").matches });
    this.map = new PlanetMap(this.gaze, this.looked, signal);
    this.motion = this.#createMotion();
    const { tapped } = targets;
    this.#window = this.#createWindow();
    const pointing = { mode: () => this.mode, looked: this.looked, tapped };
    new Gestures(this.surface, new Pointing(this.surface, this.gaze, pointing), signal);
    this.#followSize();
    this.#followVideo();
    signal.addEventListener("abort", this.#close);
    this.invalidate();
  }

  /** The viewer turned, zoomed or asked for another view. */
  readonly looked = (): void => {
    void this.#window.load();
    this.targets.looked();
    this.invalidate();
  };

  get mode(): ViewMode {
    return this.#window.mode;
  }

  set mode(mode: ViewMode) {
    this.#window.mode = mode;
    this.surface.dataset["mode"] = mode;
    this.#placeMap();
  }

  set stereo(layout: StereoLayout) {
    this.#window.layout = layout;
    this.invalidate();
  }

  /** Tells the video's pixels once they are known. */
  onSize(told: (width: number, height: number) => void): void {
    const { video, signal } = this;
    const tell = () => {
      told(video.videoWidth, video.videoHeight);
    };
    video.addEventListener("loadedmetadata", tell, { once: true, signal });
  }

  set quality(choice: QualityChoice) {
    this.#qualityChoice = choice;
    this.#fit();
  }

  set mapShown(shown: boolean) {
    this.#mapShown = shown;
    this.#placeMap();
  }

  get inHeadset(): boolean {
    return this.#window.inHeadset;
  }

  /** Into the headset, looking on where the page does; out of it again when already there. */
  toggleHeadset(): Promise<void> {
    return this.#window.toggleHeadset(this.gaze.view.yaw);
  }

  showPoster(url: string): void {
    const image = new Image();
    image.crossOrigin = "anonymous";
    const show = () => {
      this.#window.show(image);
      this.invalidate();
    };
    image.addEventListener("load", show, { signal: this.signal });
    image.src = url;
  }

  /** Lays a second panorama over the picture: level 0 hides it, 1 shows it as it is. */
  lay(layer: Layer, level: number): void {
    this.#window.lay(layer, level);
  }

  /** Asks for one more picture; while playing or turning, pictures follow each other by themselves. */
  readonly invalidate = (): void => {
    this.#dirty = true;
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#tick);
  };

  #createMotion(): Motion {
    const held: MotionTargets["held"] = (attitude) => {
      this.gaze.attitude = attitude;
      this.invalidate();
    };
    const failed = (sentence: string) => {
      this.stopMotion();
      this.targets.motionEnded(sentence);
    };
    return new Motion({ held, failed }, this.signal);
  }

  stopMotion(): void {
    this.motion.stop();
    this.gaze.attitude = null;
    this.invalidate();
  }

  #createWindow(): ViewWindow {
    const { face, tapped, problem } = this.targets;
    const targets = {
      face,
      problem,
      selected: () => {
        tapped(false);
      },
      changed: this.#redraw,
    };
    return new ViewWindow(this.surface, this.video, targets, this.signal);
  }

  #followSize(): void {
    const resizing = new ResizeObserver(this.#redraw);
    resizing.observe(this.surface);
    this.signal.addEventListener("abort", () => {
      resizing.disconnect();
    });
  }

  /** At once: a canvas of another size is empty, and this may be after the frame's own callbacks. */
  readonly #redraw = () => {
    this.#fit();
    this.#draw();
  };

  /** Fits the canvas to its place, its sharpness to the quality, and the map into the picture. */
  readonly #fit = () => {
    const fixed = this.#qualityChoice === "full" ? 1 : SAVING;
    const scale = this.#qualityChoice === "automatic" ? this.#quality.scale : fixed;
    const ratio = Math.min(window.devicePixelRatio, PIXEL_RATIO_MAX) * scale;
    if (this.inHeadset) return;
    this.#window.resize(this.surface.clientWidth, this.surface.clientHeight, ratio);
    this.#placeMap();
  };

  /** The map shows what the other modes show anyway. */
  #placeMap(): void {
    this.map.root.hidden = !this.#mapShown || this.mode !== "sphere";
    this.#window.map = this.map.place(this.surface);
    this.invalidate();
  }

  #followVideo(): void {
    const { video, signal } = this;
    for (const type of ["loadeddata", "seeked"]) {
      video.addEventListener(type, this.#newFrame, { signal });
    }
    for (const type of ["play", "playing", "pause", "ended", "emptied"]) {
      video.addEventListener(type, this.invalidate, { signal });
    }
    if (!("requestVideoFrameCallback" in video)) return;
    const next = () => {
      if (signal.aborted) return;
      this.#newFrame();
      video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  }

  readonly #newFrame = () => {
    const { video } = this;
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) this.#window.show(video);
    this.invalidate();
  };

  readonly #tick = (now: number) => {
    const passed = Math.max(0, (now - this.#lastTick) / 1000);
    this.#lastTick = now;
    const moved = this.gaze.step(Math.min(STEP_MAX, passed));
    const goOn = this.targets.playing() || this.gaze.moving;
    this.#request = goOn ? requestAnimationFrame(this.#tick) : 0;
    if (goOn && this.#quality.frame(passed)) this.#fit();
    if (moved || this.#dirty) this.#draw();
  };

  /** The picture and the sound of the view as it is now, from the same matrix. */
  #draw(): void {
    if (this.inHeadset) return;
    this.#dirty = false;
    const { view } = this.gaze;
    this.targets.face(worldToHead(view));
    this.#window.render(view);
    this.targets.drawn(view);
  }

  readonly #close = () => {
    cancelAnimationFrame(this.#request);
  };
}
