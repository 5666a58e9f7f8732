/** The picture: an inside-out sphere with the poster, then the video, seen by the camera. */
import {
  LinearFilter,
  LinearSRGBColorSpace,
  Mesh,
  MeshBasicMaterial,
  NoColorSpace,
  type PerspectiveCamera,
  Scene,
  SphereGeometry,
  Texture,
  VideoTexture,
  WebGLRenderer,
} from "three";

/** More would cost four times the work for hardly any more picture. */
const PIXEL_RATIO_MAX = 2;
const EMPTY = 0x0b0f0d;

/**
 * A sphere seen from inside. The frame spans 360° × 180° whatever its proportions; its centre is
 * the front (-z), its left quarter lies to the left (-x).
 */
function createSphere(): SphereGeometry {
  const sphere = new SphereGeometry(10, 96, 64);
  sphere.scale(-1, 1, 1);
  sphere.rotateY(-Math.PI / 2);
  return sphere;
}

export class Panorama {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #material = new MeshBasicMaterial({ color: EMPTY });
  readonly #sphere = createSphere();
  #video: HTMLVideoElement | null = null;

  /** Throws where the browser has no WebGL. */
  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly camera: PerspectiveCamera,
  ) {
    this.#renderer = new WebGLRenderer({ canvas, antialias: false, alpha: false });
    // Video and poster are shown as they are: no conversion on the way in or out.
    this.#renderer.outputColorSpace = LinearSRGBColorSpace;
    this.#scene.add(new Mesh(this.#sphere, this.#material));
  }

  showPoster(image: HTMLImageElement): void {
    if (this.#video) return;
    const texture = new Texture(image);
    texture.needsUpdate = true;
    this.#show(texture);
  }

  /** Call once the video has a frame; later frames and sources arrive by themselves. */
  showVideo(video: HTMLVideoElement): void {
    if (this.#video === video) return;
    this.#video = video;
    const texture = new VideoTexture(video);
    // The frame on show has been presented already: the texture's own callback waits for the next.
    texture.needsUpdate = true;
    this.#show(texture);
  }

  #show(texture: Texture): void {
    texture.colorSpace = NoColorSpace;
    texture.minFilter = LinearFilter;
    texture.magFilter = LinearFilter;
    texture.generateMipmaps = false;
    this.#material.map?.dispose();
    this.#material.map = texture;
    this.#material.color.set(0xffffff);
    this.#material.needsUpdate = true;
  }

  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.#renderer.setPixelRatio(Math.min(window.devicePixelRatio, PIXEL_RATIO_MAX));
    this.#renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
  }

  render(): void {
    this.#renderer.render(this.#scene, this.camera);
  }

  close(): void {
    this.#material.map?.dispose();
    this.#material.dispose();
    this.#sphere.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }
}
