import { describe, expect, test } from "vitest";
import { DEGREE } from "../orientation";
import { angleBetween, score, scoreText } from "./score";

const at = (azimuth: number, elevation = 0) => ({
  azimuth: azimuth * DEGREE,
  elevation: elevation * DEGREE,
});

describe("the error of pointing", () => {
  test.each([
    [at(0), at(0), 0],
    [at(10), at(-10), 20],
    [at(170), at(-170), 20],
    [at(0), at(180), 180],
    [at(0, 90), at(123, 90), 0],
    [at(0, 45), at(180, 45), 90],
    [at(90, 0), at(0, 90), 90],
  ])("is the angle between the two directions", (pointed, truth, degrees) => {
    expect(angleBetween(pointed, truth) / DEGREE).toBeCloseTo(degrees);
    expect(score(truth, pointed).error / DEGREE).toBeCloseTo(degrees);
  });

  test("stays exact for the smallest angles", () => {
    expect(angleBetween(at(10), at(10.0001)) / DEGREE).toBeCloseTo(0.0001, 8);
  });

  test("says which way the sound was", () => {
    const { across, above } = score(at(170, 10), at(-170, -5));
    expect(across / DEGREE).toBeCloseTo(20);
    expect(above / DEGREE).toBeCloseTo(-15);
  });
});

describe("front and back confused", () => {
  test.each([
    [at(30), at(150), true],
    [at(-160), at(-20), true],
    [at(30), at(45), false],
    [at(75), at(105), true],
    [at(90), at(100), false],
    [at(30), at(-150), false],
  ])("is nearer to the mirror image", (pointed, truth, confused) => {
    expect(score(pointed, truth).confused).toBe(confused);
  });
});

test("the score in words", () => {
  expect(scoreText(score(at(30), at(42)))).toBe("12° off: it was 12° further left.");
  expect(scoreText(score(at(0, 0), at(-10, 20)))).toBe(
    "22° off: it was 10° further right, 20° further up.",
  );
  expect(scoreText(score(at(5), at(5)))).toBe("Exactly there.");
});
