/** The player's sound graph: heads, loudspeakers, orders, parts, the meter, and turning without noise. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deviation, type Ears, level, levelDifference, timeDifference } from "./ears";
import { spectrum } from "./fft";
import type { Asked } from "./sound-page";
import { Workbench } from "./workbench";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open("sound-page.ts");
});

afterAll(() => bench.close());

const hear = (asked: Asked): Promise<Ears> =>
  bench.page.evaluate((given) => window.sound.hear(given), asked);

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** AmbiX weights of a plane wave, to the second order. */
function weights(azimuth: number, elevation: number, order: 1 | 2): number[] {
  const [a, e] = [radians(azimuth), radians(elevation)];
  const [x, y, z] = [Math.cos(a) * Math.cos(e), Math.sin(a) * Math.cos(e), Math.sin(e)];
  const r = Math.sqrt(3);
  const second = [r * x * y, r * y * z, (3 * z * z - 1) / 2, r * x * z, (r / 2) * (x * x - y * y)];
  return order === 1 ? [1, y, z, x] : [1, y, z, x, ...second];
}

const MICROSECOND = 1e-6;

describe.each([
  ["Omnitone's head, first order", "foa", "omnitone"],
  ["KEMAR's head, first order", "foa", "kemar"],
  ["Omnitone's head, second order", "soa", "omnitone"],
  ["KEMAR's head, from a second-order source", "soa", "kemar"],
] as const)("%s", (_name, kind, listening) => {
  const order = kind === "soa" ? 2 : 1;
  const from = (azimuth: number, elevation: number, head: [number, number, number] = [0, 0, 0]) =>
    hear({ weights: weights(azimuth, elevation, order), kind, listening, head });

  test("hears left on the left, right on the right, ahead in the centre", async () => {
    const [left, right, ahead] = await Promise.all([from(90, 0), from(-90, 0), from(0, 0)]);
    expect(levelDifference(left)).toBeGreaterThan(6);
    expect(timeDifference(left) / MICROSECOND).toBeGreaterThan(250);
    expect(levelDifference(right)).toBeLessThan(-6);
    expect(timeDifference(right) / MICROSECOND).toBeLessThan(-250);
    expect(Math.abs(levelDifference(ahead))).toBeLessThan(0.1);
    expect(Math.abs(timeDifference(ahead)) / MICROSECOND).toBeLessThan(10);
  });

  test.each([
    [120, 0, [120, 0, 0], 0, 0],
    [90, 0, [45, 0, 0], 45, 0],
    [0, 90, [0, 0, 90], -90, 0],
    [90, 0, [90, 30, 0], 0, -30],
    [180, 0, [90, 0, 90], 0, 90],
  ] as const)(
    "turned, hears %i° %i° as an unturned head hears it where it then is",
    async (...given) => {
      const [azimuth, elevation, head, heardAzimuth, heardElevation] = given;
      const turned = await from(azimuth, elevation, [...head]);
      expect(deviation(await from(heardAzimuth, heardElevation), turned)).toBeLessThan(1e-5);
    },
  );
});

test("both heads are equally loud for sound from all sides", async () => {
  const loudness = async (listening: "omnitone" | "kemar") => {
    const places = [0, 60, 120, 180, 240, 300].map((azimuth) => weights(azimuth, 0, 1));
    const heard = await Promise.all(
      places.map((w) => hear({ weights: w, kind: "foa", listening })),
    );
    const power = heard.reduce((sum, ears) => sum + 10 ** (level(ears) / 10), 0);
    return 10 * Math.log10(power / heard.length);
  };
  expect(Math.abs((await loudness("omnitone")) - (await loudness("kemar")))).toBeLessThan(3);
});

describe("on loudspeakers", () => {
  const from = (azimuth: number, yaw = 0) =>
    hear({
      weights: weights(azimuth, 0, 1),
      kind: "foa",
      listening: "loudspeakers",
      head: [yaw, 0, 0],
    });

  test("left comes from the left, ahead from both, and turning turns it", async () => {
    expect(levelDifference(await from(60))).toBeGreaterThan(9);
    expect(levelDifference(await from(0))).toBeCloseTo(0, 6);
    expect(levelDifference(await from(60, 60))).toBeCloseTo(0, 6);
    expect(levelDifference(await from(0, 60))).toBeLessThan(-9);
  });

  test("what is behind is quieter, and nothing is lost altogether", async () => {
    const [ahead, behind] = [level(await from(0)), level(await from(180))];
    expect(ahead - behind).toBeGreaterThan(5);
    expect(ahead - behind).toBeLessThan(15);
  });
});

