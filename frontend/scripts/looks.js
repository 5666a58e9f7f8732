/**
 * Pictures of every page of a running site with the example project, and of everything the player
 * shows, to be looked at: at three widths, dark and light.
 *
 *     node frontend/scripts/looks.js FOLDER [http://127.0.0.1:8000] [part of a name]
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./browser.js";
import { openExample, signIn } from "./example-site.js";

const [folder = "looks", address = "http://127.0.0.1:8000", wanted = ""] = process.argv.slice(2);
const WIDTHS = { 390: 844, 820: 1180, 1440: 900 };
const SCHEMES = /** @type {const} */ (["dark", "light"]);

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {(page: Page) => Promise<unknown>} Way */

/** @param {Page} page */
const player = (page) => page.locator("spatial-player");

/** Plays until some of the sound has been heard, and stands still. @param {Page} page */
async function listened(page) {
  await openExample(page);
  await player(page).locator(".big-play").click();
  await player(page)
    .locator(".time", { hasText: /^0:0[2-9]/ })
    .waitFor();
  await player(page).locator(".frame").focus();
  await page.keyboard.press("Space");
}

/** @param {...string} keys @returns {Way} */
function pressing(...keys) {
  return async (page) => {
    await openExample(page);
    await player(page).locator(".frame").focus();
    for (const key of keys) await page.keyboard.press(key);
  };
}

/** What the player shows. @type {Record<string, Way>} */
const PLAYER = {
  "player-closed": openExample,
  "player-overlay": async (page) => {
    await openExample(page);
    await player(page).locator(".frame").focus();
    await page.keyboard.press("o");
    await player(page).locator(".big-play").click();
    await player(page).locator(".edge:visible").first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(700);
    await page.keyboard.press("Space");
  },
  "player-settings": async (page) => {
    await openExample(page);
    await player(page).getByRole("button", { name: "Settings" }).click();
  },
  "player-compare": pressing("c"),
  "player-timeline": async (page) => {
    await listened(page);
    await page.keyboard.press("t");
    await page.waitForTimeout(1500);
  },
  "player-flat": pressing("v"),
  "player-planet": pressing("p"),
  "player-keys": pressing("?"),
  "player-share": async (page) => {
    await openExample(page);
    await player(page).getByRole("button", { name: "link" }).click();
  },
};

/** @param {string} path @returns {Way} */
const at = (path) => (page) => page.goto(path);

/** The address of a link to the example's clip. @param {Page} page @param {object} asked */
async function shareLink(page, asked) {
  await openExample(page);
  return page.evaluate(async (body) => {
    const token = document.querySelector("meta[name=csrf-token]")?.getAttribute("content") ?? "";
    const answer = await fetch(`/api${location.pathname}links`, {
      method: "POST",
      headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return /** @type {string} */ ((await answer.json()).url);
  }, asked);
}

/** A listening test with one trial. @param {Page} page */
async function openStudy(page) {
  await page.goto("/studies/");
  const known = page.locator(".study-list a", { hasText: "Which sounds truer?" }).first();
  if (await known.count()) {
    await known.click();
    return;
  }
  await page.getByLabel("Name of the test").fill("Which sounds truer?");
  await page.getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}\/$/);
  const maker = page.locator("trial-maker");
  await maker.getByRole("checkbox").first().waitFor();
  await maker.getByRole("button", { name: "Add" }).click();
  await page.locator(".trial-list li").first().waitFor();
}

/** @param {Page} page */
async function takePart(page) {
  await openStudy(page);
  await page.goto(await page.getByLabel("The link for participants").inputValue());
}

/** The pages of a creator. @type {Record<string, Way>} */
const CREATOR = {
  projects: at("/projects/"),
  "new-project": async (page) => {
    await page.goto("/projects/");
    await page.click("[data-new-project] summary");
  },
  project: async (page) => {
    await page.goto("/projects/");
    await page.click(".tile a:has-text('Example')");
    await page.waitForURL("**/projects/*/");
  },
  people: async (page) => {
    await openExample(page);
    await page.locator(".crumbs a").last().click();
    await page.locator(".page-actions a").click();
  },
  bin: at("/projects/deleted/"),
  clip: openExample,
  "clip-unfolded": async (page) => {
    await openExample(page);
    for (const details of await page.locator("main details:not(.popover)").all()) {
      await details.evaluate((element) => element.setAttribute("open", ""));
    }
  },
  "clip-share": async (page) => {
    await openExample(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
  },
  shared: async (page) => page.goto(await shareLink(page, { label: "Friends" })),
  "shared-locked": async (page) => page.goto(await shareLink(page, { password: "open sesame" })),
  embed: async (page) => page.goto((await shareLink(page, {})).replace("/s/", "/embed/")),
  studies: at("/studies/"),
  study: openStudy,
  "taking-part": takePart,
  rating: async (page) => {
    await takePart(page);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Begin" }).click();
    await page.locator("[data-progress]").getByText("1 of").waitFor();
  },
  account: at("/account/"),
  password: at("/account/password/"),
  tokens: at("/account/tokens/"),
  webhooks: at("/account/webhooks/"),
  usage: at("/account/usage/"),
  data: at("/account/data/"),
  "preview-model": at("/about/preview-model/"),
  api: at("/api/docs"),
};

/** The pages of the staff. @type {Record<string, Way>} */
const ADMIN = {
  dashboard: at("/dashboard/"),
  "dashboard-people": at("/dashboard/people/"),
  "dashboard-audit": at("/dashboard/audit/"),
  "dashboard-models": at("/dashboard/models/"),
  "dashboard-model": at("/dashboard/models/preview/"),
  "dashboard-register": at("/dashboard/models/register/"),
};

/** @type {Record<string, Way>} */
const STRANGER = {
  landing: at("/"),
  "sign-in": at("/sign-in/"),
  "sign-up": at("/sign-up/"),
  lost: at("/nowhere/"),
};

const browser = await openBrowser();

/** @param {Record<string, Way>} ways @param {"creator" | "admin" | null} role */
async function takeAll(ways, role, whole = true) {
  const names = Object.keys(ways).filter((name) => name.includes(wanted));
  if (names.length === 0) return;
  for (const [width, height] of Object.entries(WIDTHS)) {
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width: Number(width), height },
      hasTouch: Number(width) < 1000,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(60_000);
    if (role) await signIn(await context.newPage(), role);
    for (const name of names) {
      const page = await context.newPage();
      const stem = join(folder, `${name}-${width}`);
      await take(page, /** @type {Way} */ (ways[name]), stem, whole).catch((error) => {
        process.stderr.write(`${stem}: ${String(error)}\n`);
      });
      // What the player remembers would be on in the next picture.
      await page.evaluate(() => localStorage.clear());
      await page.close();
    }
    await context.close();
  }
}

/** @param {Page} page @param {Way} way @param {string} stem */
async function take(page, way, stem, whole = true) {
  await way(page);
  // A film that loads on and on is no reason to wait.
  await page.waitForLoadState("networkidle", { timeout: 4000 }).catch(() => undefined);
  await page.waitForTimeout(500);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${stem}-${colorScheme}.png`, fullPage: whole });
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) process.stderr.write(`${stem} sticks out by ${over} pixels\n`);
}

mkdirSync(folder, { recursive: true });
try {
  await takeAll(PLAYER, "creator", false);
  await takeAll(CREATOR, "creator");
  await takeAll(ADMIN, "admin");
  await takeAll(STRANGER, null);
} finally {
  await browser.close();
}
