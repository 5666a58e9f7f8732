/** The way through, as Alice goes it: sign in, upload, watch, listen, look around, download. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { listen, plugIn } from "./listening";
import { PASSWORD, RECORDED, Site } from "./site";

let browser: Browser;
let site: Site;
let alice: BrowserContext;
let page: Page;
let clipUrl = "";
const faults: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  alice = await browser.newContext({
    baseURL: site.address,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  alice.setDefaultTimeout(30_000);
  page = await alice.newPage();
  await plugIn(page);
  page.on("pageerror", (error) => faults.push(error.message));
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function upload(...names: string[]): Promise<void> {
  const files = names.map((name) => (existsSync(name) ? name : site.clip(name)));
  await page.setInputFiles("clip-upload input[type=file]", files);
}

const row = (name: string): Locator => page.locator(".upload-row", { hasText: name });
const player = () => page.locator("spatial-player");

/** What the player says of itself. */
function state() {
  return player().evaluate((element) => {
    const { view, source, soundRotation } = element as SpatialPlayer;
    return { view, source, soundRotation };
  });
}

/** Drags the picture to the right, so that the view turns to the left by so many degrees. */
async function turnLeft(degrees: number): Promise<void> {
  const box = await player().boundingBox();
  if (!box) throw new Error("The player has no place on the page.");
  const y = box.y + box.height * 0.4;
  const centre = box.x + box.width / 2;
  const way = (degrees / 75) * box.height;
  await page.mouse.move(centre - way / 2, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) {
    await page.mouse.move(centre - way / 2 + (way * step) / 10, y);
  }
  // A rest before the finger lifts: no inertia.
  await page.waitForTimeout(150);
  await page.mouse.up();
}

async function play(): Promise<void> {
  await player().locator(".big-play").click();
  const time = player().locator(".time");
  await expect.poll(() => time.textContent(), { timeout: 20_000 }).toMatch(/^0:0[1-9]/);
}

describe("Alice", () => {
  test("is told when her password is wrong, and signs in with the right one", async () => {
    await page.goto("/");
    await page.click("text=Sign in to start");
    await page.fill("[name=username]", "alice");
    await page.fill("[name=password]", "not hers");
    await page.click("main button[type=submit]");
    expect(await page.locator("[role=alert]").textContent()).toContain("username");
    await page.fill("[name=password]", PASSWORD);
    await page.click("main button[type=submit]");
    await page.waitForURL("**/projects/");
  });

  test("makes a project from the page that teaches her how", async () => {
    expect(await page.textContent("h2")).toBe("Start with a project");
    await page.fill("[name=name]", "Harbour, October");
    await page.click("main button[type=submit]");
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}\/$/);
    expect(await page.textContent("h1")).toBe("Harbour, October");
  });

  test("uploads two clips at once and sees their cards", async () => {
    await upload("left.webm", "plain.mp4");
    await row("plain.mp4").getByRole("link").waitFor();
    const tiles = page.locator("[data-clips] .tile");
    await expect.poll(() => tiles.count()).toBe(2);
    const poster = page.locator(".tile", { hasText: "left.webm" }).locator("img");
    await expect
      .poll(() => poster.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    // Whichever came last.
    const said = await page.locator("[data-live]").textContent();
    expect(said).toMatch(/(left\.webm|plain\.mp4) has arrived/);
    await page.getByLabel("More for left.webm").waitFor();
    clipUrl =
      (await page.locator(".tile > a", { hasText: "left.webm" }).getAttribute("href")) ?? "";
    await page.reload();
    expect(await tiles.count()).toBe(2);
  });

  test("is told kindly that a text file is no film", async () => {
    await upload("notes.mp4");
    const refusal = row("notes.mp4").locator(".notice");
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/not an MP4.* upload that\.$/);
    await row("notes.mp4").getByRole("button").click();
    await expect.poll(() => page.locator(".upload-row").count()).toBe(0);
    expect(await page.locator("[data-clips] .tile").count()).toBe(2);
  });

  test("drops a clip anywhere into the zone", async () => {
    const bytes = readFileSync(site.clip("plain.mp4")).toString("base64");
    const dropped = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      const parts = [Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))];
      data.items.add(new File(parts, "dropped.mp4", { type: "video/mp4" }));
      return data;
    }, bytes);
    await page.dispatchEvent(".drop", "dragenter", { dataTransfer: dropped });
    expect(await page.locator(".drop[data-over]").count()).toBe(1);
    await page.dispatchEvent(".drop", "drop", { dataTransfer: dropped });
    expect(await page.locator(".drop[data-over]").count()).toBe(0);
    await row("dropped.mp4").getByRole("link").waitFor();
  });
});

