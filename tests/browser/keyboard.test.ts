/** Alice works on a clip with the keyboard alone. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { Site } from "./site";
import { focusedStop, nameStops } from "./stops";
import { makeTake, unfold, visitClip } from "./visit";

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  ({ page } = await visitClip(browser, site, "left.webm"));
  await makeTake(page);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

test("everything on a clip's page is reached by Tab, and nothing holds the focus", async () => {
  await page.reload();
  await page.locator(".take-state", { hasText: "Ready" }).waitFor();
  await page.waitForLoadState("networkidle");
  await unfold(page);
  const wanted = await nameStops(page);
  expect(wanted.length).toBeGreaterThan(40);
  const reached: string[] = [];
  for (let step = 0; step < wanted.length + 20; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await focusedStop(page);
    // Beyond the last one the browser itself has the focus.
    if (stop === null) break;
    reached.push(stop);
  }
  expect(wanted.filter((name) => !reached.includes(name))).toEqual([]);
  expect(reached.length, "each once").toBe(new Set(reached).size);
});

/** Opens with Enter and closes with Escape: the focus goes in, and comes back. */
async function opensAndCloses(opener: Locator, opened: Locator): Promise<void> {
  await opener.focus();
  const before = await focusedStop(page);
  await page.keyboard.press("Enter");
  await opened.waitFor();
  await expect.poll(() => opened.evaluate((panel) => panel.matches(":focus-within"))).toBe(true);
  await page.keyboard.press("Escape");
  await opened.waitFor({ state: "hidden" });
  await expect.poll(() => focusedStop(page)).toBe(before);
}

test("what opens on it closes by Escape and gives the focus back", async () => {
  const player = page.locator("spatial-player");
  const keys = player.getByRole("dialog", { name: "Keys" });
  await nameStops(page);
  await opensAndCloses(
    page.getByRole("button", { name: "Share", exact: true }),
    page.getByRole("dialog", { name: "Share this clip" }),
  );
  await opensAndCloses(
    player.getByRole("button", { name: "Settings" }),
    player.getByRole("dialog", { name: "Settings" }),
  );
  await player.locator(".frame").focus();
  const before = await focusedStop(page);
  await page.keyboard.press("?");
  await keys.waitFor();
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });
  await expect.poll(() => focusedStop(page)).toBe(before);
});

test("so do the menus of the projects", async () => {
  await page.goto("/projects/");
  await nameStops(page);
  for (const menu of ["[data-new-project]", "[data-menu]"]) {
    const details = page.locator(menu).first();
    await opensAndCloses(details.locator("summary"), details.locator(".popover-panel"));
  }
});
