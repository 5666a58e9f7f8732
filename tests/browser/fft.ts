/** A plain Fourier transform for the tests: power-of-two lengths, real input. */

export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** The spectrum up to half the rate, of a signal padded with silence to `size`. */
export function spectrum(signal: ArrayLike<number>, size: number): Spectrum {
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let n = 0; n < Math.min(size, signal.length); n += 1) re[reversed(n, size)] = signal[n] ?? 0;
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k += 1) {
      const [c, s] = [Math.cos((-Math.PI * k) / half), Math.sin((-Math.PI * k) / half)];
      for (let top = k; top < size; top += 2 * half) butterfly(re, im, top, top + half, c, s);
    }
  }
  return { re: re.subarray(0, size / 2), im: im.subarray(0, size / 2) };
}

function reversed(index: number, size: number): number {
  let result = 0;
  for (let bit = 1, value = index; bit < size; bit *= 2, value >>= 1) {
    result = result * 2 + (value & 1);
  }
  return result;
}

function butterfly(
  re: Float64Array,
  im: Float64Array,
  top: number,
  bottom: number,
  c: number,
  s: number,
): void {
  const [br, bi] = [re[bottom] ?? 0, im[bottom] ?? 0];
  const [tr, ti] = [br * c - bi * s, br * s + bi * c];
  const [ar, ai] = [re[top] ?? 0, im[top] ?? 0];
  re[top] = ar + tr;
  im[top] = ai + ti;
  re[bottom] = ar - tr;
  im[bottom] = ai - ti;
}
