/** The map as people with every kind of colour vision see it. */
import { expect, test } from "vitest";
import { type Colour, heatColour } from "./colours";

/** Full dichromats, in linear RGB: Machado, Oliveira and Fernandes, 2009. */
const VISION: Record<string, number[][]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** CIE lightness, 0 to 100, of a colour as that vision sees it. */
function lightness(colour: Colour, vision: number[][]): number {
  const rgb = colour.map(linear);
  const seen = vision.map((row) =>
    row.reduce((sum, weight, channel) => sum + weight * (rgb[channel] ?? 0), 0),
  );
  const [r = 0, g = 0, b = 0] = seen.map((value) => Math.min(1, Math.max(0, value)));
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 116 * Math.cbrt(luminance) - 16;
}

test.each(Object.entries(VISION))("hotter is lighter with %s colour vision", (_name, vision) => {
  const steps = Array.from({ length: 21 }, (_, i) => lightness(heatColour(i / 20), vision));
  steps.slice(1).forEach((step, index) => {
    expect(step - (steps[index] ?? NaN)).toBeGreaterThan(0.5);
  });
  expect((steps.at(-1) ?? NaN) - (steps[0] ?? NaN)).toBeGreaterThan(65);
});

test("what is beyond the ends is the ends", () => {
  expect(heatColour(-1)).toEqual(heatColour(0));
  expect(heatColour(2)).toEqual(heatColour(1));
});
