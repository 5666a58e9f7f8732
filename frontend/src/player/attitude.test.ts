import { Euler, Quaternion as ThreeQuaternion, Vector3 } from "three";
import { describe, expect, test } from "vitest";
import { anglesOf, deviceAttitude, multiply, type Quaternion, withOffset } from "./attitude";
import { DEGREE } from "./orientation";

const held = (alpha: number, beta: number, gamma: number, screen = 0): Quaternion =>
  deviceAttitude(alpha * DEGREE, beta * DEGREE, gamma * DEGREE, screen * DEGREE);

function expectAngles(
  found: ReturnType<typeof anglesOf>,
  yaw: number,
  pitch: number,
  roll: number,
) {
  expect(found.yaw / DEGREE).toBeCloseTo(yaw, 6);
  expect(found.pitch / DEGREE).toBeCloseTo(pitch, 6);
  expect(found.roll / DEGREE).toBeCloseTo(roll, 6);
}

/** Worked out by hand: alpha, beta, gamma and the page's turn; then yaw, pitch and roll. */
const HELD = [
  ["upright in front of the face: ahead", [0, 90, 0, 0], [0, 0, 0]],
  ["flat on the table: straight down", [0, 0, 0, 0], [0, -90, 0]],
  ["upright, turned to the left", [90, 90, 0, 0], [90, 0, 0]],
  ["upright, turned to the right", [-40, 90, 0, 0], [-40, 0, 0]],
  ["leaning towards the viewer: up", [0, 120, 0, 0], [0, 30, 0]],
  ["leaning away from the viewer: down", [0, 45, 0, 0], [0, -45, 0]],
  ["over the head: straight up", [0, 180, 0, 0], [0, 90, 0]],
  ["turned left and leaning back", [30, 100, 0, 0], [30, 10, 0]],
  ["its top to the left, the page turned along: ahead", [90, 0, -90, 90], [0, 0, 0]],
  ["its top to the right, the page turned along: ahead", [-90, 0, 90, -90], [0, 0, 0]],
  ["on its head, the page turned along: ahead", [180, -90, 0, 180], [0, 0, 0]],
] as const;

describe("a device held", () => {
  test.each(HELD)("%s", (_name, [alpha, beta, gamma, screen], [yaw, pitch, roll]) => {
    expectAngles(anglesOf(held(alpha, beta, gamma, screen)), yaw, pitch, roll);
  });

  test("upright with its top tilted to the left tilts the head to the left", () => {
    // A turn of 20° about the line of sight: what the page shows must stay level.
    const tilted = multiply(held(0, 90, 0), [0, 0, Math.sin(10 * DEGREE), Math.cos(10 * DEGREE)]);
    expectAngles(anglesOf(tilted), 0, 0, 20);
  });
});

test("the angles of a rotation give the rotation that three.js makes of them", () => {
  for (let step = 0; step < 200; step += 1) {
    const [yaw, pitch, roll] = [step * 1.7, Math.asin(Math.sin(step * 0.61)), step * 0.93];
    const made = new ThreeQuaternion().setFromEuler(new Euler(pitch, yaw, roll, "YXZ"));
    const found = anglesOf([made.x, made.y, made.z, made.w]);
    const again = new ThreeQuaternion().setFromEuler(
      new Euler(found.pitch, found.yaw, found.roll, "YXZ"),
    );
    expect(Math.abs(made.dot(again))).toBeCloseTo(1, 9);
  }
});

test("every attitude of a device looks where its back points", () => {
  for (const [alpha, beta, gamma] of [
    [10, 20, 30],
    [200, -60, 15],
    [315, 80, -70],
  ] as const) {
    // The specification's own matrix: Z(alpha) X(beta) Y(gamma), its z up from the table.
    const order = new Euler(beta * DEGREE, gamma * DEGREE, alpha * DEGREE, "ZXY");
    const back = new Vector3(0, 0, -1).applyEuler(order);
    const { yaw, pitch } = anglesOf(held(alpha, beta, gamma));
    // Its x is right and its y is ahead of who faces the table; here ahead is -z.
    expect(-Math.sin(yaw) * Math.cos(pitch)).toBeCloseTo(back.x, 9);
    expect(Math.cos(yaw) * Math.cos(pitch)).toBeCloseTo(back.y, 9);
    expect(Math.sin(pitch)).toBeCloseTo(back.z, 9);
  }
});

describe("a drag on a held device", () => {
  test("turns on around the vertical", () => {
    expectAngles(withOffset(held(30, 100, 0), 50 * DEGREE, 0), 80, 10, 0);
  });

  test("nods, also looking straight down", () => {
    expectAngles(withOffset(held(0, 90, 0), 0, -20 * DEGREE), 0, -20, 0);
    expectAngles(withOffset(held(0, 0, 0), 0, 90 * DEGREE), 0, 0, 0);
  });
});
