import { describe, expect, it } from "vitest";
import { horizon, horizonPoint, isStraight, STRAIGHT } from "./turning";

describe("the horizon of a turned head", () => {
  it("is the middle of the picture when nothing is turned", () => {
    for (const { y } of horizon(STRAIGHT)) expect(y).toBeCloseTo(0.5);
    expect(horizonPoint(STRAIGHT, 0).x).toBeCloseTo(0.5);
    expect(horizonPoint(STRAIGHT, 90).x).toBeCloseTo(0.25);
  });

  it("goes with the front when it turns to the left", () => {
    expect(horizonPoint({ yaw: 90, pitch: 0, roll: 0 }, 0)).toEqual({ x: 0.25, y: 0.5 });
  });

  it("rises ahead with the pitch and falls behind", () => {
    expect(horizonPoint({ yaw: 0, pitch: 18, roll: 0 }, 0).y).toBeCloseTo(0.4);
    expect(horizonPoint({ yaw: 0, pitch: 18, roll: 0 }, 180).y).toBeCloseTo(0.6);
  });

  it("rises on the left when the top tips to the right", () => {
    // The same as ambisonics.rotation_matrix(0, 0, roll) @ (0, 1, 0): z = sin(roll).
    expect(horizonPoint({ yaw: 0, pitch: 0, roll: 9 }, 90).y).toBeCloseTo(0.45);
  });

  it("tells a straight head", () => {
    expect(isStraight(STRAIGHT)).toBe(true);
    expect(isStraight({ ...STRAIGHT, roll: 1 })).toBe(false);
  });
});
