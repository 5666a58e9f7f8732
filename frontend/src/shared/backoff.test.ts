import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backoffDelay, pause } from "./backoff";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("waits grow by two, up to a ceiling, and never come close to none", () => {
  const longest = [0, 1, 2, 3, 20].map((attempt) => backoffDelay(attempt, { random: () => 1 }));
  expect(longest).toEqual([500, 1000, 2000, 4000, 20_000]);
  expect(backoffDelay(3, { random: () => 0 })).toBe(2000);
});

test("a pause ends early when it is aborted", async () => {
  const end = new AbortController();
  const waiting = pause(10_000, end.signal);
  end.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  expect(vi.getTimerCount()).toBe(0);
});

test("a pause ends by itself", async () => {
  const waiting = pause(10_000);
  await vi.advanceTimersByTimeAsync(10_000);
  await expect(waiting).resolves.toBeUndefined();
});
