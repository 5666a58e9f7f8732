/**
 * A first-order sound field (AmbiX: W, Y, Z, X; SN3D) in octave bands: energy and active intensity
 * of each, by one Fourier transform every 21 ms. Pure maths; it runs inside the AudioWorklet.
 *
 *   E = (|W|² + |X|² + |Y|² + |Z|²) / 2      I = Re(W* · [X, Y, Z]), towards the source
 *
 * summed over the frequencies of a band. Of one plane wave |I| = E; of a diffuse field I is 0.
 */
import { Fft } from "./fft";

/** Hz; each band reaches from one limit to the next. */
export const LIMITS = [44, 88, 177, 354, 707, 1414, 2828, 5657, 11_314, 20_000] as const;
export const BANDS = LIMITS.length - 1;

/** The choices: the same three parts as in the time line (spatialgen/field_analysis.py). */
export const PARTS = {
  all: [0, BANDS],
  low: [0, 3],
  middle: [3, 6],
  high: [6, BANDS],
} as const;
export type Part = keyof typeof PARTS;

/** Numbers a band: energy, and the intensity to the front (x), the left (y) and up (z). */
export const PER_BAND = 4;

const SIZE = 2048;
export const HOP = 1024;

export class FieldBands {
  readonly #fft = new Fft(SIZE);
  readonly #window = Float64Array.from({ length: SIZE }, (_, i) => hann(i));
  /** The last SIZE samples of each channel: a ring whose oldest sample is at `#at`. */
  readonly #rings = Array.from({ length: 4 }, () => new Float64Array(SIZE));
  readonly #pairs = [pair(), pair()] as const;
  /** Each bin's band, -1 for those of none. */
  readonly #bands: Int8Array;
  #at = 0;
  #fresh = 0;

  constructor(sampleRate: number) {
    this.#bands = Int8Array.from({ length: SIZE / 2 }, (_, bin) =>
      bandOf((bin * sampleRate) / SIZE),
    );
  }

  /** Takes the next samples of W, Y, Z, X; calls `told` for every hop with its BANDS × 4 numbers. */
  add(channels: readonly Float32Array[], told: (bands: Float32Array) => void): void {
    const length = channels[0]?.length ?? 0;
    for (let sample = 0; sample < length; sample += 1) {
      this.#rings.forEach((ring, channel) => {
        ring[this.#at] = channels[channel]?.[sample] ?? 0;
      });
      this.#at = (this.#at + 1) % SIZE;
      this.#fresh += 1;
      if (this.#fresh < HOP) continue;
      this.#fresh = 0;
      told(this.#measure());
    }
  }

  /** Two real signals go through one complex transform: W + iY, and Z + iX. */
  #measure(): Float32Array {
    this.#pairs.forEach(({ re, im }, index) => {
      const [first, second] = this.#rings.slice(2 * index, 2 * index + 2);
      for (let i = 0; i < SIZE; i += 1) {
        const from = (this.#at + i) % SIZE;
        re[i] = (first?.[from] ?? 0) * (this.#window[i] ?? 0);
        im[i] = (second?.[from] ?? 0) * (this.#window[i] ?? 0);
      }
      this.#fft.transform(re, im);
    });
    const sums = new Float32Array(BANDS * PER_BAND);
    for (let bin = 1; bin < SIZE / 2; bin += 1) {
      const band = this.#bands[bin] ?? -1;
      if (band >= 0) this.#addBin(bin, sums, band * PER_BAND);
    }
    return sums;
  }

  #addBin(bin: number, sums: Float32Array, at: number): void {
    const [wRe, wIm, yRe, yIm] = apart(this.#pairs[0], bin);
    const [zRe, zIm, xRe, xIm] = apart(this.#pairs[1], bin);
    const squares = wRe ** 2 + wIm ** 2 + yRe ** 2 + yIm ** 2 + zRe ** 2 + zIm ** 2;
    add(sums, at, (squares + xRe ** 2 + xIm ** 2) / 2);
    add(sums, at + 1, wRe * xRe + wIm * xIm);
    add(sums, at + 2, wRe * yRe + wIm * yIm);
    add(sums, at + 3, wRe * zRe + wIm * zIm);
  }
}

interface Pair {
  re: Float64Array;
  im: Float64Array;
}

const pair = (): Pair => ({ re: new Float64Array(SIZE), im: new Float64Array(SIZE) });

/** The spectra, at one bin, of the two real signals that were transformed as one complex one. */
function apart({ re, im }: Pair, bin: number): [number, number, number, number] {
  const [a, b] = [re[bin] ?? 0, im[bin] ?? 0];
  const [c, d] = [re[SIZE - bin] ?? 0, im[SIZE - bin] ?? 0];
  return [(a + c) / 2, (b - d) / 2, (b + d) / 2, (c - a) / 2];
}

function add(sums: Float32Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

/** Scaled so that the energies of all bands together are the mean square of the signal. */
function hann(index: number): number {
  const shape = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / SIZE);
  return (shape * Math.sqrt(8 / 3) * Math.SQRT2) / SIZE;
}

function bandOf(hertz: number): number {
  const above = LIMITS.findIndex((limit) => hertz < limit);
  return above === -1 ? -1 : above - 1;
}
