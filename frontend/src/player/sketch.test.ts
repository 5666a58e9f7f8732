import { describe, expect, test } from "vitest";
import { DEGREE, FRONT } from "./orientation";
import { framePlace } from "./sketch";

const CANVAS = { width: 1600, height: 900 };

describe("the frame before three.js is there", () => {
  test("has the front in the middle, as large as the sphere shows it", () => {
    const { left, top, width, height } = framePlace(CANVAS, FRONT, "sphere");
    expect(left + width / 2).toBeCloseTo(800);
    expect(top + height / 2).toBeCloseTo(450);
    expect(width).toBeCloseTo(2 * height);
    // A degree beside the front, where the sphere's perspective puts it.
    const perspective = (450 * Math.tan(1 * DEGREE)) / Math.tan(FRONT.fov / 2);
    expect(width / 360).toBeCloseTo(perspective, 1);
  });

  test("has what one turns to in the middle", () => {
    const view = { ...FRONT, yaw: 90 * DEGREE, pitch: 30 * DEGREE };
    const { left, top, width, height } = framePlace(CANVAS, view, "sphere");
    expect(left + width / 4).toBeCloseTo(800);
    expect(top + height / 3).toBeCloseTo(450);
  });

  test("lies whole in the window when it is shown flat, wherever one looks", () => {
    const turned = { ...FRONT, yaw: 1 };
    expect(framePlace(CANVAS, turned, "flat")).toEqual(framePlace(CANVAS, FRONT, "flat"));
    const { left, top, width, height } = framePlace(CANVAS, FRONT, "flat");
    expect([left, width]).toEqual([expect.closeTo(0), expect.closeTo(1600)]);
    expect([top, height]).toEqual([expect.closeTo(50), expect.closeTo(800)]);
  });
});
