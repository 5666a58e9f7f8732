import { expect, test } from "vitest";
import { Pace } from "./pace";

test("an even upload has an even speed", () => {
  const pace = new Pace();
  for (let second = 0; second <= 20; second += 1) pace.note(second, second * 1_000_000);
  expect(pace.speed).toBeCloseTo(1_000_000);
  expect(pace.secondsLeft(30_000_000)).toBeCloseTo(10);
});

test("says nothing before it can know", () => {
  const pace = new Pace();
  pace.note(0, 0);
  pace.note(0.1, 500_000);
  expect(pace.speed).toBeNull();
  expect(pace.secondsLeft(1_000_000)).toBeNull();
});

test("follows a line that became slow within seconds", () => {
  const pace = new Pace();
  for (let second = 0; second <= 10; second += 1) pace.note(second, second * 10_000_000);
  for (let second = 11; second <= 20; second += 1)
    pace.note(second, 100_000_000 + (second - 10) * 1_000_000);
  expect(pace.speed).toBeLessThan(1_100_000);
});

test("a part that is sent again does not make a negative speed", () => {
  const pace = new Pace();
  pace.note(0, 0);
  pace.note(1, 8_000_000);
  pace.note(2, 4_000_000);
  pace.note(3, 5_000_000);
  expect(pace.speed).toBeCloseTo(1_000_000);
});
