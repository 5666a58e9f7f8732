/**
 * Angles of the viewer's head and of directions in the sound field. Pure maths, no three.js.
 *
 * Directions follow AmbiX: azimuth anticlockwise from the front (left positive), elevation up.
 * The view follows the same signs: yaw left positive, pitch up positive, roll positive when the
 * head tilts to the left. Everything in radians; degrees only in words for people.
 */
import { translate } from "../shared/translate";

export interface View {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** vertical field of view */
  readonly fov: number;
}

export interface Direction {
  readonly azimuth: number;
  readonly elevation: number;
}

export const DEGREE = Math.PI / 180;
export const FOV_MIN = 30 * DEGREE;
export const FOV_MAX = 110 * DEGREE;
export const FRONT: View = { yaw: 0, pitch: 0, roll: 0, fov: 75 * DEGREE };

/** Straight up and down are allowed; beyond them the picture would stand on its head. */
const PITCH_MAX = Math.PI / 2;

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The same angle in (-π, π]. */
export function wrapAngle(angle: number): number {
  const turn = 2 * Math.PI;
  const wrapped = angle - turn * Math.floor((angle + Math.PI) / turn);
  return wrapped === -Math.PI ? Math.PI : wrapped;
}

export function turned(view: View, yaw: number, pitch: number): View {
  return {
    ...view,
    yaw: wrapAngle(view.yaw + yaw),
    pitch: clamp(view.pitch + pitch, -PITCH_MAX, PITCH_MAX),
  };
}

/** Zoomed by a factor; below 1 comes closer. */
export function zoomed(view: View, factor: number): View {
  return { ...view, fov: clamp(view.fov * factor, FOV_MIN, FOV_MAX) };
}

/** The angle that a drag over `pixels` turns, so that the picture stays under the finger. */
export function dragAngle(pixels: number, view: View, viewportHeight: number): number {
  return (pixels / Math.max(1, viewportHeight)) * view.fov;
}

/**
 * The rotation from the world to the head, 4 × 4 column-major, in the axes of the picture (x right,
 * y up, z back): every picture is drawn with it, and `SoundGraph.face` wants it.
 *
 * It is what three.js calls a camera's `matrixWorldInverse`. Omnitone's README passes `matrixWorld`,
 * which turns the world the wrong way: tests/browser/decoder.test.ts hears the difference.
 */
export function worldToHead({ yaw, pitch, roll }: View): readonly number[] {
  const [cy, sy] = [Math.cos(yaw), Math.sin(yaw)];
  const [cp, sp] = [Math.cos(pitch), Math.sin(pitch)];
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)];
  // Columns of this are rows of the head's own turn: about y, then x, then z.
  const x = [cy * cr + sy * sp * sr, -cy * sr + sy * sp * cr, sy * cp];
  const y = [cp * sr, cp * cr, -sp];
  const z = [-sy * cr + cy * sp * sr, sy * sr + cy * sp * cr, cy * cp];
  return [...x, 0, ...y, 0, ...z, 0, 0, 0, 0, 1];
}

/** First-order AmbiX weights (W, Y, Z, X; SN3D) of a plane wave from a direction. */
export function ambixWeights({ azimuth, elevation }: Direction): [number, number, number, number] {
  const level = Math.cos(elevation);
  return [1, Math.sin(azimuth) * level, Math.sin(elevation), Math.cos(azimuth) * level];
}

/** Whole degrees to the left (positive) or right of the front. */
export function headingDegrees(view: Pick<View, "yaw">): number {
  const degrees = Math.round(view.yaw / DEGREE);
  return degrees === -180 ? 180 : degrees === 0 ? 0 : degrees;
}

/** "ahead", "30° left", "behind, 20° up": where the viewer looks, in words. */
export function headingText(view: Pick<View, "yaw" | "pitch">): string {
  const across = acrossText(headingDegrees(view));
  const degrees = Math.round(view.pitch / DEGREE);
  if (degrees === 0) return across;
  const values = { across, degrees: Math.abs(degrees) };
  return degrees > 0
    ? translate("{across}, {degrees}° up", values)
    : translate("{across}, {degrees}° down", values);
}

function acrossText(turned: number): string {
  const degrees = Math.abs(turned);
  if (degrees === 0) return translate("ahead");
  if (degrees === 180) return translate("behind");
  return turned > 0
    ? translate("{degrees}° left", { degrees })
    : translate("{degrees}° right", { degrees });
}
