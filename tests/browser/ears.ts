/** What two ears tell about where a sound is: differences in level and in time. */
import { type Spectrum, spectrum } from "./fft";

export interface Ears {
  left: ArrayLike<number>;
  right: ArrayLike<number>;
}

const RATE = 48_000;
const LEVEL_BAND = [100, 16_000] as const;
/** Time differences are told from the carrier below, where wave lengths exceed the head. */
const TIME_BAND = [100, 1500] as const;
/** Beyond any head, in seconds. */
const TIME_MAX = 0.001;

function sizeFor({ left }: Ears): number {
  return 2 ** Math.ceil(Math.log2(left.length));
}

function bins([low, high]: readonly [number, number], size: number): number[] {
  const width = RATE / size;
  const all = Array.from({ length: size / 2 }, (_, bin) => bin);
  return all.filter((bin) => bin * width >= low && bin * width <= high);
}

function energy({ re, im }: Spectrum, band: readonly [number, number], size: number): number {
  return bins(band, size).reduce((sum, bin) => sum + (re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2, 0);
}

/** Level of the left ear over the right one, in dB, 100 Hz to 16 kHz. */
export function levelDifference(ears: Ears): number {
  const size = sizeFor(ears);
  const [left, right] = [ears.left, ears.right].map((ear) =>
    energy(spectrum(ear, size), LEVEL_BAND, size),
  );
  return 10 * Math.log10((left ?? NaN) / (right ?? NaN));
}

/**
 * How much earlier the left ear hears it, in seconds: the peak of the cross-correlation of the
 * band 100 Hz to 1.5 kHz, first looked for in steps of 10 µs, then of 1 µs around it.
 */
export function timeDifference(ears: Ears): number {
  const size = sizeFor(ears);
  const a = spectrum(ears.left, size);
  const b = spectrum(ears.right, size);
  const terms = bins(TIME_BAND, size).map((bin) => {
    const [ar, ai, br, bi] = [a.re[bin] ?? 0, a.im[bin] ?? 0, b.re[bin] ?? 0, b.im[bin] ?? 0];
    return {
      omega: (2 * Math.PI * bin * RATE) / size,
      re: ar * br + ai * bi,
      im: ai * br - ar * bi,
    };
  });
  // right(t) = left(t - lag): conj(R) · L carries the phase +omega · lag.
  const likeness = (lag: number) =>
    terms.reduce(
      (sum, { omega, re, im }) => sum + re * Math.cos(omega * lag) + im * Math.sin(omega * lag),
      0,
    );
  const coarse = highest(likeness, 0, TIME_MAX, 1e-5);
  return highest(likeness, coarse, 1e-5, 1e-6);
}

/** Where a function is highest within `reach` of a place. */
function highest(f: (x: number) => number, place: number, reach: number, step: number): number {
  let best = { x: place, value: -Infinity };
  for (let x = place - reach; x <= place + reach; x += step) {
    const value = f(x);
    if (value > best.value) best = { x, value };
  }
  return best.x;
}

/** Largest difference between two renderings, relative to the loudest sample of the first. */
export function deviation(one: Ears, other: Ears): number {
  const samples = (ears: Ears) => [...Array.from(ears.left), ...Array.from(ears.right)];
  const [a, b] = [samples(one), samples(other)];
  const peak = Math.max(...a.map(Math.abs));
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0)))) / peak;
}

/** Level of a rendering in dB, 100 Hz to 16 kHz, both ears together. */
export function level(ears: Ears): number {
  const size = sizeFor(ears);
  const power = [ears.left, ears.right].map((ear) => energy(spectrum(ear, size), LEVEL_BAND, size));
  return 10 * Math.log10((power[0] ?? NaN) + (power[1] ?? NaN));
}