function takeState(tab: Page, take: number, words: string): Locator {
  const card = tab.locator(".take", { hasText: `Take ${take}` });
  return card.locator(".take-state", { hasText: words });
}

describe("a take", () => {
  let other: Page;

  /** Notes every state that a tab shows of its newest take. */
  async function follow(tab: Page): Promise<void> {
    await tab.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      document.addEventListener("job-change", (event) => {
        const { snapshot } = event as unknown as {
          snapshot: { status: string; stage: string | null; fraction: number };
        };
        const { status, stage, fraction } = snapshot;
        seen.push(`${status} ${stage ?? "-"} ${fraction}`);
      });
    });
  }
  const seenIn = (tab: Page) => tab.evaluate(() => (window as unknown as { seen: string[] }).seen);

  async function startTake(steps: number): Promise<void> {
    const options = page.locator("details.options", { has: page.locator("[name=steps]") });
    await options.evaluate((details: HTMLDetailsElement) => (details.open = true));
    await page.selectOption("[name=model_version]", "small");
    await page.fill("[name=steps]", String(steps));
    await page.click("[data-start-job] button[type=submit]");
    await page.locator(".take").first().waitFor();
  }

  test("is seen working in two tabs, and both see its end", async () => {
    await page.goto(clipUrl);
    await startTake(150);
    other = await alice.newPage();
    await other.goto(clipUrl);
    await Promise.all([follow(page), follow(other)]);
    for (const tab of [page, other]) {
      await takeState(tab, 1, "Ready").waitFor({ timeout: 100_000 });
    }
    for (const tab of [page, other]) {
      const seen = await seenIn(tab);
      expect(seen.at(-1)).toMatch(/^succeeded/);
      const fractions = seen.map((entry) => Number(entry.split(" ")[2]));
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
      expect(new Set(seen.filter((entry) => entry.startsWith("running"))).size).toBeGreaterThan(2);
    }
  });

  test("is offered by the player without a reload, and by a fresh page", async () => {
    const options = () => player().locator("select option").allTextContents();
    await expect.poll(options).toEqual(["Take 1", "Recorded"]);
    expect((await state()).source?.label).toBe("Take 1");
    const notice = player().locator(".notice");
    expect(await notice.textContent()).toBe("Random weights, for tests.");
    await other.reload();
    await takeState(other, 1, "Ready").waitFor();
    await other.close();
  });

  test("can be downloaded: the WAV of the field and the film with its sound", async () => {
    const links = page.locator(".take .downloads a");
    expect(await links.count()).toBe(2);
    const starts: string[] = [];
    for (const link of await links.all()) {
      const url = (await link.getAttribute("href")) ?? "";
      const answer = await alice.request.get(url);
      expect(answer.status()).toBe(200);
      expect(answer.headers()["content-disposition"]).toContain("attachment");
      starts.push((await answer.body()).subarray(0, 4).toString("latin1"));
    }
    expect(starts).toContain("RIFF");
    expect(starts).toContain("\x1aE\xdf\xa3");
  });

  test("plays in the player", async () => {
    await page.reload();
    await page.locator(".take").getByRole("button", { name: "Listen to take 1" }).click();
    await expect
      .poll(() => player().locator(".time").textContent(), { timeout: 20_000 })
      .toMatch(/^0:0[1-9]/);
    expect((await state()).soundRotation).not.toBeNull();
    expect((await listen(page)).level).toBeGreaterThan(-100);
  });

  test("can be stopped while it works", async () => {
    await startTake(200);
    const take = page.locator(".take", { hasText: "Take 2" });
    await take.getByRole("button", { name: "Stop take 2" }).click();
    await takeState(page, 2, "Stopped").waitFor({ timeout: 20_000 });
    expect(await takeState(page, 1, "Ready").count()).toBe(1);
  });
});

