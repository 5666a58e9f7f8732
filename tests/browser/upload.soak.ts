/**
 * An upload of gigabytes whose tab is closed midway, and what it costs in memory, every few seconds.
 * Not a part of the tests; `npm run soak upload` prints the table (UPLOAD_GB, 3 unless told).
 */
import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { test } from "vitest";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { lengthen } from "./long-film";
import { largestMegabytes, residentMegabytes } from "./memory";
import { PASSWORD, Site } from "./site";
import { newProject, signIn } from "./visit";

const GIGABYTES = Number(process.env["UPLOAD_GB"] ?? 3);
const EVERY = 5000; // milliseconds

const row = (page: Page) => page.locator(".upload-row", { hasText: "long.mp4" });

/** Prints memory until it is told to stop. */
function watch(browser: Browser, site: Site, page: () => Page): () => Promise<void> {
  const begun = performance.now();
  const over = new AbortController();
  const watching = (async () => {
    console.log(
      "| s | page says | tab, MB | browser, MB | server, MB |\n|---:|---|---:|---:|---:|",
    );
    while (!over.signal.aborted) {
      const facts = row(page()).locator(".upload-facts");
      const said = await facts.innerText({ timeout: 1000 }).catch(() => "");
      const sizes = [
        await largestMegabytes(browser, "renderer"),
        await largestMegabytes(browser, "browser"),
        residentMegabytes(site.pid),
      ].map((size) => size.toFixed(0));
      const seconds = ((performance.now() - begun) / 1000).toFixed(0);
      console.log(`| ${[seconds, said, ...sizes].join(" | ")} |`);
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  })();
  return () => {
    over.abort();
    return watching;
  };
}

/** Waits until half of the film has gone. */
async function half(page: Page): Promise<void> {
  const bar = row(page).getByRole("progressbar");
  while (Number(await bar.getAttribute("aria-valuenow")) < 50) await page.waitForTimeout(200);
}

test("an upload of gigabytes", async () => {
  const [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  const folder = mkdtempSync(join(tmpdir(), "films-"));
  const film = join(folder, "long.mp4");
  copyFileSync(site.clip("plain.mp4"), film);
  lengthen(film, 1e9 * GIGABYTES);

  const alice = await browser.newContext({ baseURL: site.address });
  let page = await alice.newPage();
  await signIn(page, "alice", PASSWORD);
  const project = await newProject(page);
  await page.goto(project);
  const stop = watch(browser, site, () => page);
  const begun = performance.now();
  await page.setInputFiles("clip-upload input[type=file]", film);
  await half(page);
  await page.close();
  page = await alice.newPage();
  await page.goto(project);
  await row(page).locator("input[type=file]").setInputFiles(film);
  await row(page).getByRole("link", { name: "Open" }).waitFor({ timeout: 1_500_000 });
  const seconds = (performance.now() - begun) / 1000;
  await stop();
  console.log(`${statSync(film).size} bytes were a clip after ${seconds.toFixed(0)} s`);

  await browser.close();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
}, 1_800_000);
