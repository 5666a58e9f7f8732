/** Alice shares a clip; a stranger opens the link, and a page of another site shows the player. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { listen, plugIn } from "./listening";
import { Site } from "./site";
import { playClip, visitClip, type Visit } from "./visit";

let browser: Browser;
let site: Site;
let visit: Visit;
let links: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  visit = await visitClip(browser, site, "left.webm");
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const dialog = (page: Page) => page.getByRole("dialog");

/** The address of the newest link in the open panel. */
function newest(page: Page): Promise<string> {
  return dialog(page).locator(".share-address").first().inputValue();
}

async function stranger(): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  await plugIn(page);
  return { context, page, faults };
}

function view(place: Page | FrameLocator) {
  return place.locator("spatial-player").evaluate((element) => {
    const { view, position } = element as SpatialPlayer;
    return { yaw: Math.round(((view?.yaw ?? NaN) * 180) / Math.PI), position };
  });
}

describe("Alice", () => {
  test("makes a link to where the player is, with the keyboard alone", async () => {
    const { page } = visit;
    await page.locator("spatial-player").evaluate((element) => {
      const player = element as SpatialPlayer;
      player.lookAt({ yaw: 90 });
      player.seek(2);
    });
    await page.getByRole("button", { name: "Share", exact: true }).focus();
    await page.keyboard.press("Enter");
    await dialog(page).waitFor();
    await dialog(page).getByLabel("For whom").fill("The museum");
    await dialog(page).getByLabel("As the player is now").focus();
    await page.keyboard.press("Space");
    expect(await dialog(page).locator("[data-now]").textContent()).toContain("90° to the left");
    await dialog(page).getByRole("button", { name: "Make a link" }).focus();
    await page.keyboard.press("Enter");
    await dialog(page).locator(".share-link", { hasText: "The museum" }).waitFor();
    links = [await newest(page)];
    expect(links[0]).toMatch(/\/s\/[\w-]{24}\/$/);
  });

  test("makes one with a password, and is told what makes no sense", async () => {
    const { page } = visit;
    await dialog(page).locator("summary").click();
    await dialog(page).getByLabel("Password").fill("open sesame");
    await dialog(page).getByLabel("Sites that may embed").fill("museum");
    await dialog(page).getByRole("button", { name: "Make a link" }).click();
    const problem = dialog(page).getByRole("alert");
    await problem.waitFor();
    expect(await problem.textContent()).toContain("“museum” is not the address of a site");
    await dialog(page).getByLabel("Sites that may embed").fill("*");
    await dialog(page).getByRole("button", { name: "Make a link" }).click();
    await dialog(page).locator(".share-link").nth(1).waitFor();
    links.push(await newest(page));
    expect(visit.faults).toEqual([]);
  });
});

test("a stranger opens the link on a phone, looks where Alice looked, and hears it", async () => {
  const { context, page, faults } = await stranger();
  await page.goto(links[0] ?? "");
  await expect.poll(() => view(page)).toEqual({ yaw: 90, position: 2 });
  await page.locator("spatial-player .big-play").click();
  await expect
    .poll(async () => (await view(page)).position, { timeout: 20_000 })
    .toBeGreaterThan(3);
  await expect
    .poll(async () => (await listen(page)).level, { timeout: 10_000 })
    .toBeGreaterThan(-60);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  expect(await page.locator('meta[property="og:image"]').count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test("a view of one's own in the address goes over the link's", async () => {
  const { context, page } = await stranger();
  await page.goto(`${links[0] ?? ""}?t=1&yaw=-40`);
  await expect.poll(() => view(page)).toEqual({ yaw: -40, position: 1 });
  await context.close();
});

describe("a page of another site", () => {
  let other: Server;
  let address = "";
  let shown = "";

  beforeAll(async () => {
    other = createServer((_, answer) => {
      answer.setHeader("Content-Type", "text/html");
      answer.end(`<h1>A museum</h1><iframe src="${shown}" width="800" height="450"></iframe>`);
    });
    await new Promise<void>((resolve) => other.listen(0, "localhost", resolve));
    // Another name for this machine is another site: cookies of the studio are a third party's.
    address = `http://localhost:${(other.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    other.close();
  });

  test("shows the player behind its password, without any cookie", async () => {
    shown = (links[1] ?? "").replace("/s/", "/embed/");
    const { context, page, faults } = await stranger();
    await page.setViewportSize({ width: 900, height: 700 });
    await page.goto(address);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("textbox", { name: "Password" }).fill("open sesame");
    await frame.getByRole("button", { name: "Open" }).click();
    await frame.locator("spatial-player .big-play").click();
    await expect
      .poll(async () => (await view(frame)).position, { timeout: 20_000 })
      .toBeGreaterThan(1);
    expect(await context.cookies()).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test("goes on while it stays open, and says when it has ended", async () => {
    shown = (links[1] ?? "").replace("/s/", "/embed/");
    const { context, page } = await stranger();
    await page.setViewportSize({ width: 900, height: 700 });
    await page.clock.install();
    await page.goto(address);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("textbox", { name: "Password" }).fill("open sesame");
    await frame.getByRole("button", { name: "Open" }).click();
    await frame.locator("spatial-player .big-play").waitFor();
    const asked = page.waitForResponse((answer) => answer.url().includes("/held?"));
    await page.clock.fastForward("01:00:01");
    expect((await asked).status()).toBe(204);
    const ended = frame.getByText("it plays no more");
    expect(await ended.isVisible()).toBe(false);
    await page.route("**/held?*", (route) => route.fulfill({ status: 404, json: {} }));
    await page.clock.fastForward("01:00:01");
    await ended.waitFor();
    await frame.getByRole("link", { name: "Open it again" }).click();
    await frame.getByRole("textbox", { name: "Password" }).waitFor();
    await context.close();
  });

  test("cannot show the page itself, nor what is revoked", async () => {
    const { context, page } = await stranger();
    shown = links[0] ?? "";
    await page.goto(address);
    const players = () => page.frameLocator("iframe").locator("spatial-player").count();
    await page.waitForTimeout(1000);
    expect(await players()).toBe(0);

    await visit.page.bringToFront();
    const row = dialog(visit.page).locator(".share-link", { hasText: "The museum" });
    await row.getByRole("button", { name: "Revoke" }).click();
    await expect.poll(() => row.textContent()).toContain("revoked");
    expect((await page.goto(links[0] ?? ""))?.status()).toBe(404);
    await context.close();
  });
});

test("the clip's page still plays", async () => {
  await dialog(visit.page).getByRole("button", { name: "Close" }).click();
  await playClip(visit.page);
});
