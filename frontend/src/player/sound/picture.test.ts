import { expect, test } from "vitest";
import { mendingSpeed } from "./picture";

test("a picture that is late runs a little faster, an early one slower, a right one as it should", () => {
  expect(mendingSpeed(0.002)).toBe(1);
  expect(mendingSpeed(0.02)).toBeCloseTo(1.1, 9);
  expect(mendingSpeed(-0.02)).toBeCloseTo(0.9, 9);
  expect(mendingSpeed(0.15)).toBe(1.5);
  expect(mendingSpeed(-0.15)).toBe(0.5);
});
