/** Alice makes a listening test; a stranger rates blind and points to the sound, to the end. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { listen, plugIn } from "./listening";
import { Site } from "./site";
import { visitClip, type Visit } from "./visit";

let browser: Browser;
let site: Site;
let visit: Visit;
let link = "";
let study = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  visit = await visitClip(browser, site, "left.webm");
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** Turns a page's player to so many degrees on the left. */
async function turnTo(page: Page, yaw: number): Promise<void> {
  await page.locator("spatial-player").evaluate((element, degrees) => {
    (element as SpatialPlayer).lookAt({ yaw: degrees, pitch: 0 });
  }, yaw);
}

describe("Alice", () => {
  test("makes a test of a clip: a range of its sound and an anchor to be rated, one to be pointed to", async () => {
    const { page } = visit;
    await page.goto("/studies/");
    await page.getByLabel("Name of the test").fill("Harbour sounds");
    await page.getByRole("button", { name: "Create" }).click();
    await page.waitForURL(/\/studies\/[0-9a-f-]{36}\/$/);
    study = page.url();
    const maker = page.locator("trial-maker");
    await maker.getByRole("checkbox", { name: "Recorded", exact: true }).waitFor();
    await maker.getByRole("spinbutton", { name: "from" }).fill("0.5");
    await maker.getByRole("spinbutton", { name: "to", exact: true }).fill("2");
    await maker.getByRole("checkbox", { name: "without directions" }).check();
    const heard = () => page.locator("spatial-player").evaluate((e) => (e as SpatialPlayer).loop);
    await expect.poll(heard).toEqual({ start: 0.5, end: 2 });
    await maker.getByRole("button", { name: "Add" }).click();
    await page.locator(".trial-list li").nth(1).waitFor();
    const rows = (await page.locator(".trial-list").textContent())?.replace(/\s+/g, " ") ?? "";
    expect(rows).toContain("Hidden reference");
    expect(rows).toContain("Mono anchor");
    expect(rows.match(/0\.5 to 2 s/g)).toHaveLength(2);

    await maker.getByRole("checkbox", { name: "Recorded", exact: true }).waitFor();
    await maker.getByLabel("point to where they hear it").check();
    await turnTo(page, 60);
    await maker.getByText("60° left, 0° up").waitFor();
    await maker.getByRole("button", { name: "Add" }).click();
    await page.locator(".trial-list li").nth(2).waitFor();
    expect(await page.locator(".trial-list").textContent()).toContain("60° left, 0° up");
    link = await page.getByLabel("The link for participants").inputValue();
    expect(visit.faults).toEqual([]);
  });
});

describe("a stranger on a phone", () => {
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
    page.on("pageerror", (error) => faults.push(error.message));
    await plugIn(page);
  });
  afterAll(() => context.close());

  const player = () => page.locator("spatial-player");
  /** dB, left over right at the ears, by the trial's anchor */
  const sides = new Map<string, number>();

  /** Hears a trial: what repeats is the range, and which side it is on. */
  async function hear(): Promise<void> {
    await player().locator(".big-play").click();
    await expect
      .poll(async () => (await listen(page)).level, { timeout: 30_000 })
      .toBeGreaterThan(-60);
    const where = await player().evaluate(async (element) => {
      const { position } = element as SpatialPlayer;
      await new Promise((resolve) => setTimeout(resolve, 1800));
      return [position, (element as SpatialPlayer).position];
    });
    for (const seconds of where) {
      expect(seconds).toBeGreaterThan(0.4);
      expect(seconds).toBeLessThan(2.2);
    }
    const anchor = (await player().getAttribute("anchor")) ?? "";
    sides.set(anchor, (await listen(page)).difference);
  }

  const next = () => page.getByRole("button", { name: "Next" });
  const progress = () => page.locator("[data-progress]");

  test("agrees, and is asked nothing before hearing something", async () => {
    await page.goto(link);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Begin" }).click();
    await progress().getByText("1 of 3").waitFor();
    await page.getByLabel("How good does it sound?").press("ArrowRight");
    await page.getByLabel("How well does it fit").press("End");
    expect(await next().isDisabled()).toBe(true);
    await hear();
    await expect.poll(() => next().isEnabled(), { timeout: 20_000 }).toBe(true);
  });

  test("rates with the keyboard, and goes on where a reload left off", async () => {
    await next().press("Enter");
    await progress().getByText("2 of 3").waitFor();
    await hear();
    await page.getByLabel("How good does it sound?").press("ArrowRight");
    await page.getByLabel("How well does it fit").press("End");
    await next().press("Enter");
    await progress().getByText("3 of 3").waitFor();
    expect(sides.get("")).toBeGreaterThan(3);
    expect(Math.abs(sides.get("mono") ?? NaN)).toBeLessThan(0.5);
    await page.reload();
    await progress().getByText("3 of 3").waitFor();
    expect(await page.getByLabel("How good does it sound?").isVisible()).toBe(false);
  });

  test("points to the sound, and is told how far off that was", async () => {
    await page.locator("spatial-player .big-play").click();
    const here = page.locator("spatial-player").getByRole("button", { name: "It is here" });
    await here.waitFor();
    await turnTo(page, 90);
    await here.click();
    await page.getByText("Your answer was 30° off").waitFor();
    await page
      .locator("spatial-player .pointing-words", { hasText: "30° further right" })
      .waitFor();
    await next().click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    expect(faults).toEqual([]);
  });
});

test("Alice reads the results", async () => {
  const { page } = visit;
  await page.goto(study);
  const rows = page.locator(".prose tbody tr");
  expect(await rows.count()).toBe(3);
  const text = (await rows.allTextContents()).join(" ").replace(/\s+/g, " ");
  expect(text).toContain("51");
  expect(text).toContain("100");
  expect(text).toContain("30°");
  expect(visit.faults).toEqual([]);
});
