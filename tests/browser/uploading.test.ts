/** Uploads as they go wrong and right: cut lines, reloads, a browser that was closed, pauses. */
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClipUpload } from "@src/upload/clip-upload";
import { openBrowser, openProfile } from "../../frontend/scripts/browser.js";
import { lengthen, PART } from "./long-film";
import { PASSWORD, Site } from "./site";
import { signIn } from "./visit";

let browser: Browser;
let site: Site;
let alice: BrowserContext;
let page: Page;
let folder: string;
/** a film of three parts: the clip, and behind it what no player looks at */
let film: string;
const faults: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  folder = mkdtempSync(join(tmpdir(), "films-"));
  film = join(folder, "long.mp4");
  copyFileSync(site.clip("plain.mp4"), film);
  lengthen(film, 2 * PART + 4096);
  alice = await browser.newContext({ baseURL: site.address, reducedMotion: "reduce" });
  alice.setDefaultTimeout(30_000);
  page = await signedIn(alice);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function signedIn(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("dialog", (dialog) => void dialog.accept());
  await signIn(tab, "alice", PASSWORD);
  return tab;
}

/** Opens a new project and returns its address. */
async function newProject(name: string): Promise<string> {
  await page.goto("/projects/");
  if (await page.locator("[data-new-project]").count())
    await page.click("[data-new-project] summary");
  await page.fill("[name=name]", name);
  await page.click("main button:has-text('Create')");
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}\/$/);
  return page.url();
}

const row = (name: string, tab = page) => tab.locator(".upload-row", { hasText: name });
const isPart = /\/api\/uploads\/[^/]+\/parts\/\d+$/;

/** The numbers of the parts that leave the page from now on. */
function partsOf(tab: Page): number[] {
  const numbers: number[] = [];
  tab.on("requestfinished", (request) => {
    const number = /\/parts\/(\d+)$/.exec(request.url());
    if (request.method() === "PUT" && number) numbers.push(Number(number[1]));
  });
  return numbers;
}

/** Lets the first `most` parts through and holds back the others until it is called. */
async function holdAfter(tab: Page, most: number): Promise<() => Promise<void>> {
  let passed = 0;
  await tab.route(isPart, async (route) => {
    passed += 1;
    if (passed <= most) await route.continue();
    else await new Promise(() => undefined);
  });
  return () => tab.unroute(isPart);
}

test("a line that is cut twice costs nothing but time", async () => {
  await newProject("Cut");
  let cuts = 0;
  // All three parts are under way at once: the line is away for all of them, twice.
  await page.route(isPart, (route) => {
    const cut = cuts < 6;
    cuts += Number(cut);
    return cut ? route.abort("connectionreset") : route.continue();
  });
  await page.setInputFiles("clip-upload input[type=file]", film);
  await row("long.mp4").getByText("The connection broke").waitFor();
  await row("long.mp4").getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  expect(cuts).toBe(6);
  await page.unroute(isPart);
  await expect.poll(() => page.locator("[data-clips] .tile").count()).toBe(1);
});

test("after a reload the same file is recognised and only what is missing is sent", async () => {
  await newProject("Reload");
  await holdAfter(page, 1);
  const sent = partsOf(page);
  await page.setInputFiles("clip-upload input[type=file]", film);
  await expect.poll(() => sent.length, { timeout: 30_000 }).toBe(1);
  await page.reload();
  await page.unroute(isPart);
  await row("long.mp4").getByText("Choose the file again to go on").waitFor();
  await row("long.mp4").locator("input[type=file]").setInputFiles(film);
  await row("long.mp4").getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  expect(sent.sort()).toEqual([1, 2, 3]);
  expect(await page.locator(".upload-row").count()).toBe(1);
});

test("so it is in a browser that was closed and opened again, wherever the file is dropped", async () => {
  const project = await newProject("Closed");
  await holdAfter(page, 2);
  const before = partsOf(page);
  await page.setInputFiles("clip-upload input[type=file]", film);
  await expect.poll(() => before.length, { timeout: 30_000 }).toBe(2);
  await page.close();

  const later = await browser.newContext({ baseURL: site.address, reducedMotion: "reduce" });
  page = await signedIn(later);
  await page.goto(project);
  await row("long.mp4").getByText("16.8 MB").waitFor();
  const after = partsOf(page);
  await page.setInputFiles("clip-upload [data-pick] input", film);
  await row("long.mp4").getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  expect([...before, ...after].sort()).toEqual([1, 2, 3]);
});

/** Lets files of this machine fall on the page, as a hand does. */
async function drop(tab: Page, file: string): Promise<void> {
  const hand = await tab.context().newCDPSession(tab);
  const place = await tab.locator(".drop").boundingBox();
  const at = { x: (place?.x ?? 0) + 40, y: (place?.y ?? 0) + 20 };
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await hand.send("Input.dispatchDragEvent", { type, ...at, data });
  }
}

/** Uploads a file that the page itself keeps, and has a way back to. */
async function addKept(tab: Page, name: string, bytes: string): Promise<void> {
  const kept = await tab.evaluateHandle(
    async ([called, content]) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle(called, { create: true });
      const writer = await handle.createWritable();
      await writer.write(Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)));
      await writer.close();
      return { file: await handle.getFile(), handle };
    },
    [name, bytes] as const,
  );
  await tab.locator("clip-upload").evaluate((element, dropped) => {
    (element as ClipUpload).add([dropped]);
  }, kept);
}

