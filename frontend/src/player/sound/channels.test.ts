import { describe, expect, test } from "vitest";
import { orderOf, tonePower } from "./channels";

const quiet = 1e-9;
const only = (tone: number) => [0, 1, 2, 3].map((each) => (each === tone ? 1 : quiet));

describe("the order of channels", () => {
  test("is told from where the tones come out", () => {
    expect(orderOf([0, 1, 2, 3].map(only))).toEqual([0, 1, 2, 3]);
    expect(orderOf([2, 0, 1, 3].map(only))).toEqual([2, 0, 1, 3]);
  });

  test("is none when channels are mixed, lost or doubled", () => {
    const mixed = [1, 0.5, quiet, quiet];
    expect(orderOf([mixed, only(1), only(2), only(3)])).toBeNull();
    expect(orderOf([only(0), only(1), [0, 0, 0, 0], [0, 0, 0, 0]])).toBeNull();
    expect(orderOf([only(0), only(0), only(2), only(3)])).toBeNull();
  });
});

test("a tone's power is its own, whatever else sounds", () => {
  const samples = Float32Array.from({ length: 4096 }, (_, n) => Math.sin((2 * Math.PI * n) / 48));
  expect(tonePower(samples, 1 / 48)).toBeCloseTo(0.25, 2);
  expect(tonePower(samples, 1 / 96)).toBeLessThan(1e-6);
});
