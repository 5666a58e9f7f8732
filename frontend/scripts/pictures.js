/**
 * Makes the README's pictures from a running site with the example project:
 *
 *     ./run pictures [http://127.0.0.1:8000]
 *
 * It signs in as the demo creator, whose account lies in the data folder (STUDIO_DATA or var/).
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OUT = join(ROOT, "docs/images");
const data = process.env["STUDIO_DATA"] ?? join(ROOT, "var");
const address = process.argv[2] ?? "http://127.0.0.1:8000";

/** @returns {{ username: string, password: string }} */
function demoCreator() {
  /** @type {{ role: string, username: string, password: string }[]} */
  const accounts = JSON.parse(readFileSync(join(data, "demo-accounts.json"), "utf8"));
  const creator = accounts.find(({ role }) => role === "creator");
  if (!creator) throw new Error(`${data} has no demo creator. Start the site by ./run first.`);
  return creator;
}

/** @param {import("playwright-core").Page} page */
async function signIn(page) {
  const { username, password } = demoCreator();
  await page.goto("/sign-in/");
  await page.fill("[name=username]", username);
  await page.fill("[name=password]", password);
  await page.click("main button[type=submit]");
  await page.waitForURL("**/projects/");
}

/** The example clip, a few seconds in, turned to the saxophone and the helicopter. @param {import("playwright-core").Page} page */
async function playExample(page) {
  await page.click(".tile a:has-text('Example')");
  await page.waitForURL("**/projects/*/");
  await page.click(".tile a");
  await page.waitForURL("**/clips/**");
  const player = page.locator("spatial-player");
  await player.locator(".big-play").click();
  await player.locator(".time:text-matches('^0:0[2-9]')").waitFor();
  await player.locator(".frame").focus();
  for (let press = 0; press < 7; press += 1) await page.keyboard.press("ArrowRight");
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await player.locator(".big-play").evaluate((button) => {
    button.style.display = "none";
  });
  // No ring of the keyboard's focus in the picture.
  await player.evaluate((host) => {
    const focused = host.shadowRoot?.activeElement;
    if (focused instanceof HTMLElement) focused.blur();
  });
  await page.waitForTimeout(500);
}

const browser = await openBrowser();
try {
  const page = await browser.newPage({
    baseURL: address,
    viewport: { width: 1280, height: 800 },
    colorScheme: "dark",
    reducedMotion: "reduce",
  });
  await signIn(page);
  await playExample(page);
  mkdirSync(OUT, { recursive: true });
  await page.screenshot({ path: join(OUT, "player.png") });
  process.stdout.write(`${join(OUT, "player.png")}\n`);
} finally {
  await browser.close();
}
