/**
 * The looking side of the player: where the viewer looks, what moves that, and when a picture is
 * drawn. Every picture turns the sound by the very matrix it is drawn with.
 */
import { el } from "../shared/dom";
import { aim, createCamera } from "./camera";
import { Gaze } from "./gaze";
import { Gestures } from "./gestures";
import type { View } from "./orientation";
import { Panorama } from "./panorama";

/** A longer pause between frames (a hidden tab) counts as this, in seconds. */
const STEP_MAX = 0.1;

export interface LookingTargets {
  /** Turns the sound: the rotation from the world to the head of the picture just drawn. */
  face(worldToHead: readonly number[]): void;
  /** A picture of this view was drawn. */
  drawn(view: View): void;
  /** The viewer turned or zoomed. */
  looked(): void;
  /** The viewer tapped the picture. */
  tapped(): void;
  playing(): boolean;
  problem(sentence: string): void;
}

export class Looking {
  readonly surface = el("div", { class: "surface" });
  readonly gaze: Gaze;
  readonly #camera = createCamera();
  #panorama: Panorama | null = null;
  #request = 0;
  #lastTick = 0;
  #dirty = true;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly targets: LookingTargets,
    private readonly signal: AbortSignal,
  ) {
    this.gaze = new Gaze({ inertia: !matchMedia("(prefers-reduced-motion: reduce)").matches });
    const looked = () => {
      this.looked();
    };
    const tapped = () => {
      targets.tapped();
    };
    new Gestures(this.surface, { gaze: this.gaze, looked, tapped }, signal);
    this.#openPicture();
    this.#followVideo();
    signal.addEventListener("abort", this.#close);
    this.invalidate();
  }

  /** The viewer turned, zoomed or asked for another view. */
  looked(): void {
    this.targets.looked();
    this.invalidate();
  }

  showPoster(url: string): void {
    const image = new Image();
    image.crossOrigin = "anonymous";
    const show = () => {
      this.#panorama?.showPoster(image);
      this.invalidate();
    };
    image.addEventListener("load", show, { signal: this.signal });
    image.src = url;
  }

  /** Asks for one more picture; while playing or turning, pictures follow each other by themselves. */
  invalidate(): void {
    this.#dirty = true;
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#tick);
  }

  #openPicture(): void {
    const canvas = el("canvas", { "aria-hidden": "true" });
    try {
      this.#panorama = new Panorama(canvas, this.#camera);
    } catch {
      this.surface.append(this.video);
      this.targets.problem(
        "This browser has no WebGL, so the picture stays flat here. Sound and controls work.",
      );
      return;
    }
    this.surface.append(canvas);
    const resizing = new ResizeObserver(() => {
      this.#panorama?.resize(this.surface.clientWidth, this.surface.clientHeight);
      this.#draw();
    });
    resizing.observe(this.surface);
    this.signal.addEventListener("abort", () => {
      resizing.disconnect();
    });
  }

  #followVideo(): void {
    const { video, signal } = this;
    for (const type of ["loadeddata", "seeked"]) {
      video.addEventListener(type, this.#newFrame, { signal });
    }
    for (const type of ["play", "playing", "pause", "ended", "emptied"]) {
      video.addEventListener(type, this.#wake, { signal });
    }
    if (!("requestVideoFrameCallback" in video)) return;
    const next = () => {
      if (signal.aborted) return;
      this.#newFrame();
      video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  }

  readonly #wake = () => {
    this.invalidate();
  };

  readonly #newFrame = () => {
    const { video } = this;
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) this.#panorama?.showVideo(video);
    this.invalidate();
  };

  readonly #tick = (now: number) => {
    const seconds = Math.min(STEP_MAX, Math.max(0, (now - this.#lastTick) / 1000));
    this.#lastTick = now;
    const moved = this.gaze.step(seconds);
    if (moved || this.#dirty) this.#draw();
    const goOn = this.targets.playing() || this.gaze.moving;
    this.#request = goOn ? requestAnimationFrame(this.#tick) : 0;
  };

  /** The picture and the sound of the view as it is now, from the same matrix. */
  #draw(): void {
    this.#dirty = false;
    const { view } = this.gaze;
    this.targets.face(aim(this.#camera, view));
    this.#panorama?.render();
    this.targets.drawn(view);
  }

  readonly #close = () => {
    cancelAnimationFrame(this.#request);
    this.#panorama?.close();
  };
}
