import { expect, test } from "vitest";
import { mayHoldTwoEyes } from "./stereo";

test.each([
  [3840, 1920, false],
  [1920, 1080, false],
  [4096, 4096, true],
  [3840, 4320, true],
  [7680, 1920, true],
])("a frame of %i × %i may hold two eyes: %s", (width, height, may) => {
  expect(mayHoldTwoEyes(width, height)).toBe(may);
});
