import { expect, test } from "vitest";
import { exampleExport } from "./example";
import { parseExport } from "./export-snapshot";
import { endText, factsText, levelText, loudnessText, mixPhrases, stateText } from "./sentences";

const mix = exampleExport().mix;

test("levels have a sign that can be read", () => {
  expect([levelText(3), levelText(-6.5), levelText(0)]).toEqual(["+3 dB", "−6.5 dB", "0 dB"]);
  expect(loudnessText(-14)).toBe("−14 LUFS");
});

test("a take as it is needs no words; what is mixed is said", () => {
  expect(mixPhrases(mix)).toEqual([]);
  expect(
    mixPhrases({
      ...mix,
      soundtrack: "head_locked",
      soundtrack_db: -6,
      field_muted: true,
      loudness: -14,
    }),
  ).toEqual(["soundtrack head-locked at −6 dB", "generated sound muted", "−14 LUFS"]);
  expect(mixPhrases({ ...mix, soundtrack: "ambience", field_db: -3 })).toEqual([
    "soundtrack as ambience at 0 dB",
    "generated sound at −3 dB",
  ]);
});

test.each([
  [exampleExport({ status: "queued" }), "Waits for its turn"],
  [exampleExport({ status: "running", fraction: 0.999 }), "99 %"],
  [exampleExport({ status: "succeeded" }), "Ready"],
  [exampleExport({ status: "failed" }), "Did not work"],
  [exampleExport({ status: "cancelled" }), "Stopped"],
])("the state in words, %#", (made, words) => {
  expect(stateText(made)).toBe(words);
});

test("one line holds take, mix and size; the end is a sentence", () => {
  expect(factsText(exampleExport({ size: 1_536_000 }))).toBe("Take 2 · 1.5 MB");
  const error = { code: "export_failed", detail: "The disk is full." };
  expect(endText(exampleExport({ status: "failed", error }))).toBe(
    "YouTube, MP4 of take 2 did not work: The disk is full.",
  );
  expect(endText(exampleExport({ status: "running" }))).toBe("");
});

test("an answer of another shape is refused by the field that is wrong", () => {
  expect(() => parseExport({ ...exampleExport(), mix: { ...mix, loudness: "loud" } })).toThrow(
    "mix.loudness",
  );
});
