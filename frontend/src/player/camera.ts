/** The viewer's head as a three.js camera. */
import { PerspectiveCamera } from "three";
import { DEGREE, type View, worldToHead } from "./orientation";

export function createCamera(): PerspectiveCamera {
  const camera = new PerspectiveCamera(75, 1, 0.1, 200);
  camera.matrixAutoUpdate = false;
  return camera;
}

/** Points the camera along the view: by the very matrix that turns the sound. */
export function aim(camera: PerspectiveCamera, view: View): void {
  // A rotation's inverse is its transpose.
  camera.matrix.fromArray(worldToHead(view)).transpose();
  const fov = view.fov / DEGREE;
  if (camera.fov !== fov) {
    camera.fov = fov;
    camera.updateProjectionMatrix();
  }
  camera.updateMatrixWorld(true);
}
