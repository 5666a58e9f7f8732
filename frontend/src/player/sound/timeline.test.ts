import { describe, expect, test } from "vitest";
import { evenMoment, evenPosition, nextPiece, positionAt, type Loop, type Run } from "./timeline";

const CLIP = 150_000;

/** All stretches of a run that begin before a context frame. */
function pieces(run: Run, loop: Loop | null, until: number) {
  const all = [];
  let after = 0;
  for (;;) {
    const piece = nextPiece(run, after, loop, CLIP);
    if (!piece || piece.at >= until) return all;
    all.push(piece);
    after += piece.count;
  }
}

describe("a run", () => {
  test("plays block after block to the end of the clip", () => {
    const run = { at: 1000, position: 40_000, rate: 1 };
    expect(pieces(run, null, Infinity)).toEqual([
      { block: 0, offset: 40_000, count: 8_000, at: 1000 },
      { block: 1, offset: 0, count: 48_000, at: 9000 },
      { block: 2, offset: 0, count: 48_000, at: 57_000 },
      { block: 3, offset: 0, count: 6_000, at: 105_000 },
    ]);
  });

  test.each([0.25, 0.5, 0.75, 1, 1.25, 1.5, 2])(
    "at speed %f begins every block on a whole frame, if it began at an even position",
    (rate) => {
      const run = { at: 960, position: evenPosition(12_345.6, rate), rate };
      for (const { at } of pieces(run, null, Infinity)) expect(at % 1).toBe(0);
    },
  );

  test("repeats a loop without losing a frame, however often", () => {
    const loop = { start: 47_000, end: 49_500 };
    const run = { at: 0, position: 46_000, rate: 1 };
    let expected = 0;
    for (const piece of pieces(run, loop, 1_000_000)) {
      expect(piece.at).toBe(expected);
      expected += piece.count;
      expect(piece.block * 48_000 + piece.offset + piece.count).toBeLessThanOrEqual(loop.end);
    }
    expect(positionAt(run, (3_500 + 2_500 * 99) / 48_000, loop)).toBeCloseTo(47_000 / 48_000, 9);
  });

  test("does not loop back from behind the loop", () => {
    const run = { at: 0, position: 60_000, rate: 1 };
    expect(positionAt(run, 1, { start: 0, end: 50_000 })).toBe(108_000 / 48_000);
  });

  test("stands where it starts until it has begun", () => {
    expect(positionAt({ at: 96_000, position: 480, rate: 2 }, 1.9, null)).toBe(0.01);
  });

  test("can go over to another speed at an even position soon", () => {
    for (const rate of [0.25, 0.75, 1, 1.5, 2]) {
      const run = { at: 960, position: 120, rate };
      const { at, frame } = evenMoment(run, 5_001, null);
      expect(at).toBeLessThan(5_001 + 480);
      expect(frame % 120).toBe(0);
      expect(positionAt(run, at / 48_000, null) * 48_000).toBeCloseTo(frame, 6);
    }
  });
});
