/** Alice compares the sounds of a clip, openly and blind, and points to what she hears. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { listen, plugIn } from "./listening";
import { Site } from "./site";
import { makeTake, type Visit, visitClip } from "./visit";

let browser: Browser;
let site: Site;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  visit = await visitClip(browser, site, "left.webm", plugIn);
  ({ page } = visit);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const player = (): Locator => page.locator("spatial-player");

async function press(key: string): Promise<void> {
  await player().locator(".frame").focus();
  await page.keyboard.press(key);
}

describe("comparing", () => {
  const panel = () => player().getByRole("region", { name: "Compare sounds" });
  const choice = (name: string | RegExp) => panel().getByRole("button", { name });
  const heard = () => player().evaluate((element) => (element as SpatialPlayer).source?.label);

  test("is offered once there is a second sound", async () => {
    const open = player().getByRole("button", { name: "Compare sounds" });
    expect(await open.isVisible()).toBe(false);
    await page.goto(visit.url);
    await makeTake(page);
    await open.waitFor();
  });

  test("switches by keys and by press, silence too", async () => {
    await press("c");
    await choice(/Take 1/).waitFor();
    await expect.poll(() => choice(/Take 1/).getAttribute("aria-busy")).toBe("false");
    await press("k");
    await page.keyboard.press("2");
    await expect.poll(heard).toBe("Recorded");
    await expect.poll(() => choice(/Recorded/).getAttribute("aria-pressed")).toBe("true");
    // The upload's own sound, too, is read from samples that the studio has made of it.
    const asked = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
    );
    expect(asked.filter((path) => path.endsWith("/sound")).length).toBeGreaterThan(1);
    await choice(/Silence/).click();
    await expect.poll(async () => (await listen(page)).level, { timeout: 9000 }).toBeLessThan(-90);
    await choice(/Recorded/).click();
    await expect
      .poll(async () => (await listen(page)).level, { timeout: 9000 })
      .toBeGreaterThan(-60);
    await press("k");
  });

  test("blind, nothing tells which is which until the answer is asked for", async () => {
    await player().evaluate((element) => {
      element.addEventListener("blindresult", (event) => {
        Object.assign(window, { blindResult: (event as CustomEvent<unknown>).detail });
      });
    });
    await panel().getByLabel("Blind").check();
    await choice(/^A$/).waitFor();
    expect(await panel().locator(".choice").allTextContents()).toEqual(["1A", "2B"]);
    const words = await player().locator(".stack").innerText();
    expect(words).not.toMatch(/Take 1|Recorded/);
    expect(await player().locator("select").isVisible()).toBe(false);
    await page.keyboard.press("2");
    await expect.poll(() => choice(/^B$/).getAttribute("aria-pressed")).toBe("true");
    const liked = await player().evaluate((element) => (element as SpatialPlayer).source?.id);
    await panel().getByRole("button", { name: "I like this best" }).click();
    await panel().getByRole("button", { name: "Tell me" }).click();
    const answer = (await panel().locator(".compare-state").textContent()) ?? "";
    expect(answer).toMatch(/^You like B: (Take 1|Recorded) best\.$/);
    const result = await page.evaluate(() => Reflect.get(window, "blindResult") as unknown);
    expect(result).toMatchObject({ preferred: liked });
    await panel().getByRole("button", { name: "End comparing" }).click();
    expect(await player().locator("select").isVisible()).toBe(true);
  });
});

test("pointing: turn to where you hear it, press space, see the error", async () => {
  await page.reload();
  await player().locator(".time").waitFor();
  await player().evaluate((element) => {
    const asked = element as SpatialPlayer;
    asked.addEventListener("pointed", ({ detail }) => {
      Object.assign(window, { pointed: detail });
    });
    asked.startPointing({ azimuth: 90, elevation: 0 });
  });
  await player().evaluate((element) => {
    (element as SpatialPlayer).lookAt({ yaw: 78, pitch: 0 });
  });
  await press("Space");
  await player().getByText("12° off: it was 12° further left.").waitFor();
  const pointed = await page.evaluate(() => Reflect.get(window, "pointed") as object);
  expect(pointed).toMatchObject({ pitch: 0, confused: false });
  expect(Reflect.get(pointed, "yaw")).toBeCloseTo(78, 3);
  expect(Reflect.get(pointed, "error")).toBeCloseTo(12, 3);
  // The truth lies in the picture, to the left of the middle.
  const spot = await player().locator(".pointing-spot").boundingBox();
  const frame = await player().locator(".frame").boundingBox();
  const x = (spot?.x ?? NaN) + (spot?.width ?? NaN) / 2 - (frame?.x ?? NaN);
  expect(x / (frame?.width ?? NaN)).toBeGreaterThan(0.3);
  expect(x / (frame?.width ?? NaN)).toBeLessThan(0.45);
  await press("Space");
  await player().locator(".pointing").waitFor({ state: "hidden" });
});

test("nothing of it broke a script or the page's policy", () => {
  expect(visit.faults).toEqual([]);
});
