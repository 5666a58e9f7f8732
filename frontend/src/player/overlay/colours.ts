/**
 * The overlay's colours from faint to hot: from indigo over blue and green to pale yellow. Each step is
 * lighter than the one before, for every kind of colour vision, so that the order is seen by all
 * (colours.test.ts); the values are our own.
 */

/** Red, green, blue; 0 to 1, as shown. */
export type Colour = readonly [number, number, number];

export const HEAT: readonly Colour[] = [
  [0.19, 0.11, 0.44],
  [0.2, 0.31, 0.62],
  [0.13, 0.5, 0.6],
  [0.28, 0.69, 0.45],
  [0.7, 0.84, 0.24],
  [1, 0.95, 0.6],
];

/** The colour of a heat of 0 to 1. */
export function heatColour(heat: number): Colour {
  const at = Math.min(1, Math.max(0, heat)) * (HEAT.length - 1);
  const index = Math.min(HEAT.length - 2, Math.floor(at));
  const [from, to] = [HEAT[index], HEAT[index + 1]];
  if (!from || !to) return [0, 0, 0];
  const mix = (channel: 0 | 1 | 2) => from[channel] + (to[channel] - from[channel]) * (at - index);
  return [mix(0), mix(1), mix(2)];
}
