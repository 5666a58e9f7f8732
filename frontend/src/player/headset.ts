/**
 * The picture in a VR headset (WebXR, immersive-vr), each eye with its part of a stereoscopic frame.
 * The sound follows the head on every frame of the headset.
 */
import { Group, Mesh, PerspectiveCamera, Scene } from "three";
import type { Panorama } from "./panorama";
import { createSphereMaterial, type SphereMaterial } from "./panorama-shader";
import type { Eye } from "./stereo";

/** three.js shows these layers to one eye only. */
const LAYERS: Readonly<Record<Eye, number>> = { left: 1, right: 2 };

export interface HeadsetTargets {
  /** the rotation from the world to the head (4 × 4, column-major), on every frame */
  face(worldToHead: readonly number[]): void;
  /** the trigger of a controller, a pinch of the fingers */
  selected(): void;
  ended(): void;
}

export class Headset {
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(75, 1, 0.1, 200);
  /** Turns the way the headset faces at the start to the way the viewer looked on the page. */
  readonly #neck = new Group();
  readonly #eyes = new Group();
  readonly #materials: [Eye, SphereMaterial][];
  #session: XRSession | null = null;
  #frameAt = -1;

  constructor(
    private readonly panorama: Panorama,
    private readonly video: HTMLVideoElement,
    private readonly targets: HeadsetTargets,
  ) {
    // Told when three.js has put the page's own size and loop back.
    panorama.renderer.xr.addEventListener("sessionend", this.#end);
    this.#neck.add(this.#camera);
    this.#scene.add(this.#neck, this.#eyes);
    this.#materials = (["left", "right"] as const).map((eye) => {
      const material = createSphereMaterial(panorama.frame);
      const sphere = new Mesh(panorama.sphere, material);
      sphere.layers.set(LAYERS[eye]);
      this.#eyes.add(sphere);
      return [eye, material];
    });
  }

  get active(): boolean {
    return this.#session !== null;
  }

  /** Call it from a press of the viewer, who goes on looking along `yaw`. */
  async enter(yaw: number): Promise<void> {
    if (!navigator.xr || this.#session) return;
    const session = await navigator.xr.requestSession("immersive-vr");
    this.#session = session;
    session.addEventListener("select", this.#select);
    this.#neck.rotation.y = yaw;
    const { renderer } = this.panorama;
    renderer.xr.enabled = true;
    renderer.xr.setReferenceSpaceType("local");
    await renderer.xr.setSession(session);
    renderer.setAnimationLoop(this.#draw);
  }

  async leave(): Promise<void> {
    await this.#session?.end();
  }

  readonly #draw = () => {
    const { panorama } = this;
    for (const [eye, material] of this.#materials) {
      panorama.placeEye(material.uniforms.region.value, eye);
    }
    this.#refreshVideo();
    panorama.renderer.clear();
    panorama.renderer.render(this.#scene, this.#camera);
    // However the head moves in the room, it stays in the middle of the picture.
    this.#eyes.position.setFromMatrixPosition(this.#camera.matrixWorld);
    this.targets.face(this.#camera.matrixWorldInverse.elements);
  };

  /** The page's own callbacks for video frames may rest while the headset shows. */
  #refreshVideo(): void {
    const texture = this.panorama.frame.picture.value;
    if (!texture || this.video.currentTime === this.#frameAt) return;
    this.#frameAt = this.video.currentTime;
    texture.needsUpdate = true;
  }

  readonly #select = () => {
    this.targets.selected();
  };

  readonly #end = () => {
    this.#session = null;
    this.panorama.renderer.setAnimationLoop(null);
    this.panorama.renderer.xr.enabled = false;
    this.targets.ended();
  };

  close(): void {
    this.panorama.renderer.xr.removeEventListener("sessionend", this.#end);
    void this.leave();
    for (const [, material] of this.#materials) material.dispose();
  }
}
