import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { DEGREE } from "../orientation";
import { score, scoreText } from "./score";

interface Case {
  name: string;
  pointed: [number, number];
  truth: [number, number];
  error: number;
  confused: boolean;
}

/** Written once for both sides: tests/contract checks the same file against the server. */
const CONTRACT = resolve(import.meta.dirname, "../../../../tests/contract/pointing.json");
const { cases } = JSON.parse(readFileSync(CONTRACT, "utf8")) as { cases: Case[] };

const at = (azimuth: number, elevation = 0) => ({
  azimuth: azimuth * DEGREE,
  elevation: elevation * DEGREE,
});

test("the contract has cases of both kinds", () => {
  expect(new Set(cases.map(({ confused }) => confused)).size).toBe(2);
});

test.each(cases)("$name", ({ pointed, truth, error, confused }) => {
  const told = score(at(...pointed), at(...truth));
  expect(told.error / DEGREE).toBeCloseTo(error, 8);
  expect(score(at(...truth), at(...pointed)).error / DEGREE).toBeCloseTo(error, 8);
  expect(told.confused).toBe(confused);
});

describe("the way to the sound", () => {
  test("says which way the sound was", () => {
    const { across, above } = score(at(170, 10), at(-170, -5));
    expect(across / DEGREE).toBeCloseTo(20);
    expect(above / DEGREE).toBeCloseTo(-15);
  });

  test("is said in words", () => {
    expect(scoreText(score(at(30), at(42)))).toBe("12° off: it was 12° further left.");
    expect(scoreText(score(at(0, 0), at(-10, 20)))).toBe(
      "22° off: it was 10° further right, 20° further up.",
    );
    expect(scoreText(score(at(5), at(5)))).toBe("Exactly there.");
  });
});
