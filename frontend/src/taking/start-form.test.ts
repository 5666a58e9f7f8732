import { describe, expect, it } from "vitest";
import { estimateText, spanText } from "./start-form";

const ESTIMATE = {
  sound_seconds: 12,
  cost_minutes: 0.2,
  work_seconds: 42,
  wait_seconds: 0,
  measured: true,
};

describe("what is said before a take is started", () => {
  it("tells time and cost", () => {
    expect(estimateText(ESTIMATE)).toBe("About 40 seconds. Costs 0.2 minutes of sound.");
  });

  it("tells of the line in front", () => {
    expect(estimateText({ ...ESTIMATE, wait_seconds: 300 })).toBe(
      "About 40 seconds, after 5 minutes in line. Costs 0.2 minutes of sound.",
    );
  });

  it("says when it is a guess", () => {
    expect(estimateText({ ...ESTIMATE, measured: false })).toContain("A first guess");
  });

  it("rounds as people do", () => {
    expect([1, 12, 58, 89, 100, 3600].map(spanText)).toEqual([
      "5 seconds",
      "10 seconds",
      "60 seconds",
      "90 seconds",
      "2 minutes",
      "60 minutes",
    ]);
  });
});
