import { describe, expect, test } from "vitest";
import { SHORTEST, withEnd } from "./loop";

describe("a loop", () => {
  test("begins where it is started and goes on to the end", () => {
    expect(withEnd(null, "start", 3, 10)).toEqual({ start: 3, end: 10 });
  });

  test("ends where it is ended, from the beginning", () => {
    expect(withEnd(null, "end", 3, 10)).toEqual({ start: 0, end: 3 });
  });

  test("is changed at one end while the other stays", () => {
    expect(withEnd({ start: 2, end: 6 }, "start", 4, 10)).toEqual({ start: 4, end: 6 });
    expect(withEnd({ start: 2, end: 6 }, "end", 4, 10)).toEqual({ start: 2, end: 4 });
  });

  test("is pushed on by an end that is moved past the other", () => {
    expect(withEnd({ start: 2, end: 6 }, "start", 8, 10)).toEqual({ start: 8, end: 8 + SHORTEST });
    expect(withEnd({ start: 2, end: 6 }, "end", 1, 10)).toEqual({ start: 1 - SHORTEST, end: 1 });
  });

  test("stays inside the clip and is never too short to hear", () => {
    expect(withEnd(null, "start", 99, 10)).toEqual({ start: 10 - SHORTEST, end: 10 });
    expect(withEnd(null, "end", -5, 10)).toEqual({ start: 0, end: SHORTEST });
    expect(withEnd(null, "start", 5, 0.1)).toEqual({ start: 0, end: 0.1 });
  });
});
