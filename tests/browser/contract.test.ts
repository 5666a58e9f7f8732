/**
 * The player hears what tests/contract/binaural.json says, in every format of delivery, and what it
 * hears is what the binaural export writes.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Head, Heard } from "./contract-page";
import { python } from "./site";
import { Workbench } from "./workbench";

type Place = readonly [azimuth: number, elevation: number];

interface Contract {
  bars: {
    centre: { level_db: number; time_us: number; within: number };
    side: { level_db: number; time_us: number; from: number };
    agreement_db: number;
  };
  directions: Place[];
  heads: { head: Head; heard: Place[] }[];
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const contract = JSON.parse(
  readFileSync(new URL("../contract/binaural.json", import.meta.url), "utf8"),
) as Contract;
const { bars, directions, heads } = contract;

const FORMATS = ["wav", "flac", "opus.webm", "opus.mp4", "opus.ogg", "aac.mp4", "vorbis.ogg"];

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open("contract-page.ts", ["formats.py"]);
});

afterAll(() => bench.close());

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The part of a direction that points to the left. */
const leftward = ([azimuth, elevation]: Place) =>
  Math.sin(radians(azimuth)) * Math.cos(radians(elevation));

function check(heard: Heard | undefined, left: number, what: string): void {
  const { level, time } = heard ?? { level: NaN, time: NaN };
  if (Math.abs(left) <= bars.centre.within) {
    expect(Math.abs(level), `${what}: level`).toBeLessThanOrEqual(bars.centre.level_db);
    expect(Math.abs(time), `${what}: time`).toBeLessThanOrEqual(bars.centre.time_us);
  } else if (Math.abs(left) >= bars.side.from) {
    const side = Math.sign(left);
    expect(side * level, `${what}: level`).toBeGreaterThanOrEqual(bars.side.level_db);
    expect(side * time, `${what}: time`).toBeGreaterThanOrEqual(bars.side.time_us);
  } else {
    expect(left * level, `${what}: side`).toBeGreaterThan(0);
  }
}

describe.each(FORMATS)("%s", (format) => {
  test("keeps its four channels in order, however it is played", async () => {
    const orders = await bench.page.evaluate(
      (url) => window.contract.orders(url),
      `/channels.${format}`,
    );
    for (const order of orders) expect(order).toEqual([0, 1, 2, 3]);
  });

  test("is heard where it is by 12 heads from 26 directions", async () => {
    const heard = await bench.page.evaluate(([url, turned]) => window.contract.hear(url, turned), [
      `/planes.${format}`,
      heads.map(({ head }) => head),
    ] as const);
    heads.forEach((expected, turn) => {
      expected.heard.forEach((place, index) => {
        const what = `${String(directions[index])}° by ${String(expected.head)}°`;
        check(heard[turn]?.[index], leftward(place), what);
      });
    });
  });

  test("is in the centre when faced, and on the right 90° further to the left", async () => {
    const facing = directions.map(([azimuth, elevation]): Head => [azimuth, elevation, 0]);
    const past = directions.map(([azimuth]): Head => [azimuth + 90, 0, 0]);
    const [faced = [], passed = []] = await bench.page.evaluate(
      ([url, turns]) =>
        Promise.all(turns.map((turned) => window.contract.hearOneEach(url, turned))),
      [`/planes.${format}`, [facing, past]] as const,
    );
    directions.forEach(([azimuth, elevation], index) => {
      check(faced[index], 0, `${azimuth}°, ${elevation}° faced`);
      const right = -Math.cos(radians(elevation));
      check(passed[index], right, `90° left of ${azimuth}°, ${elevation}°`);
    });
  });
});

describe("player and export", () => {
  beforeAll(async () => {
    const script = fileURLToPath(new URL("heard.py", import.meta.url));
    await promisify(execFile)(python(), [script, bench.folder], { cwd: ROOT });
  });

  test.each(["omnitone", "kemar"] as const)(
    "agree for all heads with the responses of %s",
    async (set) => {
      const turned = heads.map(({ head }) => head);
      const errors = await bench.page.evaluate(
        ([asked, listening]) => window.contract.disagreements("/planes.wav", asked, listening),
        [turned, set] as const,
      );
      expect(errors).toHaveLength(heads.length);
      errors.forEach((error, index) => {
        expect(error, `head ${String(turned[index])}`).toBeLessThan(bars.agreement_db);
      });
    },
  );

  test("agree on the file that the command line writes", async () => {
    const [field, out] = [bench.file("planes.wav"), bench.file("written.wav")];
    const turns = ["--yaw=50", "--pitch=-20", "--roll=10"];
    const command = ["-m", "spatialgen", "binaural", field, "--out", out, ...turns];
    await promisify(execFile)(python(), command, { cwd: ROOT });
    const disagreement = (head: Head) =>
      bench.page.evaluate(
        (turned) => window.contract.disagreement("/planes.wav", turned, "/written.wav", "omnitone"),
        head,
      );
    expect(await disagreement([50, -20, 10])).toBeLessThan(bars.agreement_db);
    // And another head would be noticed.
    expect(await disagreement([80, -20, 10])).toBeGreaterThan(-20);
  });
});
