import { describe, expect, test } from "vitest";
import { Quality, STEPS } from "./quality";

/** A machine whose pictures take this long at full resolution, on a screen of so many hertz. */
function machine(full: number, hertz = 60) {
  const tick = 1 / hertz;
  return (scale: number) => {
    const drawing = full * scale * scale;
    // A screen shows pictures at its own beat.
    return tick * Math.max(1, Math.ceil(drawing / tick - 1e-9));
  };
}

/** Draws for so many seconds; the scales chosen, as they changed. */
function draw(quality: Quality, frame: (scale: number) => number, seconds: number): number[] {
  const changes: number[] = [];
  for (let time = 0; time < seconds;) {
    const took = frame(quality.scale);
    time += took;
    if (quality.frame(took)) changes.push(quality.scale);
  }
  return changes;
}

test("a fast machine stays at full resolution", () => {
  const quality = new Quality();
  expect(draw(quality, machine(0.008), 60)).toEqual([]);
});

test("a slow machine gives up pixels until frames are on time, within three seconds", () => {
  const quality = new Quality();
  draw(quality, machine(0.03), 3);
  expect(quality.scale).toBe(0.7);
  expect(machine(0.03)(quality.scale)).toBeCloseTo(1 / 60, 9);
});

test("a machine overwhelmed by full resolution is spared it within seconds", () => {
  const quality = new Quality();
  draw(quality, machine(0.6), 8);
  expect(quality.scale).toBe(STEPS.at(-1));
});

test("the least resolution is kept where even that is too much", () => {
  const quality = new Quality();
  draw(quality, machine(0.2), 20);
  expect(quality.scale).toBe(STEPS.at(-1));
});

test("a machine at its limit is tried less and less often, not over and over", () => {
  const quality = new Quality();
  const frame = machine(0.02);
  const first = draw(quality, frame, 60).length;
  const later = draw(quality, frame, 240).length / 4;
  expect(first).toBeLessThan(14);
  expect(later).toBeLessThan(first / 2);
});

test("pixels come back when the machine is free again", () => {
  const quality = new Quality();
  draw(quality, machine(0.03), 5);
  expect(quality.scale).toBeLessThan(1);
  draw(quality, machine(0.005), 20);
  expect(quality.scale).toBe(1);
});

describe("a pace that is not ours", () => {
  test("of a screen with 30 Hz costs no pixels", () => {
    const quality = new Quality();
    draw(quality, machine(0.005, 30), 30);
    expect(quality.scale).toBe(1);
  });

  test("of a screen with 120 Hz brings none into danger", () => {
    const quality = new Quality();
    expect(draw(quality, machine(0.012, 120), 60)).toEqual([]);
  });

  test("of a hidden tab is no frame at all", () => {
    const quality = new Quality();
    for (let pause = 0; pause < 200; pause += 1) quality.frame(1.2);
    expect(quality.scale).toBe(1);
  });
});

test("a single late frame now and then is no reason", () => {
  const quality = new Quality();
  let count = 0;
  const stutter = () => ((count += 1) % 10 === 0 ? 0.05 : 1 / 60);
  expect(draw(quality, stutter, 30)).toEqual([]);
});
