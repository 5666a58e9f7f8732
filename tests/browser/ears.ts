/** What two ears tell about where a sound is: differences in level and in time. */
import type { Ears } from "./decoder-page";

const RATE = 48_000;
const SIZE = 1024;
const LEVEL_BAND = [100, 16_000] as const;
/** Time differences are told from the carrier below, where wave lengths exceed the head. */
const TIME_BAND = [100, 1500] as const;
/** Beyond any head, in seconds. */
const TIME_MAX = 0.001;

interface Spectrum {
  re: Float64Array;
  im: Float64Array;
}

function spectrum(signal: readonly number[]): Spectrum {
  const re = new Float64Array(SIZE / 2);
  const im = new Float64Array(SIZE / 2);
  for (let bin = 0; bin < SIZE / 2; bin += 1) {
    signal.forEach((value, index) => {
      const phase = (-2 * Math.PI * bin * index) / SIZE;
      re[bin] = (re[bin] ?? 0) + value * Math.cos(phase);
      im[bin] = (im[bin] ?? 0) + value * Math.sin(phase);
    });
  }
  return { re, im };
}

function bins([low, high]: readonly [number, number]): number[] {
  const width = RATE / SIZE;
  const all = Array.from({ length: SIZE / 2 }, (_, bin) => bin);
  return all.filter((bin) => bin * width >= low && bin * width <= high);
}

function energy({ re, im }: Spectrum, band: readonly [number, number]): number {
  return bins(band).reduce((sum, bin) => sum + (re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2, 0);
}

/** Level of the left ear over the right one, in dB, 100 Hz to 16 kHz. */
export function levelDifference({ left, right }: Ears): number {
  const ratio = energy(spectrum(left), LEVEL_BAND) / energy(spectrum(right), LEVEL_BAND);
  return 10 * Math.log10(ratio);
}

/**
 * How much earlier the left ear hears it, in seconds: the peak of the cross-correlation of the
 * band 100 Hz to 1.5 kHz, evaluated every microsecond.
 */
export function timeDifference({ left, right }: Ears): number {
  const a = spectrum(left);
  const b = spectrum(right);
  const terms = bins(TIME_BAND).map((bin) => {
    const [ar, ai, br, bi] = [a.re[bin] ?? 0, a.im[bin] ?? 0, b.re[bin] ?? 0, b.im[bin] ?? 0];
    return {
      omega: (2 * Math.PI * bin * RATE) / SIZE,
      re: ar * br + ai * bi,
      im: ai * br - ar * bi,
    };
  });
  let best = { lag: 0, value: -Infinity };
  for (let lag = -TIME_MAX; lag <= TIME_MAX; lag += 1e-6) {
    let value = 0;
    // right(t) = left(t - lag): conj(R) · L carries the phase +omega · lag.
    for (const { omega, re, im } of terms) {
      value += re * Math.cos(omega * lag) + im * Math.sin(omega * lag);
    }
    if (value > best.value) best = { lag, value };
  }
  return best.lag;
}

/** Largest difference between two renderings, relative to the loudest sample of the first. */
export function deviation(one: Ears, other: Ears): number {
  const samples = (ears: Ears) => [...ears.left, ...ears.right];
  const [a, b] = [samples(one), samples(other)];
  const peak = Math.max(...a.map(Math.abs));
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0)))) / peak;
}
