import { describe, expect, test } from "vitest";
import { ambixWeights, DEGREE } from "../orientation";
import { BANDS, FieldBands, HOP, LIMITS, PARTS, PER_BAND } from "./field-bands";
import { Fft } from "./fft";

const RATE = 48_000;

/** Repeatable noise, about normal, of a level of 0.1. */
function noise(samples: number, seed: number): Float32Array {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Float32Array.from({ length: samples }, () => 0.2 * (uniform() + uniform() + uniform()));
}

function tone(samples: number, hertz: number, level = 0.1): Float32Array {
  return Float32Array.from(
    { length: samples },
    (_, i) => level * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );
}

/** The field of signals that come from directions (degrees). */
function field(...waves: [signal: Float32Array, azimuth: number, elevation: number][]) {
  const length = waves[0]?.[0].length ?? 0;
  const channels = Array.from({ length: 4 }, () => new Float32Array(length));
  for (const [signal, azimuth, elevation] of waves) {
    const weights = ambixWeights({ azimuth: azimuth * DEGREE, elevation: elevation * DEGREE });
    channels.forEach((channel, index) => {
      signal.forEach((value, i) => {
        channel[i] = (channel[i] ?? 0) + value * (weights[index] ?? 0);
      });
    });
  }
  return channels;
}

interface Band {
  energy: number;
  azimuth: number;
  elevation: number;
  diffuseness: number;
}

/** The mean of all hops, given in blocks of 128 samples as an AudioWorklet gets them. */
function analysed(channels: Float32Array[]): Band[] {
  const bands = new FieldBands(RATE);
  const sums = new Float64Array(BANDS * PER_BAND);
  let hops = 0;
  for (let at = 0; at < (channels[0]?.length ?? 0); at += 128) {
    bands.add(
      channels.map((channel) => channel.subarray(at, at + 128)),
      (told) => {
        hops += 1;
        // The first hops hear the silence before the sound.
        if (hops > 2) told.forEach((value, i) => (sums[i] = (sums[i] ?? 0) + value));
      },
    );
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const [energy = 0, x = 0, y = 0, z = 0] = sums.subarray(band * PER_BAND);
    return {
      energy: energy / (hops - 2),
      azimuth: Math.atan2(y, x) / DEGREE,
      elevation: Math.atan2(z, Math.hypot(x, y)) / DEGREE,
      diffuseness: 1 - Math.hypot(x, y, z) / energy,
    };
  });
}

describe("a plane wave", () => {
  test.each([
    [0, 0],
    [90, 0],
    [-90, 0],
    [179, 0],
    [0, 90],
    [37, -52],
  ])("from %i°, %i° up is found there in every band, not diffuse", (azimuth, elevation) => {
    for (const band of analysed(field([noise(RATE / 2, 7), azimuth, elevation]))) {
      if (elevation < 89) expect(band.azimuth).toBeCloseTo(azimuth, 2);
      expect(band.elevation).toBeCloseTo(elevation, 1);
      expect(band.diffuseness).toBeLessThan(1e-4);
    }
  });

  test("has the energy of its signal", () => {
    const bands = analysed(field([tone(RATE / 2, 1000), 20, 0]));
    const energy = bands.reduce((sum, band) => sum + band.energy, 0);
    expect(energy).toBeCloseTo(0.005, 4);
  });
});

test("two sounds at once, of different pitch, each have their own direction", () => {
  const bands = analysed(field([tone(RATE, 250), 90, 0], [tone(RATE, 4000, 0.02), -60, 30]));
  expect(bands[2]?.azimuth).toBeCloseTo(90, 0);
  expect(bands[6]?.azimuth).toBeCloseTo(-60, 0);
  expect(bands[6]?.elevation).toBeCloseTo(30, 0);
});

test("a field from everywhere is diffuse", () => {
  const golden = Math.PI * (3 - Math.sqrt(5));
  const around = Array.from({ length: 120 }, (_, i): [Float32Array, number, number] => [
    noise(RATE / 2, 31 + i * 977),
    (i * golden) / DEGREE,
    Math.asin((2 * i + 1) / 120 - 1) / DEGREE,
  ]);
  const bands = analysed(field(...around));
  for (const band of bands.slice(4)) expect(band.diffuseness).toBeGreaterThan(0.85);
});

test("silence has no energy and no direction", () => {
  for (const band of analysed(field([new Float32Array(8 * HOP), 0, 0]))) {
    expect(band.energy).toBe(0);
  }
});

test("the parts low, middle and high are all the bands", () => {
  const { low, middle, high } = PARTS;
  expect([low[0], low[1], middle[1], high[1]]).toEqual([0, middle[0], high[0], BANDS]);
  expect([LIMITS[low[1]], LIMITS[middle[1]]]).toEqual([354, 2828]);
});

describe("the transform", () => {
  test("of a turning number is one line", () => {
    const fft = new Fft(64);
    const re = Float64Array.from({ length: 64 }, (_, i) => Math.cos((2 * Math.PI * 5 * i) / 64));
    const im = Float64Array.from({ length: 64 }, (_, i) => Math.sin((2 * Math.PI * 5 * i) / 64));
    fft.transform(re, im);
    re.forEach((value, bin) => {
      expect(value).toBeCloseTo(bin === 5 ? 64 : 0, 9);
    });
  });

  test("takes powers of two only", () => {
    expect(() => new Fft(48)).toThrow("no power of two");
  });
});
