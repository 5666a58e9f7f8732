/** A complex Fourier transform in place, radix 2: small enough to live inside an AudioWorklet. */

export class Fft {
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #reversed: Uint32Array;

  /** `size` is a power of two. */
  constructor(readonly size: number) {
    const bits = Math.log2(size);
    if (!Number.isInteger(bits)) throw new Error(`A transform of ${size} is no power of two.`);
    this.#cos = Float64Array.from({ length: size / 2 }, (_, k) =>
      Math.cos((2 * Math.PI * k) / size),
    );
    this.#sin = Float64Array.from({ length: size / 2 }, (_, k) =>
      Math.sin((2 * Math.PI * k) / size),
    );
    this.#reversed = Uint32Array.from({ length: size }, (_, index) => reversedBits(index, bits));
  }

  /** Replaces the signal `re + i im` by its spectrum. */
  transform(re: Float64Array, im: Float64Array): void {
    this.#reorder(re, im);
    for (let half = 1; half < this.size; half *= 2) {
      const stride = this.size / (2 * half);
      for (let start = 0; start < this.size; start += 2 * half) {
        for (let k = 0; k < half; k += 1) this.#butterfly(re, im, start + k, half, k * stride);
      }
    }
  }

  // Written out, without arrays of two: nothing here may leave work for the garbage collector, which
  // would stop the sound.
  #reorder(re: Float64Array, im: Float64Array): void {
    for (let index = 0; index < this.size; index += 1) {
      const other = this.#reversed[index] ?? 0;
      if (other <= index) continue;
      const real = re[index] ?? 0;
      re[index] = re[other] ?? 0;
      re[other] = real;
      const imaginary = im[index] ?? 0;
      im[index] = im[other] ?? 0;
      im[other] = imaginary;
    }
  }

  #butterfly(re: Float64Array, im: Float64Array, upper: number, half: number, turn: number): void {
    const lower = upper + half;
    const cos = this.#cos[turn] ?? 0;
    const sin = this.#sin[turn] ?? 0;
    const a = re[lower] ?? 0;
    const b = im[lower] ?? 0;
    const real = a * cos + b * sin;
    const imaginary = b * cos - a * sin;
    const x = re[upper] ?? 0;
    const y = im[upper] ?? 0;
    re[lower] = x - real;
    im[lower] = y - imaginary;
    re[upper] = x + real;
    im[upper] = y + imaginary;
  }
}

function reversedBits(index: number, bits: number): number {
  let reversed = 0;
  for (let bit = 0; bit < bits; bit += 1) reversed |= ((index >> bit) & 1) << (bits - 1 - bit);
  return reversed;
}
