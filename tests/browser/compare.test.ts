/** Comparing sounds of one clip: heard on rendered audio, as the player's engine switches them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./workbench";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open("compare-page.ts", ["sounds.py"]);
});

afterAll(() => bench.close());

const switchOver = (from: string, to: string, at: number) =>
  bench.page.evaluate(([a, b, t]) => window.compare.switchOver(a, b, t, 2.5), [
    from,
    to,
    at,
  ] as const);

describe("switching between two takes", () => {
  test.each([0.7, 1.01, 1.6])(
    "at %f s leaves the one and enters the other at the same sample",
    async (at) => {
      const { errors, level } = await switchOver("left", "right", at);
      expect(level).toBeGreaterThan(0.05);
      for (const { before, after } of errors) {
        expect(before).toBeLessThan(1e-5);
        expect(after).toBeLessThan(1e-5);
      }
    },
  );

  test("with the same sound in both, nobody can hear it: no gap, no bump, no click", async () => {
    const { still, all } = await bench.page.evaluate(() =>
      window.compare.rough(["sine", "sine-again"], [{ at: 0.7, hear: "sine-again" }], 2.5),
    );
    expect(all).toBeLessThan(1.02 * still);
  });

  test("never falls silent on the way", async () => {
    const { errors, level } = await switchOver("left", "right", 1.3);
    for (const { quietest } of errors) expect(quietest).toBeGreaterThan(0.02 * level);
  });
});

test("takes are as loud as their files, or all equally loud", async () => {
  const levels = (matched: boolean) =>
    bench.page.evaluate((m) => window.compare.levels(["right", "quiet"], m), matched);
  const [loud, quiet] = await levels(false);
  expect(Math.abs(loud - quiet - 12.04)).toBeLessThan(0.2);
  const [one, other] = await levels(true);
  expect(Math.abs(one - other)).toBeLessThan(0.2);
});

describe("one run of the clock", () => {
  test("repeats a range without a gap, sample by sample", async () => {
    for (const [start, end] of [
      [0.3, 0.9],
      [1.2, 2.7],
    ] as const) {
      const error = await bench.page.evaluate(([a, b]) => window.compare.loopError("left", a, b), [
        start,
        end,
      ] as const);
      expect(error).toBeLessThan(1e-5);
    }
  });

  test.each([0.5, 0.75, 1.25, 1.5, 2])("goes over to speed %f without a seam", async (rate) => {
    const { step, roughness } = await bench.page.evaluate(
      (r) => window.compare.changeSpeed(r),
      rate,
    );
    // The wave goes on from where it was, steeper or flatter (one sample off would be 1.65); then no
    // block is heard to begin.
    expect(step).toBeLessThan(1.35);
    expect(roughness).toBeLessThan(1.1);
  });

  test("seeks without a click", async () => {
    const { still, all } = await bench.page.evaluate(() =>
      window.compare.rough(["sine"], [{ at: 0.7, seek: 3.1234 }], 2.4),
    );
    // The sound goes and comes within 8 ms; a click would be a hundred times as rough.
    expect(all).toBeLessThan(2 * still);
  });
});