describe("two head-locked channels after the field in one file", () => {
  const six = (order: 1 | 2) => [...weights(0, 0, order).map(() => 0), 0.5, -0.25];

  test.each([
    ["foa", 1],
    ["soa", 2],
  ] as const)("stay with the head (%s)", async (kind, order) => {
    for (const yaw of [0, 90]) {
      const ears = await hear({ weights: six(order), kind, head: [yaw, 0, 0] });
      expect(ears.left[0]).toBeCloseTo(0.5, 6);
      expect(ears.right[0]).toBeCloseTo(-0.25, 6);
      expect(Math.max(...Array.from(ears.left).slice(1).map(Math.abs))).toBeLessThan(1e-6);
    }
  });

  test("and the field have levels of their own", async () => {
    const [field, beside] = [[...weights(90, 0, 1), 0, 0], six(1)];
    const change = async (w: number[], parts: NonNullable<Asked["parts"]>) =>
      level(await hear({ weights: w, kind: "foa", parts })) -
      level(await hear({ weights: w, kind: "foa", parts: { field: 0 } }));
    expect(await change(field, { field: -6 })).toBeCloseTo(-6, 2);
    expect(await change(beside, { field: -6 })).toBeCloseTo(0, 2);
    expect(await change(field, { head_locked: -12 })).toBeCloseTo(0, 2);
    expect(await change(beside, { head_locked: -12 })).toBeCloseTo(-12, 2);
  });
});

/** Everything but the sine itself, in dB below it: what a turn adds as noise. */
function noise(heard: readonly number[]): number {
  const size = 65_536;
  const start = 0.4 * 48_000;
  const [a0, a1, a2, a3] = [0.35875, 0.48829, 0.14128, 0.01168];
  const windowed = heard.slice(start, start + size).map((sample, n) => {
    const phase = (2 * Math.PI * n) / size;
    return (
      sample * (a0 - a1 * Math.cos(phase) + a2 * Math.cos(2 * phase) - a3 * Math.cos(3 * phase))
    );
  });
  const { re, im } = spectrum(windowed, size);
  const hertz = 48_000 / size;
  let [sine, rest] = [0, 0];
  re.forEach((real, bin) => {
    const power = real ** 2 + (im[bin] ?? 0) ** 2;
    if (Math.abs(bin * hertz - 1000) < 40) sine += power;
    else rest += power;
  });
  return 10 * Math.log10(rest / sine);
}

describe("turning 200° a second, 60 pictures a second", () => {
  test("adds no noise that is heard: 55 dB below a sine, 20 dB less than steps make", async () => {
    const heard = (by: "player" | "omnitone") =>
      bench.page.evaluate((b) => window.sound.turning(200, b), by);
    const [smooth, stepped] = [noise(await heard("player")), noise(await heard("omnitone"))];
    console.log(
      `noise while turning: ${smooth.toFixed(1)} dB, with steps ${stepped.toFixed(1)} dB`,
    );
    expect(smooth).toBeLessThan(-55);
    expect(stepped - smooth).toBeGreaterThan(20);
  });
});

describe("the meter", () => {
  test.each([-23, -40])("reads 1 kHz at %i dB on both ears as so many LUFS", async (decibels) => {
    const { loudness, peak } = await bench.page.evaluate(
      (d) => window.sound.meter(d, 1000),
      decibels,
    );
    expect(loudness).toBeCloseTo(decibels, 1);
    expect(peak).toBeCloseTo(decibels, 1);
  });

  test("reads silence as silence", async () => {
    const { loudness } = await bench.page.evaluate(() => window.sound.meter(-300, 1000));
    expect(loudness).toBeLessThan(-150);
  });
});

test("what is louder than full scale is turned down, not cut off", async () => {
  const heard = await bench.page.evaluate(() => window.sound.loud([-0.1, 9]));
  const error = (from: number, amplitude: number) => {
    const stretch = heard.slice(from, from + 24_000);
    const off = stretch.map((sample, n) => sample - amplitude * Math.sin((Math.PI * n) / 50));
    const power = (samples: number[]) => samples.reduce((sum, value) => sum + value ** 2, 0);
    return 10 * Math.log10(power(off) / power(stretch));
  };
  expect(Math.max(...heard.map(Math.abs))).toBeLessThanOrEqual(1);
  expect(error(12_000, 10 ** (-0.1 / 20))).toBeLessThan(-80);
  expect(error(72_000, 1)).toBeLessThan(-60);
});

test.each(["kemar", "loudspeakers"] as const)("going over to %s does not click", async (to) => {
  const [still, changing] = await bench.page.evaluate((l) => window.sound.changeHead(l), to);
  expect(changing).toBeLessThan(1.2 * still);
});
