import { describe, expect, test } from "vitest";
import { DEGREE, type View } from "./orientation";
import { seen } from "./around";

const FRONT: View = { yaw: 0, pitch: 0, roll: 0, fov: 75 * DEGREE };
const turnedTo = (yaw: number, pitch = 0, roll = 0): View => ({
  ...FRONT,
  yaw: yaw * DEGREE,
  pitch: pitch * DEGREE,
  roll: roll * DEGREE,
});
const from = (azimuth: number, elevation = 0) => ({
  azimuth: azimuth * DEGREE,
  elevation: elevation * DEGREE,
});

describe("a sound", () => {
  test.each([
    [0, 0, null],
    [50, 0, null],
    [90, 0, "left"],
    [-90, 0, "right"],
    [170, 0, "left"],
    [-170, 0, "right"],
    [0, 60, "up"],
    [10, -60, "down"],
    [180, 85, "up"],
    [180, -85, "down"],
  ])("at %i°, %i° up is seen by who looks ahead: %s", (azimuth, elevation, side) => {
    expect(seen(from(azimuth, elevation), FRONT, 16 / 9).side).toBe(side);
  });

  test("comes into the picture as the viewer turns to it", () => {
    expect(seen(from(90), turnedTo(30), 16 / 9).side).toBe("left");
    expect(seen(from(90), turnedTo(60), 16 / 9).side).toBeNull();
    expect(seen(from(90), turnedTo(160), 16 / 9).side).toBe("right");
    expect(seen(from(0, 60), turnedTo(0, 45), 16 / 9).side).toBeNull();
  });

  test("is out of a phone's narrow picture earlier", () => {
    expect(seen(from(40), FRONT, 16 / 9).side).toBeNull();
    expect(seen(from(40), FRONT, 0.5).side).toBe("left");
  });

  test("says how far to turn", () => {
    const { across, above } = seen(from(150, 20), turnedTo(60), 1);
    expect(across / DEGREE).toBeCloseTo(90);
    expect(above / DEGREE).toBeCloseTo(20);
  });

  test("overhead is on the right of a head that tilts to the left", () => {
    expect(seen(from(0, 74), turnedTo(0, 0, 90), 1).side).toBe("right");
    expect(seen(from(74), turnedTo(0, 0, 90), 1).side).toBe("up");
  });
});

test("a sound in the picture has a place there, and none behind the viewer", () => {
  expect(seen(from(0), FRONT, 2).place?.x).toBeCloseTo(0);
  expect(seen(from(0), FRONT, 2).place?.y).toBeCloseTo(0);
  expect(seen(from(37.5, 0), FRONT, 1).place?.x).toBeCloseTo(-1);
  expect(seen(from(0, 37.5), FRONT, 2).place?.y).toBeCloseTo(1);
  expect(seen(from(180), FRONT, 1).place).toBeNull();
});
