/**
 * How a device is held, as a rotation of the viewer's head. Pure maths, no three.js.
 *
 * Rotations are unit quaternions [x, y, z, w] in the axes of the picture: x right, y up, z back.
 * The browser's angles (alpha, beta, gamma) turn a device that lies on the table with its screen
 * up; its viewer looks through the back of it.
 */
import { clamp } from "./orientation";

export type Quaternion = readonly [x: number, y: number, z: number, w: number];

export interface Angles {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

export function multiply(a: Quaternion, b: Quaternion): Quaternion {
  const [ax, ay, az, aw] = a;
  const [bx, by, bz, bw] = b;
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
}

const aboutX = (angle: number): Quaternion => [Math.sin(angle / 2), 0, 0, Math.cos(angle / 2)];
const aboutY = (angle: number): Quaternion => [0, Math.sin(angle / 2), 0, Math.cos(angle / 2)];
const aboutZ = (angle: number): Quaternion => [0, 0, Math.sin(angle / 2), Math.cos(angle / 2)];

/**
 * The head of a viewer who looks through a device. All in radians; `screenAngle` is how far the
 * page on the screen is turned against the device (screen.orientation.angle).
 */
export function deviceAttitude(
  alpha: number,
  beta: number,
  gamma: number,
  screenAngle: number,
): Quaternion {
  // The browser turns about z (up from the table), then x, then y; here up is y.
  const held = multiply(multiply(aboutY(alpha), aboutX(beta)), aboutZ(-gamma));
  const throughTheBack = multiply(held, aboutX(-Math.PI / 2));
  return multiply(throughTheBack, aboutZ(-screenAngle));
}

/** Yaw, pitch and roll (in this order) of a rotation. Looking straight up or down, roll is 0. */
export function anglesOf([x, y, z, w]: Quaternion): Angles {
  const sine = clamp(2 * (w * x - y * z), -1, 1);
  if (Math.abs(sine) > 1 - 1e-9) {
    const yaw = 2 * Math.atan2(y, w);
    return { yaw: Math.atan2(Math.sin(yaw), Math.cos(yaw)), pitch: Math.asin(sine), roll: 0 };
  }
  return {
    yaw: Math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y)),
    pitch: Math.asin(sine),
    roll: Math.atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z)),
  };
}

/**
 * The attitude with the viewer's own turn on top: around the vertical of the world, and a nod of
 * the turned head. Exact at any attitude, so a drag feels alike however the device is held.
 */
export function withOffset(attitude: Quaternion, yaw: number, pitch: number): Angles {
  return anglesOf(multiply(multiply(aboutY(yaw), attitude), aboutX(pitch)));
}
