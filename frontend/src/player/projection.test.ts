import { describe, expect, test } from "vitest";
import { DEGREE, type Direction, FRONT } from "./orientation";
import {
  flatDirection,
  flatFrame,
  MAP_SCALE,
  planetDirection,
  planetScale,
  planetTurn,
} from "./projection";

function expectDirection(found: Direction, azimuth: number, elevation: number): void {
  expect(found.azimuth / DEGREE).toBeCloseTo(azimuth, 6);
  expect(found.elevation / DEGREE).toBeCloseTo(elevation, 6);
}

describe("the flat frame", () => {
  test.each([
    ["a wide window", 16 / 9, { width: 16 / 9, height: 8 / 9 }],
    ["a very wide window", 3, { width: 2, height: 1 }],
    ["a phone held upright", 9 / 16, { width: 1, height: 0.5 }],
  ])("lies whole and twice as wide as high in %s", (_name, aspect, { width, height }) => {
    expect(flatFrame(aspect).width).toBeCloseTo(width, 9);
    expect(flatFrame(aspect).height).toBeCloseTo(height, 9);
  });

  test.each([
    [{ x: 0, y: 0 }, 0, 0],
    [{ x: -0.5, y: 0 }, 90, 0],
    [{ x: 0.5, y: 0.25 }, -90, 45],
    [{ x: 0, y: -0.5 }, 0, -90],
    [{ x: 0.2, y: 7 }, -36, 90],
  ])("has at %o the direction %i°, %i°", (point, azimuth, elevation) => {
    expectDirection(flatDirection(point, 9 / 16), azimuth, elevation);
  });
});

describe("the little planet", () => {
  test.each([
    ["its centre is straight below", { x: 0, y: 0 }, 0, 0, -90],
    ["its top is ahead", { x: 0, y: 1 }, 0, 0, 0],
    ["its right is the right", { x: 1, y: 0 }, 0, -90, 0],
    ["its bottom is behind", { x: 0, y: -1 }, 0, 180, 0],
    ["its top is where one looks", { x: 0, y: 1 }, 30, 30, 0],
    ["its left is left of where one looks", { x: -1, y: 0 }, 120, -150, 0],
  ])("%s", (_name, point, heading, azimuth, elevation) => {
    expectDirection(planetDirection(point, 1, heading * DEGREE), azimuth, elevation);
  });

  test("shows the map down to 40° below the zenith at its rim", () => {
    expectDirection(planetDirection({ x: 0, y: 1 }, MAP_SCALE), 0, 40);
  });

  test("has the horizon half way out until one zooms", () => {
    expectDirection(planetDirection({ x: 0, y: 0.5 }, planetScale(FRONT.fov)), 0, 0);
    expect(planetScale(30 * DEGREE)).toBeLessThan(planetScale(110 * DEGREE));
  });

  test("turns with the finger: a quarter from the top to the right looks 90° to the left", () => {
    expect(planetTurn({ x: 0, y: 1 }, { x: 1, y: 0 }) / DEGREE).toBeCloseTo(90, 9);
    expect(planetTurn({ x: -0.1, y: -1 }, { x: 0.1, y: -1 }) / DEGREE).toBeCloseTo(-11.42, 2);
  });
});
