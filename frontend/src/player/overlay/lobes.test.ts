import { describe, expect, test } from "vitest";
import { BANDS, PER_BAND } from "./field-bands";
import { concentrationOf, directionOf, Lobes } from "./lobes";

const HOP_SECONDS = 1024 / 48_000;

/** Every band with the same energy, from a direction, in part diffuse. */
function bands(energy: number, [x, y, z]: number[], directness = 1): Float32Array {
  const numbers = new Float32Array(BANDS * PER_BAND);
  for (let band = 0; band < BANDS; band += 1) {
    const flow = [x, y, z].map((axis) => (axis ?? 0) * energy * directness);
    numbers.set([energy, ...flow], band * PER_BAND);
  }
  return numbers;
}

const LEFT = [0, 1, 0];
const FRONT = [1, 0, 0];

function listen(lobes: Lobes, heard: Float32Array, seconds: number): void {
  for (let t = 0; t < seconds; t += HOP_SECONDS) lobes.add(heard, HOP_SECONDS);
}

describe("the overlay", () => {
  test("points to where the sound comes from", () => {
    const lobes = new Lobes();
    listen(lobes, bands(0.01, LEFT), 0.5);
    for (const lobe of lobes.lobes) {
      expect(directionOf(lobe).azimuth).toBeCloseTo(Math.PI / 2);
      expect(lobe.directness).toBeCloseTo(1);
    }
  });

  test("rises fast and falls slowly", () => {
    const lobes = new Lobes();
    const loudest = () => Math.max(...lobes.lobes.map(({ heat }) => heat));
    listen(lobes, bands(0.01, FRONT), 0.15);
    expect(loudest()).toBeGreaterThan(0.9);
    listen(lobes, bands(0, FRONT), 0.15);
    expect(loudest()).toBeGreaterThan(0.7);
    listen(lobes, bands(0, FRONT), 3);
    expect(loudest()).toBe(0);
  });

  test("stays where the last sound was while that fades", () => {
    const lobes = new Lobes();
    listen(lobes, bands(0.01, LEFT), 0.3);
    listen(lobes, bands(1e-7, FRONT), 0.2);
    expect(lobes.lobes[4]?.y).toBeGreaterThan(0.99);
  });

  test("shows quiet clips as well as loud ones", () => {
    for (const energy of [1e-5, 1e-1]) {
      const lobes = new Lobes();
      listen(lobes, bands(energy, LEFT), 1);
      expect(lobes.lobes[4]?.heat).toBeGreaterThan(0.9);
    }
  });

  test("shows fainter sounds when it is more sensitive", () => {
    const heat = (sensitivity: number) => {
      const lobes = new Lobes();
      lobes.sensitivity = sensitivity;
      listen(lobes, bands(0.01, LEFT), 0.5);
      listen(lobes, bands(0.00002, LEFT), 1.5);
      return lobes.lobes[4]?.heat ?? NaN;
    };
    expect(heat(12)).toBeGreaterThan(heat(0));
    expect(heat(-12)).toBe(0);
  });

  test.each([
    ["low", [0, 3]],
    ["middle", [3, 6]],
    ["high", [6, 9]],
    ["all", [0, 9]],
  ] as const)("shows the bands that are asked for: %s", (part, [first, last]) => {
    const lobes = new Lobes();
    lobes.part = part;
    lobes.sensitivity = 24;
    listen(lobes, bands(0.01, LEFT), 0.5);
    lobes.lobes.forEach(({ heat }, band) => {
      expect(heat > 0).toBe(band >= first && band < last);
    });
  });

  test("points nowhere much when sound comes from everywhere", () => {
    const lobes = new Lobes();
    listen(lobes, bands(0.01, LEFT, 0.02), 0.5);
    for (const lobe of lobes.lobes) expect(lobe.concentration).toBeLessThan(0.1);
  });

  test("forgets when the clip jumps", () => {
    const lobes = new Lobes();
    listen(lobes, bands(0.01, LEFT), 0.5);
    lobes.clear();
    expect(lobes.lobes.every(({ heat }) => heat === 0)).toBe(true);
  });
});

test("a lobe is narrow for one place, wide for many, and never a needle", () => {
  expect(concentrationOf(0)).toBe(0);
  expect(concentrationOf(0.5)).toBeCloseTo(1.83, 2);
  expect(concentrationOf(0.9)).toBeGreaterThan(concentrationOf(0.5));
  expect(concentrationOf(1)).toBe(50);
});
