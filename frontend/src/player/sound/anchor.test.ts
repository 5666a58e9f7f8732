import { expect, test } from "vitest";
import { anchorOf, lowPass } from "./anchor";

/** dB that a sine of this frequency loses or gains. */
function gainAt(hertz: number): number {
  let [real, imaginary] = [0, 0];
  lowPass().forEach((tap, n) => {
    real += tap * Math.cos((2 * Math.PI * hertz * n) / 48000);
    imaginary -= tap * Math.sin((2 * Math.PI * hertz * n) / 48000);
  });
  return 20 * Math.log10(Math.hypot(real, imaginary));
}

test("the low anchor keeps to ITU-R BS.1534-3, 5.1", () => {
  for (const hertz of [20, 1000, 3000, 3500]) expect(Math.abs(gainAt(hertz))).toBeLessThan(0.1);
  expect(gainAt(4000)).toBeLessThan(-25);
  for (const hertz of [4500, 8000, 20000]) expect(gainAt(hertz)).toBeLessThan(-50);
});

test("what is no anchor is none", () => {
  expect([anchorOf("mono"), anchorOf("low"), anchorOf(""), anchorOf(null)]).toEqual([
    "mono",
    "low",
    null,
    null,
  ]);
});
