/**
 * Proof of direction: the decoder the player plays through, rendered in a real Chromium for
 * sounds from known directions and heads turned in known ways.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Recipe } from "./decoder-page";
import { deviation, type Ears, levelDifference, timeDifference } from "./ears";
import { Workbench } from "./workbench";

const MICROSECOND = 1e-6;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Degrees: azimuth to the left, elevation up. */
type Place = readonly [azimuth: number, elevation: number];
/** Degrees: yaw to the left, pitch up, roll to the left. */
type Head = readonly [yaw: number, pitch: number, roll: number];

const STILL: Head = [0, 0, 0];
let bench: Workbench;
let page: Page;

beforeAll(async () => {
  bench = await Workbench.open("decoder-page.ts");
  ({ page } = bench);
});

afterAll(() => bench.close());

function hear(place: Place, head: Head, recipe: Recipe = "player"): Promise<Ears> {
  const direction = { azimuth: radians(place[0]), elevation: radians(place[1]) };
  const [yaw, pitch, roll] = head.map(radians) as [number, number, number];
  const view = { yaw, pitch, roll, fov: radians(75) };
  return page.evaluate(([d, v, r]) => window.decoder.hear(d, v, r), [
    direction,
    view,
    recipe,
  ] as const);
}

function expectCentre(ears: Ears): void {
  expect(Math.abs(levelDifference(ears))).toBeLessThanOrEqual(1);
  expect(Math.abs(timeDifference(ears))).toBeLessThanOrEqual(50 * MICROSECOND);
}

function expectLeft(ears: Ears): void {
  expect(levelDifference(ears)).toBeGreaterThan(3);
  expect(timeDifference(ears)).toBeGreaterThan(150 * MICROSECOND);
}

function expectRight(ears: Ears): void {
  expect(levelDifference(ears)).toBeLessThan(-3);
  expect(timeDifference(ears)).toBeLessThan(-150 * MICROSECOND);
}

describe("a viewer who looks ahead", () => {
  test("hears what is on the left from the left", async () => {
    const ears = await hear([90, 0], STILL);
    expectLeft(ears);
    expect(levelDifference(ears)).toBeCloseTo(10.2, 0);
    expect(timeDifference(ears) / MICROSECOND).toBeGreaterThan(300);
  });

  test("hears what is on the right from the right", async () => {
    expectRight(await hear([-90, 0], STILL));
  });

  test.each([
    ["front", [0, 0]],
    ["behind", [180, 0]],
    ["overhead", [0, 90]],
    ["below", [0, -90]],
  ] as const)("hears what is %s in the centre", async (_name, place) => {
    expectCentre(await hear(place, STILL));
  });
});

describe("a viewer who turns", () => {
  const around = [-165, -120, -90, -45, -30, 0, 15, 60, 90, 135, 180];

  test.each(around)("to face a sound at %i° hears it in the centre", async (azimuth) => {
    expectCentre(await hear([azimuth, 0], [azimuth, 0, 0]));
  });

  test.each(around)("90° past a sound at %i° hears it on the other side", async (azimuth) => {
    expectRight(await hear([azimuth, 0], [azimuth + 90, 0, 0]));
    expectLeft(await hear([azimuth, 0], [azimuth - 90, 0, 0]));
  });

  test("hears a sound wander from the left through the centre to the right", async () => {
    const levels: number[] = [];
    for (const yaw of [0, 30, 60, 90, 120, 150, 180]) {
      levels.push(levelDifference(await hear([90, 0], [yaw, 0, 0])));
    }
    expect(levels[0]).toBeGreaterThan(9);
    expect(Math.abs(levels[3] ?? NaN)).toBeLessThan(0.01);
    expect(levels[6]).toBeLessThan(-9);
    // Half way through the turn the sides are mirrored.
    levels.forEach((level, index) => {
      expect(level).toBeCloseTo(-(levels[levels.length - 1 - index] ?? NaN), 3);
    });
  });
});

/**
 * Worked out by hand: where a sound in the world is for a head turned so. "As heard from" is what
 * an unturned head hears of a sound at that place, sample by sample.
 */
const TURNS: readonly (readonly [string, Place, Head, Place])[] = [
  ["nods up to a sound overhead: it is in front", [0, 90], [0, 90, 0], [0, 0]],
  ["looks up 45°: a sound ahead is below", [0, 0], [0, 45, 0], [0, -45]],
  ["looks down 60°: a sound ahead is above", [0, 0], [0, -60, 0], [0, 60]],
  ["looks up: a sound on the left stays on the left", [90, 0], [0, 70, 0], [90, 0]],
  ["tilts to the left: a sound on the left is overhead", [90, 0], [0, 0, 90], [0, 90]],
  ["tilts to the left: a sound overhead is on the right", [0, 90], [0, 0, 90], [-90, 0]],
  ["tilts to the right: a sound overhead is on the left", [0, 90], [0, 0, -90], [90, 0]],
  ["tilts 30° to the left: a sound on the left rises", [90, 0], [0, 0, 30], [90, 30]],
  ["turns left, then nods up: a sound on the left is below", [90, 0], [90, 30, 0], [0, -30]],
  ["turns left, then nods up: a sound ahead is on the right", [0, 0], [90, 30, 0], [-90, 0]],
  ["turns around, then tilts left: a sound overhead is right", [0, 90], [180, 0, 90], [-90, 0]],
  ["turns left, nods up: a sound overhead comes forward", [0, 90], [90, 40, 0], [0, 50]],
  ["turns left, then tilts left: a sound behind is overhead", [180, 0], [90, 0, 90], [0, 90]],
];

describe("a head that", () => {
  test.each(TURNS)("%s", async (_name, place, head, asHeardFrom) => {
    const turned = await hear(place, head);
    const still = await hear(asHeardFrom, STILL);
    expect(deviation(still, turned)).toBeLessThan(1e-5);
  });
});

describe("the matrix of Omnitone's README", () => {
  test("turns the world the wrong way, and these tests hear it", async () => {
    // Turned left, what was ahead is on the right; it would be heard on the left.
    const ahead = await hear([0, 0], [90, 0, 0], "readme");
    expect(() => {
      expectRight(ahead);
    }).toThrow();
    expectLeft(ahead);
    const halfway = await hear([90, 0], [45, 0, 0], "readme");
    expect(deviation(await hear([45, 0], STILL), halfway)).toBeGreaterThan(0.1);
  });

  test("fails most of the turns worked out by hand", async () => {
    let wrong = 0;
    for (const [, place, head, asHeardFrom] of TURNS) {
      const heard = await hear(place, head, "readme");
      if (deviation(await hear(asHeardFrom, STILL), heard) > 1e-2) wrong += 1;
    }
    expect(wrong).toBeGreaterThan(TURNS.length / 2);
  });
});

test("stereo goes to both ears as it is, wherever one looks", async () => {
  for (const yaw of [0, radians(90)]) {
    const ears = await page.evaluate(
      (turned) => window.decoder.hearStereo({ yaw: turned, pitch: 0, roll: 0, fov: 1 }),
      yaw,
    );
    expect(ears.left[0]).toBeCloseTo(0.5, 6);
    expect(ears.right[0]).toBeCloseTo(-0.25, 6);
    expect(Math.max(...Array.from(ears.left).slice(1).map(Math.abs))).toBeLessThan(1e-6);
  }
});
