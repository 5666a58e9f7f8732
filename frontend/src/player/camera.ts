/** The viewer's head as a three.js camera, and the one matrix that turns the sound. */
import { PerspectiveCamera } from "three";
import { DEGREE, type View } from "./orientation";

export function createCamera(): PerspectiveCamera {
  const camera = new PerspectiveCamera(75, 1, 0.1, 200);
  camera.rotation.order = "YXZ";
  return camera;
}

/**
 * Points the camera along the view and returns the rotation from the world to the head
 * (4 × 4, column-major): what `SoundGraph.face` wants.
 *
 * It is `matrixWorldInverse`. Omnitone's README passes `matrixWorld`, which turns the world the
 * wrong way: tests/browser/decoder.test.ts hears the difference.
 */
export function aim(camera: PerspectiveCamera, view: View): readonly number[] {
  camera.rotation.set(view.pitch, view.yaw, view.roll);
  const fov = view.fov / DEGREE;
  if (camera.fov !== fov) {
    camera.fov = fov;
    camera.updateProjectionMatrix();
  }
  camera.updateMatrixWorld();
  return camera.matrixWorldInverse.elements;
}
