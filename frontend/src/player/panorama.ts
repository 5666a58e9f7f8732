/** The picture: the poster, then the video, around the viewer, as a flat frame or a little planet. */
import {
  DataTexture,
  LinearFilter,
  LinearSRGBColorSpace,
  Mesh,
  NoColorSpace,
  OrthographicCamera,
  PlaneGeometry,
  RepeatWrapping,
  Scene,
  SphereGeometry,
  Texture,
  type Vector4,
  VideoTexture,
  WebGLRenderer,
} from "three";
import type { StereoLayout } from "../shared/clip";
import { aim, createCamera } from "./camera";
import { DEGREE, type View } from "./orientation";
import {
  createFlatMaterial,
  createFrameUniforms,
  createPlanetMaterial,
  createSphereMaterial,
  type FlatMaterial,
  type PlanetMaterial,
} from "./panorama-shader";
import { flatFrame, MAP_SCALE, planetScale, type ViewMode } from "./projection";
import { type Eye, eyeRegion } from "./stereo";

/** How much darker than the view what lies outside of it is drawn. */
const DIM = { flat: 0.45, planet: 0, map: 0.35 };
/** Far enough that both eyes of a headset see a picture without depth of its own. */
const RADIUS = 100;

/** A place on the canvas in CSS pixels, from its left top corner. */
export interface MapPlace {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** A second panorama, equirectangular, its first row at the bottom. */
export interface Layer {
  /** red, green, blue, opacity; the colours are multiplied by the opacity */
  readonly texels: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** counts up with every change */
  readonly version: number;
}

/**
 * A sphere seen from inside. The frame spans 360° × 180° whatever its proportions; its centre is
 * the front (-z), its left quarter lies to the left (-x).
 */
export function createSphere(): SphereGeometry {
  const sphere = new SphereGeometry(RADIUS, 96, 64);
  sphere.scale(-1, 1, 1);
  sphere.rotateY(-Math.PI / 2);
  return sphere;
}

export class Panorama {
  /** Shared by all that draw the frame. */
  readonly frame = createFrameUniforms();
  readonly renderer: WebGLRenderer;
  readonly sphere = createSphere();
  mode: ViewMode = "sphere";
  /** where the planet map is drawn over the picture; null draws none */
  map: MapPlace | null = null;
  readonly #around = new Mesh(this.sphere, createSphereMaterial(this.frame));
  readonly #flat = createFlatMaterial(this.frame);
  readonly #planet = createPlanetMaterial(this.frame);
  readonly #sheet = new Mesh<PlaneGeometry, FlatMaterial | PlanetMaterial>(new PlaneGeometry(2, 2));
  readonly #scene = new Scene();
  readonly #sheetScene = new Scene();
  readonly #sheetCamera = new OrthographicCamera();
  readonly #camera = createCamera();
  #layer: { told: Layer; texture: DataTexture; version: number } | null = null;
  #video: HTMLVideoElement | null = null;
  #layout: StereoLayout = "mono";
  #size = { width: 1, height: 1 };

  /** Throws where the browser has no WebGL. */
  constructor(canvas: HTMLCanvasElement) {
    this.renderer = new WebGLRenderer({ canvas, antialias: false, alpha: false });
    // Video and poster are shown as they are: no conversion on the way in or out.
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    this.renderer.autoClear = false;
    this.#scene.add(this.#around);
    this.#sheetScene.add(this.#sheet);
    this.#sheet.frustumCulled = false;
  }

  /** The poster, then the video: call it with every frame. */
  show(picture: HTMLImageElement | HTMLVideoElement): void {
    if (picture instanceof HTMLVideoElement) this.#showVideo(picture);
    else this.#showPoster(picture);
  }

  /** The poster is one eye's picture already. */
  #showPoster(image: HTMLImageElement): void {
    if (this.#video) return;
    const texture = new Texture(image);
    texture.needsUpdate = true;
    this.#put(texture, image.naturalWidth, image.naturalHeight);
  }

  #showVideo(video: HTMLVideoElement): void {
    if (this.#video === video) {
      this.frame.margin.value.set(0.5 / video.videoWidth, 0.5 / video.videoHeight);
      return;
    }
    this.#video = video;
    const texture = new VideoTexture(video);
    // The frame on show has been presented already: the texture's own callback waits for the next.
    texture.needsUpdate = true;
    this.#put(texture, video.videoWidth, video.videoHeight);
    this.#placeEye();
  }

