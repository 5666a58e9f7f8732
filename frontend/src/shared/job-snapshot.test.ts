import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { isFinished, parseJobSnapshot } from "./job-snapshot";

/** Written once for both sides: tests/contract checks the same file against the server. */
const FIXTURE = resolve(import.meta.dirname, "../../../tests/contract/job_snapshot.json");
const fixture = () => JSON.parse(readFileSync(FIXTURE, "utf8")) as Record<string, unknown>;

test("the fixture of the contract is there", () => {
  expect(existsSync(FIXTURE)).toBe(true);
});

describe("a snapshot", () => {
  test("of the contract is read whole: no field is unknown, none is lost", () => {
    expect(parseJobSnapshot(fixture())).toEqual(fixture());
  });

  test.each(Object.keys(fixture()))("without %s is refused by name", (field) => {
    const rest = Object.fromEntries(Object.entries(fixture()).filter(([name]) => name !== field));
    expect(() => parseJobSnapshot(rest)).toThrow(`"${field}"`);
  });

  test("with a status nobody knows is refused", () => {
    expect(() => parseJobSnapshot({ ...fixture(), status: "paused" })).toThrow("queued, running");
  });

  test("names the place of a fault deep inside", () => {
    const broken = { ...fixture(), options: { steps: "24", guidance: 3, seed: 0 } };
    expect(() => parseJobSnapshot(broken)).toThrow('"options.steps"');
  });

  test.each([null, [], "queued", 3])("that is %j is refused", (value) => {
    expect(() => parseJobSnapshot(value)).toThrow("an object");
  });
});

test.each([
  ["queued", false],
  ["running", false],
  ["succeeded", true],
  ["failed", true],
  ["cancelled", true],
])("%s is finished: %s", (status, finished) => {
  expect(isFinished(parseJobSnapshot({ ...fixture(), status }))).toBe(finished);
});
