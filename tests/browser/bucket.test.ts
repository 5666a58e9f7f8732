/** A studio whose files lie in a bucket: clips go straight into it, and are played from there. */
import { copyFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { Bucket } from "./bucket";
import { listen, plugIn } from "./listening";
import { lengthen, PART } from "./long-film";
import { PASSWORD, Site } from "./site";
import { makeTake, newProject, playClip, signIn } from "./visit";
import { bare, colours, named } from "./visits";

const NAME = "directions.webm";

let browser: Browser;
let bucket: Bucket;
let site: Site;
let alice: BrowserContext;
let page: Page;
/** a film of three parts */
let film: string;
/** what went over the line to the bucket and came back */
const requests: Request[] = [];
const faults: string[] = [];

beforeAll(async () => {
  [browser, bucket] = await Promise.all([openBrowser(), Bucket.start()]);
  site = await Site.start(bucket.variables);
  await site.manage("prepare_bucket", site.address);
  film = join(site.data, NAME);
  copyFileSync(site.clip(NAME), film);
  lengthen(film, 2 * PART);
  alice = await browser.newContext({ baseURL: site.address, reducedMotion: "reduce" });
  alice.setDefaultTimeout(30_000);
  page = await alice.newPage();
  await plugIn(page);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|CORS/.test(message.text())) faults.push(message.text());
  });
  page.on("requestfinished", (request) => {
    if (request.url().startsWith(bucket.address)) requests.push(request);
  });
  await signIn(page, "alice", PASSWORD);
  await page.goto(await newProject(page));
});

afterAll(async () => {
  await browser.close();
  await site.stop();
  await bucket.stop();
});

const row = () => page.locator(".upload-row", { hasText: NAME });

/** Numbers of the parts that the bucket has taken. */
async function taken(): Promise<number[]> {
  const numbers: number[] = [];
  for (const request of requests) {
    const number = new URL(request.url()).searchParams.get("partNumber");
    if (request.method() !== "PUT" || (await request.response())?.status() !== 200) continue;
    numbers.push(Number(number));
  }
  return numbers.sort();
}

/** How the bucket has answered those who read files of this name. */
async function answers(file: string): Promise<Set<number | undefined>> {
  const reads = requests.filter(
    (request) => request.method() === "GET" && new URL(request.url()).pathname.endsWith(file),
  );
  const responses = await Promise.all(reads.map((request) => request.response()));
  return new Set(responses.map((response) => response?.status()));
}

test("parts go straight into the bucket, though the line breaks in their middle", async () => {
  const first = bucket.cutAfter(PART / 2);
  await page.setInputFiles("clip-upload input[type=file]", film);
  await first;
  await row().getByText("The connection broke").waitFor();
  const second = bucket.cutAfter(PART);
  await second;
  await page.reload();
  await row().getByText("Choose the file again to go on").waitFor();
  bucket.mend();
  await row().locator("input[type=file]").setInputFiles(film);
  await row().getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  // A part whose answer was cut off is not noted, and yet there: the upload came whole.
  const parts = await taken();
  expect(new Set(parts).size, "none is sent twice").toBe(parts.length);
  await page.locator("[data-clips] .tile img").waitFor();
  await row().getByRole("link", { name: "Open" }).click();
  await page.waitForURL("**/clips/**");
});

test("the clip is seen and heard from there, in pieces", async () => {
  await playClip(page);
  await bare(page);
  expect(named((await colours(page, [[0.1, 0.1]]))[0] ?? [])).toBe("front");
  const left = async () => (await listen(page)).difference;
  await expect.poll(left, { timeout: 20_000 }).toBeGreaterThan(4);
  expect(await answers(NAME)).toEqual(new Set([206]));
});

test("so is a take", async () => {
  await makeTake(page);
  await page.getByRole("button", { name: "Listen to take 1" }).click();
  const heard = () =>
    page.locator("spatial-player").evaluate((element) => (element as SpatialPlayer).source?.label);
  await expect.poll(heard).toMatch(/^Take 1/);
  await expect.poll(() => answers(".wav")).toEqual(new Set([206]));
  await expect
    .poll(async () => (await listen(page)).level, { timeout: 20_000 })
    .toBeGreaterThan(-90);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".downloads a").first().click(),
  ]);
  expect(statSync(await download.path()).size).toBeGreaterThan(0);
});

test("nothing went wrong on the page", () => {
  expect(faults).toEqual([]);
});
