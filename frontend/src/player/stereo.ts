/** Which part of a stereoscopic frame each eye sees. */
import type { StereoLayout } from "../shared/clip";

export type Eye = "left" | "right";

/** A part of the frame: from a corner (x from the left, y from the bottom), 1 is the whole side. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Top and left are the left eye's, as YouTube and the spherical video metadata have it. */
export function eyeRegion(layout: StereoLayout, eye: Eye): Region {
  const second = eye === "right";
  if (layout === "top_bottom") return { x: 0, y: second ? 0 : 0.5, width: 1, height: 0.5 };
  if (layout === "left_right") return { x: second ? 0.5 : 0, y: 0, width: 0.5, height: 1 };
  return { x: 0, y: 0, width: 1, height: 1 };
}

/** Frames between these proportions, as 2:1 and 16:9 are, hold one picture. */
const ONE_PICTURE = [1.4, 2.8] as const;

/** Whether a frame of these pixels may well hold the pictures of two eyes. */
export function mayHoldTwoEyes(width: number, height: number): boolean {
  const [least, most] = ONE_PICTURE;
  const proportion = width / height;
  return proportion < least || proportion > most;
}
