/** Browsers that do not keep four channels apart: what is left is left all the same. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { Workbench } from "./workbench";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open("player-page.ts", ["flashes.py", "12"]);
});

afterAll(() => bench.close());

const player = () => bench.page.locator("spatial-player");
const sides = () => bench.page.evaluate(() => window.playing.sides());
const problem = () => player().locator(".problem").textContent();

async function play(manifest: string, how: "reorders" | "mixes" | null): Promise<void> {
  await bench.page.reload();
  await bench.page.evaluate(
    ([url, fault]) => {
      if (fault) window.playing.misbehave(fault);
      window.playing.open(url);
    },
    [manifest, how] as const,
  );
  await expect
    .poll(() => player().evaluate((element) => (element as SpatialPlayer).source?.id))
    .toBeTruthy();
  await player().evaluate((element) => {
    (element as SpatialPlayer).play();
  });
  await bench.page.waitForTimeout(3500);
}

describe("a sound on the left is heard there", () => {
  test.each([null, "reorders", "mixes"] as const)("from the file (the browser %s)", async (how) => {
    await play("/recorded.json", how);
    await expect.poll(sides).toBeGreaterThan(4);
    expect(await problem()).toBe("");
  });

  test.each(["reorders", "mixes"] as const)("from the samples (the browser %s)", async (how) => {
    await play("/manifest.json", how);
    await expect.poll(sides).toBeGreaterThan(4);
    expect(await problem()).toBe("");
  });
});

test("where nothing helps, the sound plays as stereo, and a sentence says so", async () => {
  await bench.page.route("**/left.mp4", (route) => {
    // What the element asks for goes through; what would be decoded whole does not.
    const whole = route.request().resourceType() === "fetch";
    return whole ? route.abort() : route.continue();
  });
  await play("/recorded.json", "mixes");
  await expect.poll(problem).toContain("mixes the channels");
  await bench.page.waitForTimeout(1200);
  expect(Number.isFinite(await sides())).toBe(true);
});
