import { expect, test } from "vitest";
import { exampleJob } from "./example";
import {
  differenceText,
  leftText,
  nowText,
  optionsText,
  stageStates,
  stateText,
} from "./sentences";

const states = (changes: Parameters<typeof exampleJob>[0]) =>
  stageStates(exampleJob(changes)).map(({ state }) => state);

test("stages before the current one are done, those after it come later", () => {
  expect(states({ stage: "latents" })).toEqual(["done", "now", "later", "later"]);
  expect(states({ stage: "deliverables" })).toEqual(["done", "done", "done", "now"]);
});

test("a job in the queue has no stage yet, a finished one has done all", () => {
  expect(states({ status: "queued", stage: null })).toEqual(["later", "later", "later", "later"]);
  expect(states({ status: "succeeded", stage: "deliverables" })).toEqual(Array(4).fill("done"));
});

test("a failed job keeps the stages it finished and claims no more", () => {
  expect(states({ status: "failed", stage: "sound_field" })).toEqual([
    "done",
    "done",
    "later",
    "later",
  ]);
});

test.each([
  [exampleJob({ status: "queued", queue_position: 1 }), "Next in line"],
  [exampleJob({ status: "queued", queue_position: 3 }), "2 ahead of it"],
  [exampleJob({ fraction: 0.999 }), "99 %"],
  [exampleJob({ cancel_requested: true }), "Stopping…"],
  [exampleJob({ status: "succeeded" }), "Ready"],
  [exampleJob({ status: "failed" }), "Did not work"],
  [exampleJob({ status: "cancelled" }), "Stopped"],
])("the state in words, %#", (job, words) => {
  expect(stateText(job)).toBe(words);
});

test("what happens now, and how long it takes", () => {
  expect(nowText(exampleJob())).toBe("Imagining the sound, 42 percent");
  expect(leftText(exampleJob())).toBe("about 2 minutes left");
  expect(leftText(exampleJob({ seconds_left: null }))).toBe("");
  expect(optionsText(exampleJob())).toBe("Preview · 24 steps · guidance 3 · seed 7");
});

test("how a take differs is not said of the whole clip as it is", () => {
  expect(differenceText(exampleJob())).toBe("");
});

test("a range, a turned head and what is tried again are told", () => {
  const job = exampleJob({
    range: { start: 2, stop: 4.5 },
    whole: false,
    orientation: { yaw: 90, pitch: 0, roll: 0 },
    retry_of: { id: "x", take: 1 },
  });
  expect(differenceText(job)).toBe("2.0–4.5 s · its own front and horizon · take 1 once more");
});

test("a retake and an extension say what they go on from", () => {
  const parent = { id: "x", take: 3 };
  const anew = { start: 1, stop: 2 };
  expect(differenceText(exampleJob({ origin: "retake", parent, anew }))).toBe(
    "Retake of take 3: 1.0–2.0 s anew",
  );
  expect(differenceText(exampleJob({ origin: "extension", parent }))).toBe(
    "Extends take 3 to 0.0–10.0 s",
  );
});
