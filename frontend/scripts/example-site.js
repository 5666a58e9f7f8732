/** A running site with the example project: who signs in there, and the example's clip. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const data = process.env["STUDIO_DATA"] ?? join(ROOT, "var");

/** The demo account of a role; it lies in the data folder (STUDIO_DATA or var/). @param {"creator" | "admin"} role */
function account(role) {
  /** @type {{ role: string, username: string, password: string }[]} */
  const accounts = JSON.parse(readFileSync(join(data, "demo-accounts.json"), "utf8"));
  const found = accounts.find((each) => each.role === role);
  if (!found) throw new Error(`${data} has no demo ${role}. Start the site by ./run first.`);
  return found;
}

/** @param {import("playwright-core").Page} page @param {"creator" | "admin"} role */
export async function signIn(page, role) {
  const { username, password } = account(role);
  await page.goto("/sign-in/");
  await page.fill("[name=username]", username);
  await page.fill("[name=password]", password);
  await page.click("main button[type=submit]");
  await page.waitForURL("**/projects/");
}

/** From the list of projects to the example's newest clip. @param {import("playwright-core").Page} page */
export async function openExample(page) {
  await page.goto("/projects/");
  await page.click(".tile a:has-text('Example')");
  await page.waitForURL("**/projects/*/");
  await page.click("[data-clip] a");
  await page.waitForURL("**/clips/**");
}
