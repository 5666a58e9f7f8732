/**
 * Where a direction lies in the flat frame and on the little planet, and back. Pure maths; the
 * shader of panorama-shader.ts does the same on the GPU.
 *
 * A point is measured from the centre of its picture, x to the right, y up, the edge of the shorter
 * side at ±1.
 */
import { clamp, DEGREE, type Direction, FRONT, wrapAngle } from "./orientation";

/** How the picture is shown: around the viewer, as the whole frame, or as seen from high above. */
export type ViewMode = "sphere" | "flat" | "planet";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The planet map shows everything but a cap of the sky: so far from straight down. */
export const MAP_SCALE = Math.tan((130 / 2) * DEGREE);

/** What the stereographic radius 1 (the horizon) is measured in: smaller comes closer. */
export function planetScale(fov: number): number {
  return (2 * Math.tan(fov / 2)) / Math.tan(FRONT.fov / 2);
}

/**
 * The half sides of the flat frame within a picture of the given aspect. The frame spans 360° × 180°
 * whatever its pixels, so it is shown twice as wide as high.
 */
export function flatFrame(aspect: number): { width: number; height: number } {
  const [across, up] = aspect > 1 ? [aspect, 1] : [1, 1 / aspect];
  const height = Math.min(up, across / 2);
  return { width: 2 * height, height };
}

/** The direction at a point of the flat picture; beyond the frame, that of the nearest edge. */
export function flatDirection(point: Point, aspect: number): Direction {
  const { width, height } = flatFrame(aspect);
  return {
    azimuth: -clamp(point.x / width, -1, 1) * Math.PI || 0,
    elevation: (clamp(point.y / height, -1, 1) * Math.PI) / 2,
  };
}

/** The direction at a point of a little planet with `heading` (an azimuth) upwards. */
export function planetDirection(point: Point, scale: number, heading = 0): Direction {
  const fromBelow = 2 * Math.atan(Math.hypot(point.x, point.y) * scale);
  return {
    azimuth: wrapAngle(heading - Math.atan2(point.x, point.y)),
    elevation: fromBelow - Math.PI / 2,
  };
}

/** How far the view turns (left positive) when a finger turns the planet from a point to another. */
export function planetTurn(from: Point, to: Point): number {
  return wrapAngle(Math.atan2(to.x, to.y) - Math.atan2(from.x, from.y));
}
