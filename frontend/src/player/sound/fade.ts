/** Going over from one sound to another without a dip, a bump or a click. Pure maths. */

/** Long enough not to click, too short to be heard as a fade, in seconds. */
export const FADE = 0.025;
const STEPS = 16;

export interface CrossFade {
  /** gains on the way, evenly spaced, after the first moment */
  readonly out: number[];
  readonly in: number[];
}

/**
 * Two sounds of the same power keep it on the whole way: with correlation 1 the gains add to 1
 * (linear), with 0 their squares do (equal power), between them what lies between.
 */
export function crossFade(correlation: number): CrossFade {
  const alike = Math.min(1, Math.max(0, correlation));
  const fade: CrossFade = { out: [], in: [] };
  for (let step = 1; step <= STEPS; step += 1) {
    const angle = (Math.PI / 2) * (step / STEPS);
    const [fall, rise] = [Math.cos(angle), Math.sin(angle)];
    const power = Math.sqrt(1 + 2 * alike * fall * rise);
    fade.out.push(step === STEPS ? 0 : fall / power);
    fade.in.push(rise / power);
  }
  return fade;
}

/** How alike two stretches of sound are: 1 the same, 0 independent, -1 the opposite. */
export function correlation(one: Float32Array, other: Float32Array): number {
  let [product, first, second] = [0, 0, 0];
  const count = Math.min(one.length, other.length);
  for (let index = 0; index < count; index += 1) {
    const [a, b] = [one[index] ?? 0, other[index] ?? 0];
    product += a * b;
    first += a * a;
    second += b * b;
  }
  const scale = Math.sqrt(first * second);
  return scale > 0 ? product / scale : 0;
}
