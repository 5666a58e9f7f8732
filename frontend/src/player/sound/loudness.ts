/**
 * Loudness as ITU-R BS.1770-4 measures it: K-weighting, mean squares over 400 ms, and for a whole
 * stretch the two gates. Pure maths on samples at 48 kHz; every channel counts as a front one.
 */

/** Coefficients of BS.1770 for 48 kHz: the shelf of a head, then the high-pass. */
export const K_WEIGHTING: readonly { feedforward: number[]; feedback: number[] }[] = [
  {
    feedforward: [1.53512485958697, -2.69169618940638, 1.19839281085285],
    feedback: [1, -1.69065929318241, 0.73248077421585],
  },
  { feedforward: [1, -2, 1], feedback: [1, -1.99004745483398, 0.99007225036621] },
];

const RATE = 48_000;
/** The momentary window: 400 ms. */
export const WINDOW = 0.4 * RATE;
/** Windows of a stretch overlap by three quarters. */
const STEP = WINDOW / 4;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/** LUFS of a mean square summed over channels. */
export function lufs(meanSquare: number): number {
  return meanSquare > 0 ? -0.691 + 10 * Math.log10(meanSquare) : -Infinity;
}

function meanSquareOf(level: number): number {
  return 10 ** ((level + 0.691) / 10);
}

function weighted(samples: Float32Array): Float64Array {
  let current: ArrayLike<number> = samples;
  for (const { feedforward, feedback } of K_WEIGHTING)
    current = biquad(current, feedforward, feedback);
  return current as Float64Array;
}

function biquad(input: ArrayLike<number>, b: number[], a: number[]): Float64Array {
  const output = new Float64Array(input.length);
  const [b0 = 0, b1 = 0, b2 = 0] = b;
  const [, a1 = 0, a2 = 0] = a;
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let index = 0; index < input.length; index += 1) {
    const x = input[index] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    output[index] = y;
    [x2, x1, y2, y1] = [x1, x, y1, y];
  }
  return output;
}

/** Mean squares, summed over channels, of all windows of 400 ms. */
export function windowPowers(channels: readonly Float32Array[]): number[] {
  const filtered = channels.map(weighted);
  const length = filtered[0]?.length ?? 0;
  const powers: number[] = [];
  for (let start = 0; start + WINDOW <= length; start += STEP) {
    let sum = 0;
    for (const channel of filtered) {
      for (let index = start; index < start + WINDOW; index += 1) sum += (channel[index] ?? 0) ** 2;
    }
    powers.push(sum / WINDOW);
  }
  return powers;
}

/** Integrated loudness in LUFS of windows from anywhere in a sound; -Infinity for silence. */
export function integrated(powers: readonly number[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  const audible = powers.filter((power) => lufs(power) > ABSOLUTE_GATE);
  const gate = meanSquareOf(lufs(mean(audible)) + RELATIVE_GATE);
  return lufs(mean(audible.filter((power) => power > gate)));
}
