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
const CHANNELS = 4;
export const HOP = 1024;

export class FieldBands {
  readonly #fft = new Fft(SIZE);
  readonly #window = Float64Array.from({ length: SIZE }, (_, i) => hann(i));
  /** The last SIZE samples of each channel: a ring whose oldest sample is at `#at`. */
  readonly #rings = Array.from({ length: CHANNELS }, () => new Float64Array(SIZE));
  readonly #pairs = [pair(), pair()] as const;
  /** Each bin's band, -1 for those of none. */
  readonly #bands: Int8Array;
  #at = 0;

  constructor(sampleRate: number) {
    this.#bands = Int8Array.from({ length: SIZE / 2 }, (_, bin) =>
      bandOf((bin * sampleRate) / SIZE),
    );
  }

  /** Takes the next samples of W, Y, Z, X; calls `told` for every hop with its BANDS × 4 numbers. */
  add(channels: readonly Float32Array[], told: (bands: Float32Array) => void): void {
    const length = channels[0]?.length ?? 0;
    for (let from = 0; from < length;) {
      // To the end of the block, of the hop, and so of the ring: whichever comes first.
      const count = Math.min(length - from, HOP - (this.#at % HOP));
      for (let channel = 0; channel < CHANNELS; channel += 1) {
        const part = channels[channel]?.subarray(from, from + count);
        if (part) this.#rings[channel]?.set(part, this.#at);
      }
      from += count;
      this.#at = (this.#at + count) % SIZE;
      if (this.#at % HOP === 0) told(this.#measure());
    }
  }

  /** Two real signals go through one complex transform: W + iY, and Z + iX. */
  #measure(): Float32Array {
    for (let index = 0; index < 2; index += 1) {
      const { re, im } = this.#pairs[index as 0 | 1];
      this.#unroll(re, 2 * index);
      this.#unroll(im, 2 * index + 1);
      this.#fft.transform(re, im);
    }
    const sums = new Float32Array(BANDS * PER_BAND);
    for (let bin = 1; bin < SIZE / 2; bin += 1) {
      const band = this.#bands[bin] ?? -1;
      if (band >= 0) this.#addBin(bin, sums, band * PER_BAND);
    }
    return sums;
  }

  /** A channel's ring from its oldest sample on, windowed. */
  #unroll(into: Float64Array, channel: number): void {
    const ring = this.#rings[channel];
    for (let i = 0; i < SIZE; i += 1) {
      into[i] = (ring?.[(this.#at + i) % SIZE] ?? 0) * (this.#window[i] ?? 0);
    }
  }

  /**
   * The spectra of two real signals that were transformed as one complex one lie in the even and the
   * odd part of its spectrum. Written out, for the garbage collector must not stop the sound.
   */
  #addBin(bin: number, sums: Float32Array, at: number): void {
    const [{ re: wy, im: wyi }, { re: zx, im: zxi }] = this.#pairs;
    const other = SIZE - bin;
    const wRe = ((wy[bin] ?? 0) + (wy[other] ?? 0)) / 2;
    const wIm = ((wyi[bin] ?? 0) - (wyi[other] ?? 0)) / 2;
    const yRe = ((wyi[bin] ?? 0) + (wyi[other] ?? 0)) / 2;
    const yIm = ((wy[other] ?? 0) - (wy[bin] ?? 0)) / 2;
    const zRe = ((zx[bin] ?? 0) + (zx[other] ?? 0)) / 2;
    const zIm = ((zxi[bin] ?? 0) - (zxi[other] ?? 0)) / 2;
    const xRe = ((zxi[bin] ?? 0) + (zxi[other] ?? 0)) / 2;
    const xIm = ((zx[other] ?? 0) - (zx[bin] ?? 0)) / 2;
    const horizontal = wRe * wRe + wIm * wIm + yRe * yRe + yIm * yIm;
    const energy = (horizontal + zRe * zRe + zIm * zIm + xRe * xRe + xIm * xIm) / 2;
    sums[at] = (sums[at] ?? 0) + energy;
    sums[at + 1] = (sums[at + 1] ?? 0) + wRe * xRe + wIm * xIm;
    sums[at + 2] = (sums[at + 2] ?? 0) + wRe * yRe + wIm * yIm;
    sums[at + 3] = (sums[at + 3] ?? 0) + wRe * zRe + wIm * zIm;
  }
}

interface Pair {
  re: Float64Array;
  im: Float64Array;
}

const pair = (): Pair => ({ re: new Float64Array(SIZE), im: new Float64Array(SIZE) });

/** Scaled so that the energies of all bands together are the mean square of the signal. */
function hann(index: number): number {
  const shape = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / SIZE);
  return (shape * Math.sqrt(8 / 3) * Math.SQRT2) / SIZE;
}

function bandOf(hertz: number): number {
  const above = LIMITS.findIndex((limit) => hertz < limit);
  return above === -1 ? -1 : above - 1;
}