  /** How the eyes lie in the video's frame; on a screen the left one is shown. */
  set layout(layout: StereoLayout) {
    this.#layout = layout;
    this.#placeEye();
  }

  #placeEye(): void {
    for (const { uniforms } of [this.#around.material, this.#flat, this.#planet]) {
      this.placeEye(uniforms.region.value, "left");
    }
  }

  /** Sets what an eye sees of the frame on show. */
  placeEye(place: Vector4, eye: Eye): void {
    const { x, y, width, height } = eyeRegion(this.#video ? this.#layout : "mono", eye);
    place.set(x, y, width, height);
  }

  #put(texture: Texture, width: number, height: number): void {
    texture.colorSpace = NoColorSpace;
    texture.minFilter = LinearFilter;
    texture.magFilter = LinearFilter;
    texture.generateMipmaps = false;
    this.frame.picture.value?.dispose();
    this.frame.picture.value = texture;
    this.frame.shown.value = 1;
    this.frame.margin.value.set(0.5 / width, 0.5 / height);
  }

  resize(width: number, height: number, pixelRatio: number): void {
    if (width === 0 || height === 0) return;
    this.renderer.setPixelRatio(pixelRatio);
    this.renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#size = { width, height };
  }

  /** Lays a second panorama over the picture: level 0 hides it, 1 shows it as it is. */
  lay(layer: Layer, level: number): void {
    if (this.#layer?.told !== layer) {
      this.#layer?.texture.dispose();
      this.#layer = { told: layer, texture: createTexture(layer), version: -1 };
    }
    if (this.#layer.version !== layer.version) this.#layer.texture.needsUpdate = true;
    this.#layer.version = layer.version;
    this.frame.overlay.value = this.#layer.texture;
    this.frame.overlayLevel.value = level;
  }

  render(view: View): void {
    aim(this.#camera, view);
    const { renderer, map } = this;
    const { width, height } = this.#size;
    renderer.setViewport(0, 0, width, height);
    renderer.clear();
    if (this.mode === "sphere") renderer.render(this.#scene, this.#camera);
    if (this.mode === "flat") this.#drawFlat();
    if (this.mode === "planet") this.#drawPlanet(view.yaw);
    if (map && this.mode === "sphere") this.#drawMap(map);
  }

  #drawFlat(): void {
    const { aspect } = this.#camera;
    const { width, height } = flatFrame(aspect);
    this.#flat.uniforms.flatFrame.value.set(width, height);
    this.#drawSheet(this.#flat, aspect, DIM.flat);
  }

  #drawPlanet(yaw: number): void {
    const { scale, heading, rim, opaque } = this.#planet.uniforms;
    scale.value = planetScale(this.#camera.fov * DEGREE);
    heading.value = yaw;
    rim.value = 1e6;
    opaque.value = 1;
    this.#drawSheet(this.#planet, this.#camera.aspect, DIM.planet);
  }

  #drawMap({ left, top, size }: MapPlace): void {
    const { scale, heading, rim, opaque } = this.#planet.uniforms;
    scale.value = MAP_SCALE;
    heading.value = 0;
    rim.value = 1;
    opaque.value = 0;
    this.renderer.setViewport(left, this.#size.height - top - size, size, size);
    this.#drawSheet(this.#planet, 1, DIM.map);
  }

  #drawSheet(material: FlatMaterial | PlanetMaterial, aspect: number, dim: number): void {
    const { uniforms } = material;
    const up = Math.tan((this.#camera.fov * DEGREE) / 2);
    uniforms.corner.value.set(Math.max(1, aspect), Math.max(1, 1 / aspect));
    uniforms.toHead.value.setFromMatrix4(this.#camera.matrixWorldInverse);
    uniforms.reach.value.set(up * this.#camera.aspect, up);
    uniforms.dim.value = dim;
    this.#sheet.material = material;
    this.renderer.render(this.#sheetScene, this.#sheetCamera);
  }

  close(): void {
    this.frame.picture.value?.dispose();
    this.#layer?.texture.dispose();
    for (const material of [this.#around.material, this.#flat, this.#planet]) material.dispose();
    this.sphere.dispose();
    this.#sheet.geometry.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }
}

function createTexture({ texels, width, height }: Layer): DataTexture {
  const texture = new DataTexture(texels, width, height);
  texture.wrapS = RepeatWrapping;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  return texture;
}
