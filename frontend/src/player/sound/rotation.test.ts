import { describe, expect, test } from "vitest";
import { ambixWeights, DEGREE, type Direction, worldToHead } from "../orientation";
import { firstDegree, type Matrix, secondDegree } from "./rotation";

const HEADS = [
  [0, 0, 0],
  [90, 0, 0],
  [-35, 20, 0],
  [120, -70, 45],
  [10, 60, -160],
] as const;

const PLACES: readonly Direction[] = [
  { azimuth: 0, elevation: 0 },
  { azimuth: 1, elevation: 0.4 },
  { azimuth: -2.2, elevation: -1.1 },
  { azimuth: 3, elevation: 1.5 },
];

function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, gain, n) => sum + gain * (vector[n] ?? 0), 0));
}

/** Harmonics of degree 2 (ACN 4 to 8, SN3D) of a direction, from their definition. */
function second([y = 0, z = 0, x = 0]: readonly number[]): number[] {
  const root = Math.sqrt(3);
  return [
    root * x * y,
    root * y * z,
    (3 * z * z - 1) / 2,
    root * x * z,
    (root / 2) * (x * x - y * y),
  ];
}

describe.each(HEADS)("a head turned by yaw %i°, pitch %i°, roll %i°", (yaw, pitch, roll) => {
  const angles = { yaw: yaw * DEGREE, pitch: pitch * DEGREE, roll: roll * DEGREE };
  const turn = firstDegree(worldToHead({ ...angles, fov: 1 }));

  test("hears what it faces in front", () => {
    // Roll aside, what the head faces is at azimuth yaw, elevation pitch.
    const faced = ambixWeights({ azimuth: angles.yaw, elevation: angles.pitch }).slice(1);
    times(turn, faced).forEach((value, axis) => {
      expect(value).toBeCloseTo([0, 0, 1][axis] ?? NaN, 6);
    });
  });

  test("turns the second degree as the first", () => {
    for (const place of PLACES) {
      const world = ambixWeights(place).slice(1);
      const expected = second(times(turn, world));
      times(secondDegree(turn), second(world)).forEach((value, index) => {
        expect(value).toBeCloseTo(expected[index] ?? NaN, 6);
      });
    }
  });
});
