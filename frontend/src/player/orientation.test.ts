import { Euler, Matrix4, Vector3 } from "three";
import { describe, expect, test } from "vitest";
import { aim, createCamera } from "./camera";
import {
  ambixWeights,
  DEGREE,
  dragAngle,
  FOV_MAX,
  FOV_MIN,
  FRONT,
  headingText,
  turned,
  wrapAngle,
  worldToHead,
  zoomed,
} from "./orientation";

const looking = (yaw: number, pitch = 0) => ({
  ...FRONT,
  yaw: yaw * DEGREE,
  pitch: pitch * DEGREE,
});

test.each([
  [0, 0],
  [180, 180],
  [-180, 180],
  [190, -170],
  [-190, 170],
  [725, 5],
])("wraps %i° to %i°", (angle, wrapped) => {
  expect(wrapAngle(angle * DEGREE) / DEGREE).toBeCloseTo(wrapped, 9);
});

describe("a view", () => {
  test("turns on past the back, but never over head", () => {
    const view = turned(turned(FRONT, 170 * DEGREE, 80 * DEGREE), 20 * DEGREE, 40 * DEGREE);
    expect(view.yaw / DEGREE).toBeCloseTo(-170, 9);
    expect(view.pitch / DEGREE).toBeCloseTo(90, 9);
    expect(turned(FRONT, 0, -9).pitch / DEGREE).toBeCloseTo(-90, 9);
  });

  test("zooms between 30° and 110°", () => {
    expect(zoomed(FRONT, 0.01).fov).toBe(FOV_MIN);
    expect(zoomed(FRONT, 100).fov).toBe(FOV_MAX);
    expect(zoomed(FRONT, 0.8).fov).toBeCloseTo(FRONT.fov * 0.8, 9);
  });

  test("follows a drag over the whole height by its field of view", () => {
    expect(dragAngle(600, FRONT, 600)).toBeCloseTo(FRONT.fov, 9);
  });

  test.each([
    [looking(0), "ahead"],
    [looking(30), "30° left"],
    [looking(-90, 20), "90° right, 20° up"],
    [looking(180, -5), "behind, 5° down"],
    [looking(-179.8), "behind"],
  ])("is told in words", (view, words) => {
    expect(headingText(view)).toBe(words);
  });
});

test.each([
  ["front", 0, 0, [1, 0, 0, 1]],
  ["left", 90, 0, [1, 1, 0, 0]],
  ["right", -90, 0, [1, -1, 0, 0]],
  ["behind", 180, 0, [1, 0, 0, -1]],
  ["overhead", 0, 90, [1, 0, 1, 0]],
])(
  "a plane wave from the %s weighs W, Y, Z, X as AmbiX says",
  (_name, azimuth, elevation, weights) => {
    const found = ambixWeights({ azimuth: azimuth * DEGREE, elevation: elevation * DEGREE });
    found.forEach((weight, index) => {
      expect(weight).toBeCloseTo(weights[index] ?? NaN, 9);
    });
  },
);

describe("the camera", () => {
  const ahead = (view: Parameters<typeof aim>[1]) => {
    const camera = createCamera();
    aim(camera, view);
    return new Vector3(0, 0, -1).applyMatrix4(camera.matrixWorld).toArray();
  };

  test.each([
    ["ahead", looking(0), [0, 0, -1]],
    ["left", looking(90), [-1, 0, 0]],
    ["right", looking(-90), [1, 0, 0]],
    ["up", looking(0, 90), [0, 1, 0]],
  ])("looks %s", (_name, view, direction) => {
    ahead(view).forEach((value, axis) => {
      expect(value).toBeCloseTo(direction[axis] ?? NaN, 9);
    });
  });

  test("gives the rotation that brings what it faces to its front", () => {
    const view = { ...looking(100, -35), roll: 20 * DEGREE };
    const turn = worldToHead(view);
    const faced = new Vector3(...ahead(view));
    const [x, y, z] = faced.toArray();
    const row = (index: number) =>
      (turn[index] ?? NaN) * x + (turn[index + 4] ?? NaN) * y + (turn[index + 8] ?? NaN) * z;
    expect(row(0)).toBeCloseTo(0, 9);
    expect(row(1)).toBeCloseTo(0, 9);
    expect(row(2)).toBeCloseTo(-1, 9);
  });

  test("is turned about the vertical first, then nods, then tilts", () => {
    const view = { ...looking(100, -35), roll: 20 * DEGREE };
    const head = new Euler(view.pitch, view.yaw, view.roll, "YXZ");
    const turn = new Matrix4().makeRotationFromEuler(head).invert().elements;
    worldToHead(view).forEach((value, index) => {
      expect(value).toBeCloseTo(turn[index] ?? NaN, 12);
    });
  });
});
