/** Alice takes a take with her: chooses, mixes, watches, fetches, removes. */
import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visits } from "./visits";

let visits: Visits;
let alice: BrowserContext;
let page: Page;

beforeAll(async () => {
  visits = await Visits.open("plain.mp4");
  alice = await visits.signIn({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  page = await alice.newPage();
});

afterAll(async () => {
  await visits.close();
});

const panel = () => page.locator("take-exports");
const row = (name: string) => panel().locator(".export-row", { hasText: name });

/** For who wants to look at the pages: SCREENSHOTS names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test("before there is a take the panel says what will come", async () => {
  await page.goto(visits.page("plain.mp4"));
  expect(await panel().locator("form").isVisible()).toBe(false);
  expect(await panel().locator("[data-no-takes]").textContent()).toContain("Once a take");
});

test("a take that ends while she watches is offered without a reload", async () => {
  const start = page.locator("[data-start-job]");
  const options = start.locator("details.options", { has: page.locator("[name=steps]") });
  await options.evaluate((details: HTMLDetailsElement) => (details.open = true));
  await start.locator("[name=model_version]").selectOption("small");
  await start.locator("[name=steps]").fill("2");
  await start.locator("button[type=submit]").click();
  await panel().locator("form").waitFor({ state: "visible", timeout: 90_000 });
  expect(await panel().locator("[name=take] option").allTextContents()).toEqual(["Take 1"]);
});

test("each format says what it is for, and the mix is said in a line", async () => {
  await panel().getByLabel("Format").selectOption("ambix_wav");
  expect(await panel().locator("p[data-purpose]").textContent()).toContain("DAW");
  await panel().getByLabel("Format").selectOption("youtube_mp4");
  expect(await panel().locator("p[data-purpose]").textContent()).toContain("YouTube");
  await panel().locator("form summary").click();
  expect(await panel().getByLabel("Soundtrack level").isVisible()).toBe(false);
  await panel().getByLabel("The clip's own soundtrack").selectOption("head_locked");
  await panel().getByLabel("Soundtrack level").fill("-6");
  await panel().getByLabel("Loudness").selectOption("-16");
  expect(await panel().locator("[data-mix-summary]").textContent()).toBe(
    "soundtrack head-locked at −6 dB · −16 LUFS",
  );
  await picture("export-form-1440");
});

test("the file is made while she watches, and fetched", async () => {
  await panel().getByRole("button", { name: "Export", exact: true }).click();
  const made = row("YouTube, MP4");
  await made.getByText("Ready").waitFor({ timeout: 60_000 });
  expect(await panel().locator("[role=status]").textContent()).toBe(
    "YouTube, MP4 of take 1 is ready.",
  );
  const download = page.waitForEvent("download");
  await made.getByRole("link", { name: "Download YouTube, MP4 of take 1" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("plain-take-1-youtube.mp4");
  const data = readFileSync(await file.path());
  for (const box of ["SA3D", "sv3d", "uuid"]) expect(data.includes(box), box).toBe(true);
});

test("what would make no sense is refused in words, in the form", async () => {
  await panel().getByLabel("The clip's own soundtrack").selectOption("off");
  await panel().getByLabel("Mute").check();
  await panel().getByRole("button", { name: "Export", exact: true }).click();
  const problem = panel().locator("[data-problem]");
  await problem.waitFor({ state: "visible" });
  expect(await problem.textContent()).toContain("muted");
  await panel().getByLabel("Mute").uncheck();
});

test("a reload shows the same exports, and one that is removed is gone", async () => {
  await page.reload();
  await row("YouTube, MP4").locator("summary").click();
  expect(await row("YouTube, MP4").locator("dl").textContent()).toMatch(/[0-9a-f]{64}/);
  await picture("exports-1440");
  await page.setViewportSize({ width: 390, height: 844 });
  await panel().locator("form summary").click();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, "nothing sticks out on a phone").toBeLessThanOrEqual(390);
  await picture("exports-390");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture("exports-390-dark");
  await row("YouTube, MP4")
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect.poll(() => panel().locator(".export-row").count()).toBe(0);
  await page.reload();
  expect(await panel().locator(".export-row").count()).toBe(0);
});
