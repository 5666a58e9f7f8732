/**
 * The window onto the panorama. What draws it needs three.js, the largest part of the player: that is
 * loaded once there is a picture to show and the window is near what is seen of the page, or the
 * viewer acts. Until it has come the picture is a sketch.
 */
import type { StereoLayout } from "../shared/clip";
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import type { Headset } from "./headset";
import type { View } from "./orientation";
import type { Layer, MapPlace, Panorama } from "./panorama";
import type { ViewMode } from "./projection";
import { drawSketch, type Frame } from "./sketch";

/** How near to the window of the browser, as a part of its height. */
const NEAR = "50%";

export interface WindowTargets {
  /** the rotation from the world to the head, on every frame of a headset */
  readonly face: (worldToHead: readonly number[]) => void;
  /** the trigger of a headset's controller */
  readonly selected: () => void;
  /** three.js draws from now on, or the headset was taken off: another picture is to be drawn */
  readonly changed: () => void;
  /** There is no picture to turn; a sentence for the viewer. */
  readonly problem: (sentence: string) => void;
}

export async function hasHeadset(): Promise<boolean> {
  // Absent in browsers without WebXR, and on pages that are not secure.
  const { xr } = navigator as { xr?: XRSystem };
  return (await xr?.isSessionSupported("immersive-vr").catch(() => false)) ?? false;
}

export class ViewWindow {
  mode: ViewMode = "sphere";
  /** where the planet map is drawn over the picture; null draws none */
  map: MapPlace | null = null;
  #headset: Headset | null = null;
  #panorama: Panorama | null = null;
  #sketch: HTMLCanvasElement | null = el("canvas", { "aria-hidden": "true" });
  #loading: Promise<void> | null = null;
  #near = false;
  #shown: HTMLImageElement | HTMLVideoElement | null = null;
  #layout: StereoLayout = "mono";
  #layer: Layer | null = null;
  #level = 0;
  #size = { width: 1, height: 1, ratio: 1 };

  constructor(
    private readonly surface: HTMLElement,
    private readonly video: HTMLVideoElement,
    private readonly targets: WindowTargets,
    private readonly signal: AbortSignal,
  ) {
    if (this.#sketch) surface.append(this.#sketch);
    const watch = new IntersectionObserver(this.#approach, { rootMargin: NEAR });
    watch.observe(surface);
    signal.addEventListener("abort", () => {
      watch.disconnect();
      this.#headset?.close();
      this.#panorama?.close();
    });
  }

  set layout(layout: StereoLayout) {
    this.#layout = layout;
    if (this.#panorama) this.#panorama.layout = layout;
  }

  /** The poster, then the video: call it with every frame. */
  show(picture: HTMLImageElement | HTMLVideoElement): void {
    if (picture instanceof HTMLImageElement && this.#shown instanceof HTMLVideoElement) return;
    this.#shown = picture;
    if (this.#panorama) this.#panorama.show(picture);
    else if (this.#near) void this.load();
  }

  /** Lays a second panorama over the picture: level 0 hides it, 1 shows it as it is. */
  lay(layer: Layer, level: number): void {
    this.#layer = layer;
    this.#level = level;
  }

  resize(width: number, height: number, ratio: number): void {
    if (width === 0 || height === 0) return;
    this.#size = { width, height, ratio };
    this.#panorama?.resize(width, height, ratio);
    if (!this.#sketch) return;
    this.#sketch.width = width * ratio;
    this.#sketch.height = height * ratio;
  }

  render(view: View): void {
    const panorama = this.#panorama;
    if (panorama) {
      panorama.mode = this.mode;
      panorama.map = this.map;
      if (this.#layer) panorama.lay(this.#layer, this.#level);
      panorama.render(view);
    } else if (this.#sketch && this.#shown) this.#drawSketch(this.#sketch, this.#shown, view);
  }

  #drawSketch(canvas: HTMLCanvasElement, image: Frame["image"], view: View): void {
    const film = image instanceof HTMLVideoElement;
    const [width, height] = film
      ? [image.videoWidth, image.videoHeight]
      : [image.naturalWidth, image.naturalHeight];
    const layout = film ? this.#layout : "mono";
    drawSketch(canvas, { image, width, height, layout }, view, this.mode);
  }

  get inHeadset(): boolean {
    return this.#headset?.active ?? false;
  }

  /** Into the headset, looking on along `yaw`; out of it again when already there. */
  async toggleHeadset(yaw: number): Promise<void> {
    if (this.inHeadset) return this.#headset?.leave();
    await this.load();
    await this.#headset?.enter(yaw);
  }

  /** Fetches what draws, unless it is there or on its way. */
  load(): Promise<void> {
    this.#loading ??= this.#open();
    return this.#loading;
  }

  readonly #approach = (seen: readonly IntersectionObserverEntry[]) => {
    this.#near = seen.some(({ isIntersecting }) => isIntersecting);
    if (this.#near && this.#shown) void this.load();
  };

  async #open(): Promise<void> {
    try {
      const drawing = await import("./drawing");
      if (!this.signal.aborted) this.#draw(drawing);
    } catch (error) {
      console.error(error);
      this.targets.problem(
        translate(
          "A part of the player did not arrive, so the picture is only a sketch. Reload the page.",
        ),
      );
    }
  }

  /** From now on three.js draws, or, where there is no WebGL, the film is shown as it is. */
  #draw({ Headset, Panorama }: typeof import("./drawing")): void {
    const canvas = el("canvas", { "aria-hidden": "true" });
    try {
      this.#panorama = new Panorama(canvas);
    } catch {
      this.surface.replaceChildren(this.video);
      this.targets.problem(
        translate(
          "This browser has no WebGL, so the picture stays flat here. Sound and controls work.",
        ),
      );
      return;
    }
    const { signal, targets } = this;
    canvas.addEventListener("webglcontextrestored", targets.changed, { signal });
    this.#headset = new Headset(this.#panorama, this.video, {
      face: targets.face,
      selected: targets.selected,
      ended: targets.changed,
    });
    const { width, height, ratio } = this.#size;
    this.#panorama.resize(width, height, ratio);
    this.#panorama.layout = this.#layout;
    if (this.#shown) this.#panorama.show(this.#shown);
    this.surface.replaceChildren(canvas);
    this.#sketch = null;
    targets.changed();
  }
}
