/**
 * Makes the README's pictures from a running site with the example project:
 *
 *     ./run pictures [http://127.0.0.1:8000]
 *
 * It signs in as the demo creator, whose account lies in the data folder (STUDIO_DATA or var/).
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./browser.js";
import { openExample, ROOT, signIn } from "./example-site.js";

const OUT = join(ROOT, "docs/images");
const address = process.argv[2] ?? "http://127.0.0.1:8000";
/** Small files, and no grain of the picture lost. */
const JPEG = /** @type {const} */ ({ type: "jpeg", quality: 84 });

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const player = (page) => page.locator("spatial-player");

/** Where sound comes from, over the picture and over time, a few seconds in. @param {Page} page */
async function seeTheSound(page) {
  const frame = player(page).locator(".frame");
  await frame.focus();
  await page.keyboard.press("o");
  await page.keyboard.press("t");
  await player(page).locator(".big-play").click();
  await player(page).locator(".edge:visible").first().waitFor({ timeout: 60_000 });
  await player(page)
    .locator(".time", { hasText: /^0:0[3-9]/ })
    .waitFor({ timeout: 60_000 });
  await frame.focus();
  // Between the saxophone and the helicopter.
  for (let press = 0; press < 7; press += 1) await page.keyboard.press("ArrowRight");
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await page.waitForTimeout(1000);
}

/** No button over what is to be seen, and no ring of the keyboard's focus. @param {Page} page */
async function tidy(page) {
  await player(page).evaluate((host) => {
    const big = host.shadowRoot?.querySelector(".big-play");
    if (big instanceof HTMLElement) big.style.display = "none";
    const focused = host.shadowRoot?.activeElement;
    if (focused instanceof HTMLElement) focused.blur();
  });
  await page.waitForTimeout(500);
}

const browser = await openBrowser();
try {
  const page = await browser.newPage({
    baseURL: address,
    viewport: { width: 1280, height: 1000 },
    colorScheme: "dark",
    reducedMotion: "reduce",
  });
  page.setDefaultTimeout(120_000);
  mkdirSync(OUT, { recursive: true });
  await signIn(page, "creator");
  await openExample(page);
  await page.screenshot({ path: join(OUT, "clip.jpg"), ...JPEG });
  await seeTheSound(page);
  await tidy(page);
  const clip = (await player(page).boundingBox()) ?? undefined;
  await page.screenshot({ path: join(OUT, "player.jpg"), ...(clip && { clip }), ...JPEG });
  process.stdout.write(`${OUT}/player.jpg\n${OUT}/clip.jpg\n`);
} finally {
  await browser.close();
}