test("a browser that was closed goes on by one click where it may read the file, and asks else", async () => {
  const project = await newProject("Kept");
  const options = { baseURL: site.address };
  let profile = await openProfile(join(folder, "profile"), options);
  let tab = await signedIn(profile);
  await tab.goto(project);
  await holdAfter(tab, 0);
  await drop(tab, film);
  await addKept(tab, "kept.mp4", readFileSync(site.clip("plain.mp4")).toString("base64"));
  for (const name of ["long.mp4", "kept.mp4"]) {
    await row(name, tab).getByRole("button", { name: "Pause" }).waitFor();
  }
  await expect.poll(() => keptHandles(tab)).toEqual(["kept.mp4", "long.mp4"]);
  await profile.close();

  profile = await openProfile(join(folder, "profile"), options);
  tab = await profile.newPage();
  await tab.goto(project);
  await row("kept.mp4", tab).getByRole("button", { name: "Go on with kept.mp4" }).click();
  await row("kept.mp4", tab).getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  // The way to a file on the disk is known, too; but headless, nobody can allow to read it again.
  await row("long.mp4", tab).getByRole("button", { name: "Go on with long.mp4" }).click();
  await row("long.mp4", tab).getByText("Choose the file again to go on").waitFor();
  await row("long.mp4", tab).locator("input[type=file]").setInputFiles(film);
  await row("long.mp4", tab).getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  await expect.poll(() => keptHandles(tab)).toEqual([]);
  await profile.close();
});

/** The names of the files that the page knows a way back to. */
function keptHandles(tab: Page): Promise<string[]> {
  return tab.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open("omniaudio-studio", 1);
        opening.onsuccess = () => {
          const all = opening.result.transaction("uploads").objectStore("uploads").getAll();
          all.onsuccess = () => {
            const handles = all.result as FileSystemFileHandle[];
            resolve(handles.map(({ name }) => name).sort());
          };
        };
        // The page makes it with its first handle: it is not to be made here.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => {
          resolve([]);
        };
      }),
  );
}

test("what the plan does not take is said before a byte leaves", async () => {
  await newProject("Large");
  const large = join(folder, "large.mp4");
  writeFileSync(large, "");
  truncateSync(large, 5_000_000_000); // takes no room on the disk
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") asked.push(request.url());
  });
  await page.setInputFiles("clip-upload input[type=file]", large);
  await row("large.mp4").getByText("It has 5 GB, and the plan takes up to 4 GB").waitFor();
  expect(asked).toEqual([]);
});

test("an upload is paused, goes on, and another one is given up", async () => {
  const project = await newProject("Pauses");
  const release = await holdAfter(page, 1);
  await page.setInputFiles("clip-upload input[type=file]", film);
  await row("long.mp4").getByRole("button", { name: "Pause long.mp4" }).click();
  await row("long.mp4").getByText("Paused at").waitFor();
  await release();
  await row("long.mp4").getByRole("button", { name: "Resume long.mp4" }).click();
  await row("long.mp4").getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });

  const other = join(folder, "other.mp4");
  copyFileSync(film, other);
  await holdAfter(page, 1);
  await page.setInputFiles("clip-upload input[type=file]", other);
  await row("other.mp4").getByText("of 16.8 MB").waitFor();
  const told = page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await row("other.mp4").getByRole("button", { name: "Cancel other.mp4" }).click();
  await expect.poll(() => row("other.mp4").count()).toBe(0);
  await told;
  await page.unroute(isPart);
  await page.goto(project);
  await page.waitForLoadState("networkidle");
  expect(await page.locator(".upload-row").count()).toBe(0);
  expect(await page.locator("[data-clips] .tile").count()).toBe(1);
});

test("a file that is chosen before the page's scripts have come goes up when they have", async () => {
  const project = await newProject("Early");
  let letThrough: () => void = () => undefined;
  const chosen = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\.js$/, (route) => chosen.then(() => route.continue()));
  await page.goto(project, { waitUntil: "commit" });
  await page.setInputFiles("clip-upload input[type=file]", film);
  letThrough();
  await row("long.mp4").getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  await page.unroute(/\.js$/);
});

test("several clips go up at a time, dropped anywhere on the page", async () => {
  await newProject("Several");
  const bytes = readFileSync(site.clip("plain.mp4")).toString("base64");
  const dropped = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    const parts = [Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))];
    for (const name of ["one.mp4", "two.mp4", "three.mp4"]) {
      data.items.add(new File(parts, name, { type: "video/mp4" }));
    }
    return data;
  }, bytes);
  await page.dispatchEvent("h1", "dragenter", { dataTransfer: dropped });
  expect(await page.locator(".drop[data-over]").count()).toBe(1);
  await page.dispatchEvent("h1", "drop", { dataTransfer: dropped });
  for (const name of ["one.mp4", "two.mp4", "three.mp4"]) {
    await row(name).getByRole("link", { name: "Open" }).waitFor({ timeout: 60_000 });
  }
  await expect.poll(() => page.locator("[data-clips] .tile").count()).toBe(3);
});

test("a clip is deleted by its menu, and the next click brings it back", async () => {
  await page.reload();
  await page.getByLabel("More for two.mp4").click();
  await page.keyboard.press("Escape");
  expect(await page.locator("details[open]").count()).toBe(0);
  await page.getByLabel("More for two.mp4").click();
  await page.locator("details[open]").getByRole("button", { name: "Delete" }).click();
  await page.getByText("“two.mp4” was deleted").waitFor();
  expect(await page.locator("[data-clips] .tile").count()).toBe(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".tile", { hasText: "two.mp4" }).waitFor();
  await page.locator("#list-sort").selectOption("name");
  await page.waitForURL(/sort=name/);
  const names = await page.locator("[data-clips] .tile-name").allTextContents();
  expect(names).toEqual(["one.mp4", "three.mp4", "two.mp4"]);
});

test("no script has failed", () => {
  expect(faults).toEqual([]);
});
