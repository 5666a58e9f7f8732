import { describe, expect, test } from "vitest";
import { integrated, lufs, windowPowers } from "./loudness";

const RATE = 48_000;

function sine(frequency: number, level: number, seconds: number): Float32Array {
  const amplitude = 10 ** (level / 20);
  return Float32Array.from(
    { length: seconds * RATE },
    (_, n) => amplitude * Math.sin((2 * Math.PI * frequency * n) / RATE),
  );
}

const silence = (seconds: number) => new Float32Array(seconds * RATE);

describe("loudness, by the test signals of ITU-R BS.1770 and EBU Tech 3341", () => {
  test("of 997 Hz at full scale on one channel is -3.01 LUFS", () => {
    const powers = windowPowers([sine(997, 0, 3), silence(3)]);
    expect(integrated(powers)).toBeCloseTo(-3.01, 1);
  });

  test.each([-23, -33])("of 1 kHz at %f dBFS on both channels is as many LUFS", (level) => {
    const tone = sine(1000, level, 4);
    expect(integrated(windowPowers([tone, tone]))).toBeCloseTo(level, 1);
  });

  test("leaves out what is 10 dB below the rest", () => {
    const [loud, quiet] = [sine(1000, -23, 6), sine(1000, -36, 2)];
    const tone = new Float32Array([...quiet, ...loud, ...quiet]);
    expect(integrated(windowPowers([tone, tone]))).toBeCloseTo(-23, 0);
  });

  test("counts low notes less", () => {
    const low = windowPowers([sine(50, -23, 2), silence(2)]);
    const middle = windowPowers([sine(1000, -23, 2), silence(2)]);
    expect(integrated(middle) - integrated(low)).toBeGreaterThan(2.5);
  });

  test("of silence is -Infinity", () => {
    expect(integrated(windowPowers([silence(1), silence(1)]))).toBe(-Infinity);
    expect(lufs(0)).toBe(-Infinity);
  });
});