describe("looking around while listening", () => {
  test("a sound on the left is heard there, in the centre when faced, then on the right", async () => {
    await page.goto(clipUrl);
    await player().locator("select").selectOption({ label: "Recorded" });
    await play();
    const difference = async () => (await listen(page)).difference;
    await expect.poll(difference, { timeout: 10_000 }).toBeGreaterThan(5);
    await turnLeft(90);
    const faced = await state();
    expect(((faced.view?.yaw ?? NaN) * 180) / Math.PI).toBeCloseTo(90, 0);
    await expect
      .poll(async () => Math.abs(await difference()), { timeout: 10_000 })
      .toBeLessThan(1);
    await turnLeft(60);
    await expect.poll(difference, { timeout: 10_000 }).toBeLessThan(-5);
    expect(await player().locator(".degrees").textContent()).toBe("150°L");
  });

  test("the decoder is turned by the view, and reset with it", async () => {
    const { view, soundRotation } = await state();
    const yaw = view?.yaw ?? NaN;
    expect(soundRotation?.[0]).toBeCloseTo(Math.cos(yaw), 4);
    expect(soundRotation?.[8]).toBeCloseTo(-Math.sin(yaw), 4);
    await player().locator(".compass").click();
    await expect.poll(async () => (await state()).soundRotation?.[0]).toBeCloseTo(1, 6);
  });

  test("keys look, pause, seek and mute", async () => {
    await player().locator(".frame").focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(async () => (await state()).view?.pitch).toBeGreaterThan(0.02);
    await page.keyboard.press("0");
    await expect.poll(async () => (await state()).view?.pitch).toBe(0);
    await page.keyboard.press("m");
    await expect.poll(async () => (await listen(page)).level, { timeout: 8000 }).toBeLessThan(-80);
    expect(await player().getByRole("button", { name: "Sound on" }).count()).toBe(1);
    await page.keyboard.press("m");
  });

  test("another sound goes on at the same point in time", async () => {
    const time = player().locator(".seek");
    await time.evaluate((seek: HTMLInputElement) => {
      seek.valueAsNumber = 4;
      seek.dispatchEvent(new Event("input", { bubbles: true }));
      seek.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await player().locator("select").selectOption({ label: "Take 1" });
    await expect
      .poll(() => time.evaluate((seek: HTMLInputElement) => seek.valueAsNumber))
      .toBeGreaterThanOrEqual(4);
    expect((await state()).source?.label).toBe("Take 1");
  });
});

test("a player that leaves the page leaves nothing behind", async () => {
  const leftOver = await page.evaluate(async () => {
    const context = window.ears?.[0].context;
    document.querySelector("spatial-player")?.remove();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return context?.state;
  });
  expect(leftOver).toBe("closed");
});

const recorded = join(RECORDED, "sample2.webm");

test.skipIf(!existsSync(recorded))("a real recorded clip uploads and plays", async () => {
  await page.goto("/projects/");
  await page.click(".tile a");
  await upload(recorded);
  await row("sample2.webm").getByRole("link").click();
  await page.waitForURL("**/clips/**");
  await play();
  await expect
    .poll(async () => (await listen(page)).level, { timeout: 10_000 })
    .toBeGreaterThan(-70);
});

describe("every page", () => {
  const pages = (): [string, string][] => [
    ["the projects", "/projects/"],
    ["a clip", clipUrl],
    ["about the preview model", "/about/preview-model/"],
    ["a page that is not there", "/nowhere/"],
  ];

  test.each([390, 820, 1440])("fits a window %i pixels wide", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, url] of pages()) {
      await page.goto(url);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(over, name).toBeLessThanOrEqual(0);
    }
  });

  test("ran without a script failing", () => {
    expect(faults).toEqual([]);
  });
});
