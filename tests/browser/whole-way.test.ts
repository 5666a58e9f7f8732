/** The whole way, as somebody new goes it: from signing up to a stranger who hears the take. */
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { listen, plugIn } from "./listening";
import { lengthen, PART } from "./long-film";
import { python, Site } from "./site";

const NAME = "harbour.mp4";

let browser: Browser;
let site: Site;
let dora: BrowserContext;
let page: Page;
let link = "";
const faults: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  dora = await browser.newContext({
    baseURL: site.address,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  page = await freshPage(dora);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function freshPage(context: BrowserContext): Promise<Page> {
  context.setDefaultTimeout(60_000);
  const fresh = await context.newPage();
  await plugIn(fresh);
  fresh.on("pageerror", (error) => faults.push(error.message));
  fresh.on("dialog", (dialog) => void dialog.accept());
  return fresh;
}

/** The clip in three parts: a film, and behind it what no player looks at. */
function longFilm(): string {
  const film = join(site.data, NAME);
  copyFileSync(site.clip("around.mp4"), film);
  lengthen(film, 2 * PART);
  return film;
}

const row = (): Locator => page.locator(".upload-row", { hasText: NAME });
const take = (number: number): Locator =>
  page.locator("job-progress").filter({ has: page.locator(`h3:text-is("Take ${number}")`) });
const player = (): Locator => page.locator("spatial-player");

async function ready(number: number): Promise<void> {
  await take(number).locator(".take-state", { hasText: "Ready" }).waitFor({ timeout: 100_000 });
}

test("she signs up and makes a project", async () => {
  await page.goto("/");
  await page.getByRole("link", { name: "Sign up" }).click();
  await page.fill("[name=username]", "dora");
  await page.fill("[name=email]", "dora@example.org");
  for (const field of ["password1", "password2"]) {
    await page.fill(`[name=${field}]`, "gulls over the pier");
  }
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.waitForURL("**/projects/");
  await page.fill("[name=name]", "Harbour, October");
  await page.click("main button[type=submit]");
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}\/$/);
});

test("she uploads a clip though the line is cut twice and the page is loaded anew", async () => {
  const film = longFilm();
  const parts = /\/api\/uploads\/[^/]+\/parts\/\d+$/;
  const arrived: number[] = [];
  page.on("requestfinished", (request) => {
    const number = /\/parts\/(\d+)$/.exec(request.url());
    if (request.method() === "PUT" && number) arrived.push(Number(number[1]));
  });
  let tries = 0;
  // Three parts are under way at once: six that break are a line that is cut twice. Then one part
  // goes through, and no other one before the page is loaded anew.
  await page.route(parts, async (route) => {
    tries += 1;
    if (tries <= 6) await route.abort("connectionreset");
    else if (tries === 7) await route.continue();
  });
  await page.setInputFiles("clip-upload [data-pick] input", film);
  await row().getByText("The connection broke").waitFor();
  await expect.poll(() => arrived.length, { timeout: 60_000 }).toBe(1);
  // Without the route the parts that wait would go through yet.
  await page.reload();
  await page.unroute(parts);
  await row().getByText("Choose the file again to go on").waitFor();
  await page.setInputFiles("clip-upload [data-pick] input", film);
  await row().getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  expect(arrived.sort()).toEqual([1, 2, 3]);
  await row().getByRole("link", { name: "Open" }).click();
  await page.waitForURL("**/clips/**");
});

test("she trims it, and makes two takes at once", async () => {
  for (const summary of ["Range", "Options"]) {
    await page.locator("[data-start-job] summary", { hasText: summary }).click();
  }
  await page.getByRole("slider", { name: "End of the range" }).fill("3");
  expect(await page.locator(".range-words").textContent()).toContain("to 3.0");
  await page.selectOption("[name=model_version]", "small");
  await page.fill("[name=steps]", "2");
  await page.selectOption("[name=count]", "2");
  await page.getByRole("button", { name: "Make a take" }).click();
  for (const number of [1, 2]) await ready(number);
});

