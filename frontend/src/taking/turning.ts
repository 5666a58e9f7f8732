/**
 * How the model's head is turned, and where its horizon then lies in the clip's picture. Degrees:
 * yaw to the left, pitch up, roll tips the top to the left, as in `spatialgen.ambisonics`.
 */
import type { Orientation } from "../shared/job-snapshot";

const DEGREE = Math.PI / 180;

export const STRAIGHT: Orientation = { yaw: 0, pitch: 0, roll: 0 };

export function isStraight({ yaw, pitch, roll }: Orientation): boolean {
  return yaw === 0 && pitch === 0 && roll === 0;
}

/** Where a direction on the model's own horizon (degrees to its left) lies in the panorama, 0..1. */
export function horizonPoint(orientation: Orientation, azimuth: number): { x: number; y: number } {
  const yaw = orientation.yaw * DEGREE;
  const pitch = orientation.pitch * DEGREE;
  const roll = orientation.roll * DEGREE;
  const front = Math.cos(azimuth * DEGREE);
  const side = Math.sin(azimuth * DEGREE);
  const left = side * Math.cos(roll);
  const tipped = side * Math.sin(roll);
  const ahead = front * Math.cos(pitch) - tipped * Math.sin(pitch);
  const up = front * Math.sin(pitch) + tipped * Math.cos(pitch);
  const towards = Math.atan2(left, ahead) + yaw;
  const around = towards / (2 * Math.PI);
  return {
    x: 0.5 - (around - Math.round(around)),
    y: 0.5 - Math.asin(Math.max(-1, Math.min(1, up))) / Math.PI,
  };
}

/** The horizon from the left edge of the panorama to the right one: points 0..1, sorted by x. */
export function horizon(orientation: Orientation, points = 72): { x: number; y: number }[] {
  return Array.from({ length: points }, (_, index) =>
    horizonPoint(orientation, (index / points) * 360),
  ).sort((one, other) => one.x - other.x);
}
