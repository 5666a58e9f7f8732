import { describe, expect, test } from "vitest";
import { correlation, crossFade } from "./fade";

describe("a cross-fade", () => {
  test.each([0, 0.3, 0.7, 1])("keeps the power of sounds with a correlation of %f", (alike) => {
    const fade = crossFade(alike);
    fade.out.forEach((a, step) => {
      const b = fade.in[step] ?? NaN;
      expect(a * a + b * b + 2 * alike * a * b).toBeCloseTo(1, 9);
    });
  });

  test("ends with the one silent and the other whole", () => {
    const fade = crossFade(0.5);
    expect(fade.out.at(-1)).toBe(0);
    expect(fade.in.at(-1)).toBe(1);
  });

  test("of opposite sounds is that of independent ones, not a division by nothing", () => {
    expect(crossFade(-1)).toEqual(crossFade(0));
  });
});

test("correlation tells the same, the opposite, the independent and silence", () => {
  const sine = Float32Array.from({ length: 480 }, (_, n) => Math.sin((2 * Math.PI * n) / 48));
  const cosine = sine.map((_, n) => Math.cos((2 * Math.PI * n) / 48));
  expect(
    correlation(
      sine,
      sine.map((value) => 3 * value),
    ),
  ).toBeCloseTo(1, 6);
  expect(
    correlation(
      sine,
      sine.map((value) => -value),
    ),
  ).toBeCloseTo(-1, 6);
  expect(correlation(sine, cosine)).toBeCloseTo(0, 6);
  expect(correlation(sine, new Float32Array(480))).toBe(0);
});
