import { describe, expect, test } from "vitest";
import { DEGREE } from "../orientation";
import { type Analysis, loudest, readAnalysis } from "./analysis";
import { directionImage, waveform } from "./direction-image";
import { loudMoments } from "./moments";

const encode = (...bytes: number[]) => btoa(String.fromCharCode(...bytes));

describe("an analysis from the server", () => {
  const written = {
    version: 1,
    hop: 0.05,
    hops: 3,
    level: encode(0, 127, 255),
    peak: encode(0, 135, 255),
    bands: [
      {
        low: 44,
        high: 354,
        level: encode(0, 127, 255),
        azimuth: encode(128, 192, 0),
        elevation: encode(0, 128, 255),
        diffuseness: encode(0, 51, 255),
      },
    ],
  };

  test("is read as decibels, angles and parts", () => {
    const { level, bands, hop } = readAnalysis(written);
    expect([hop, ...level]).toEqual([0.05, -127.5, -64, 0]);
    const [band] = bands;
    expect([...(band?.azimuth ?? [])].map((a) => Math.round(a / DEGREE))).toEqual([0, 90, -180]);
    expect([...(band?.elevation ?? [])].map((e) => Math.round(e / DEGREE))).toEqual([-90, 0, 90]);
    expect(band?.diffuseness[1]).toBeCloseTo(0.2);
    expect(loudest(level)).toBe(0);
  });

  test("of another version or cut off is refused", () => {
    expect(() => readAnalysis({ ...written, version: 2 })).toThrow("version 2");
    expect(() => readAnalysis({ ...written, level: encode(1) })).toThrow("not whole");
    expect(() => readAnalysis({ ...written, bands: {} })).toThrow("a list");
  });
});

/** Ten seconds; levels and azimuths (degrees) by time. */
function sound(level: (t: number) => number, azimuth: (t: number) => number = () => 0): Analysis {
  const times = Array.from({ length: 200 }, (_, i) => i * 0.05);
  const levels = Float32Array.from(times, level);
  const band = {
    level: levels,
    azimuth: Float32Array.from(times, (t) => azimuth(t) * DEGREE),
    elevation: new Float32Array(200),
    diffuseness: new Float32Array(200).fill(0.1),
  };
  return { hop: 0.05, hops: 200, level: levels, peak: levels, bands: [band] };
}

describe("loud moments", () => {
  test("are where it suddenly gets loud, with their direction", () => {
    const knocks = sound(
      (t) => ([2, 7].some((knock) => t >= knock && t < knock + 0.5) ? -20 : -50),
      (t) => (t < 5 ? 90 : -90),
    );
    const moments = loudMoments(knocks);
    expect(moments.map(({ time }) => time)).toEqual([expect.closeTo(2), expect.closeTo(7)]);
    expect(moments.map(({ azimuth }) => Math.round((azimuth ?? NaN) / DEGREE))).toEqual([90, -90]);
  });

  test("are none in steady sound, in silence, or where it slowly gets louder", () => {
    expect(loudMoments(sound(() => -20))).toEqual([]);
    expect(loudMoments(sound(() => -127.5))).toEqual([]);
    expect(loudMoments(sound((t) => -50 + 3 * t))).toEqual([]);
  });

  test("are not too many, nor too near to each other", () => {
    const rattle = sound((t) => (Math.round(t * 20) % 10 === 0 ? -10 : -60));
    const times = loudMoments(rattle).map(({ time }) => time);
    expect(times.length).toBeGreaterThan(2);
    expect(times.length).toBeLessThanOrEqual(12);
    times.slice(1).forEach((time, i) => {
      expect(time - (times[i] ?? 0)).toBeGreaterThanOrEqual(1.5);
    });
  });
});

describe("the picture of direction over time", () => {
  const ROWS = 36;
  const hottestRow = (image: Float32Array, columns: number, column: number) => {
    const rows = Array.from({ length: ROWS }, (_, row) => image[row * columns + column] ?? 0);
    return rows.indexOf(Math.max(...rows));
  };
  /** Azimuth, in degrees, of the middle of a row. */
  const azimuth = (row: number) => (0.5 - (row + 0.5) / ROWS) * 360;

  test("is hot at the height of the sound's azimuth: left above the front, right below", () => {
    const wanders = sound(
      () => -20,
      (t) => 90 - 18 * t,
    );
    const image = directionImage(wanders, 100, ROWS);
    for (const column of [0, 30, 60, 99]) {
      const expected = 90 - 18 * (column / 10);
      expect(Math.abs(azimuth(hottestRow(image, 100, column)) - expected)).toBeLessThan(7);
    }
  });

  test("goes on at the other edge behind the viewer", () => {
    const image = directionImage(
      sound(
        () => -20,
        () => 180,
      ),
      10,
      ROWS,
    );
    expect(image[0]).toBeCloseTo(image[(ROWS - 1) * 10] ?? NaN, 4);
    expect(image[0]).toBeGreaterThan(0.7);
  });

  test("is dark where it is quiet", () => {
    const image = directionImage(
      sound((t) => (t < 5 ? -20 : -80)),
      100,
      ROWS,
    );
    const column = (index: number) =>
      Math.max(...Array.from({ length: ROWS }, (_, row) => image[row * 100 + index] ?? 0));
    expect(column(20)).toBeGreaterThan(0.7);
    expect(column(80)).toBe(0);
  });

  test("has a column for every pixel, of short and long clips", () => {
    expect(
      directionImage(
        sound(() => -20),
        1000,
        ROWS,
      ).length,
    ).toBe(1000 * ROWS);
    const wave = waveform(
      sound((t) => (t > 4.9 && t < 5.1 ? -10 : -30)),
      7,
    );
    expect([...wave].indexOf(1)).toBe(3);
    expect(wave[0]).toBeCloseTo(0.1);
  });
});