test("she compares them, both heard, and switches at the press of a key", async () => {
  const heard = () => player().evaluate((element) => (element as SpatialPlayer).source?.label);
  await player().getByRole("button", { name: "Compare sounds" }).click();
  const panel = player().getByRole("region", { name: "Compare sounds" });
  for (const name of [/Take 1/, /Take 2/]) {
    await panel.getByRole("button", { name }).click();
    await expect.poll(heard).toMatch(name);
    await player().evaluate((element) => {
      const film = element as SpatialPlayer;
      film.seek(0);
      film.play();
    });
    await expect
      .poll(async () => (await listen(page)).level, { timeout: 20_000 })
      .toBeGreaterThan(-90);
  }
  await player().locator(".frame").focus();
  await page.keyboard.press("1");
  const first = await heard();
  await page.keyboard.press("2");
  await expect.poll(heard).not.toBe(first);
  await player().evaluate((element) => {
    (element as SpatialPlayer).pause();
  });
});

test("she has two seconds of the first take made anew", async () => {
  await take(1).locator("summary").click();
  await take(1).getByLabel("From, s").fill("0.5");
  await take(1).getByLabel("To, s").fill("2.5");
  await take(1).getByRole("button", { name: "Make this part anew" }).click();
  await ready(3);
  expect(await take(3).textContent()).toContain("Retake of take 1: 0.5–2.5 s anew");
});

test("she exports it for YouTube, and the file is what YouTube asks for", async () => {
  const exports = page.locator("take-exports");
  await exports.getByLabel("Take", { exact: true }).selectOption({ label: "Take 3" });
  await exports.getByLabel("Format").selectOption("youtube_mp4");
  await exports.getByRole("button", { name: "Export", exact: true }).click();
  const made = exports.locator(".export-row", { hasText: "YouTube, MP4" });
  await made.getByText("Ready").waitFor({ timeout: 60_000 });
  const download = page.waitForEvent("download");
  await made.getByRole("link", { name: /^Download/ }).click();
  const path = await (await download).path();
  const data = readFileSync(path);
  expect(data.includes("SA3D")).toBe(true);
  const { tracks, seconds } = readBack(path);
  expect(tracks).toEqual([
    ["video", 0],
    ["audio", 4],
  ]);
  expect(seconds).toBeGreaterThan(2.9);
  expect(seconds).toBeLessThan(3.2);
});

/** A film's tracks, by kind and channels, and its length. */
function readBack(path: string): { tracks: [string, number][]; seconds: number } {
  const words = `
import av, json, sys
with av.open(sys.argv[1]) as film:
    tracks = [(s.type, s.channels if s.type == "audio" else 0) for s in film.streams]
    print(json.dumps({"tracks": tracks, "seconds": film.duration / av.time_base}))
`;
  const said = execFileSync(python(), ["-c", words, path], { encoding: "utf8" });
  return JSON.parse(said) as { tracks: [string, number][]; seconds: number };
}

test("she makes a link to what she has made", async () => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await dialog.locator(".share-link").waitFor();
  link = await dialog.locator(".share-address").first().inputValue();
});

test("a stranger opens the link and hears the take", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await freshPage(context);
  await phone.goto(link);
  const sound = phone.locator("spatial-player select");
  await expect.poll(() => sound.locator("option").count()).toBeGreaterThanOrEqual(3);
  const label = await sound.locator("option", { hasText: /^Take 3/ }).textContent();
  await sound.selectOption({ label: label ?? "" });
  await phone.locator("spatial-player .big-play").click();
  await expect
    .poll(async () => (await listen(phone)).level, { timeout: 20_000 })
    .toBeGreaterThan(-90);
  await context.close();
});

test("no script has failed", () => {
  expect(faults).toEqual([]);
});
