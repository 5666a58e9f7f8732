import { expect, test } from "vitest";
import { bytesText, clockText, lengthText, speedText, spokenTime, timeLeftText } from "./words";

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1500, "1.5 kB"],
  [2000, "2 kB"],
  [999_600, "1 MB"],
  [12_345_678, "12.3 MB"],
  [123_456_789, "123 MB"],
  [4_000_000_000, "4 GB"],
  [-3, "0 bytes"],
])("%i bytes are %s", (bytes, words) => {
  expect(bytesText(bytes)).toBe(words);
});

test("a speed has its unit", () => {
  expect(speedText(4_200_000)).toBe("4.2 MB/s");
});

test.each([
  [0.4, "almost done"],
  [4.2, "about 4 seconds left"],
  [33, "about 35 seconds left"],
  [58, "about 1 minute left"],
  [150, "about 3 minutes left"],
  [3600, "about 1 hour left"],
  [9000, "about 2.5 hours left"],
  [Infinity, ""],
  [NaN, ""],
])("%f seconds left are told as %s", (seconds, words) => {
  expect(timeLeftText(seconds)).toBe(words);
});

test.each([
  [0, "0:00", "0 seconds"],
  [9.99, "0:09", "9 seconds"],
  [65, "1:05", "1 minute 5 seconds"],
  [120, "2:00", "2 minutes"],
  [3725, "1:02:05", "62 minutes 5 seconds"],
  [NaN, "0:00", "0 seconds"],
])("%f seconds are %s, spoken %s", (seconds, clock, spoken) => {
  expect(clockText(seconds)).toBe(clock);
  expect(spokenTime(seconds)).toBe(spoken);
});

test.each([
  [0.4, "0:00"],
  [9.97, "0:10"],
  [65.2, "1:05"],
  [3725, "1:02:05"],
  [NaN, "0:00"],
])("a clip of %f seconds is %s long", (seconds, text) => {
  expect(lengthText(seconds)).toBe(text);
});
