import { describe, expect, test } from "vitest";
import { Limiting } from "./limiting";

const RATE = 48_000;

function sine(amplitude: number, hertz: number, seconds: number): Float32Array {
  return Float32Array.from({ length: seconds * RATE }, (_, n) =>
    Math.fround(amplitude * Math.sin((2 * Math.PI * hertz * n) / RATE)),
  );
}

function limited(...input: Float32Array[]): Float32Array[] {
  const limiting = new Limiting(RATE);
  const output = input.map((channel) => new Float32Array(channel.length));
  const length = input[0]?.length ?? 0;
  for (let start = 0; start < length; start += 128) {
    const cut = (channel: Float32Array) => channel.subarray(start, start + 128);
    limiting.process(input.map(cut), output.map(cut));
  }
  return output;
}

const peak = (samples: Float32Array = new Float32Array()) =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

describe("a sound within full scale", () => {
  test("passes to the bit", () => {
    const loud = sine(1, 997, 0.5);
    expect(
      limited(
        loud,
        loud.map((sample) => -sample),
      )[0],
    ).toEqual(loud);
  });

  test("does so again after something too loud, within two seconds", () => {
    const click = new Float32Array(2.5 * RATE);
    click.set(sine(0.5, 440, 2.5));
    click[100] = 4;
    const [heard = new Float32Array()] = limited(click, click);
    expect(peak(heard)).toBeLessThanOrEqual(1);
    expect(heard.subarray(2.2 * RATE)).toEqual(click.subarray(2.2 * RATE));
  });
});

describe("a sound beyond it", () => {
  test.each([40, 100, 1000])("of %i Hz, 6 dB too loud, keeps its form", (hertz) => {
    const [heard = new Float32Array()] = limited(sine(2, hertz, 1), sine(2, hertz, 1));
    expect(peak(heard)).toBeLessThanOrEqual(1);
    const pure = sine(1, hertz, 1);
    const error = heard
      .subarray(RATE / 4)
      .reduce((sum, sample, n) => sum + (sample - (pure[n + RATE / 4] ?? 0)) ** 2, 0);
    const power = pure.subarray(RATE / 4).reduce((sum, sample) => sum + sample ** 2, 0);
    expect(10 * Math.log10(error / power)).toBeLessThan(-60);
  });

  test("is turned down on both ears alike, so that it stays where it is", () => {
    const [left = new Float32Array(), right = new Float32Array()] = limited(
      sine(1.8, 300, 0.5),
      sine(0.6, 300, 0.5),
    );
    const apart = left.map((sample, n) => Math.abs(sample - 3 * (right[n] ?? 0)));
    expect(peak(apart)).toBeLessThan(1e-5);
  });
});
