/** Alice signed in, with a clip on its page: where the tests of the player begin. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { PASSWORD, type Site } from "./site";

export interface Visit {
  alice: BrowserContext;
  page: Page;
  /** the clip's page */
  url: string;
  /** what went wrong in the page's scripts */
  faults: string[];
}

type Prepare = (page: Page) => Promise<void>;

/** Uploads a clip of the site's folder (or any file by its path) and opens its page. */
export async function visitClip(
  browser: Browser,
  site: Site,
  name: string,
  prepare: Prepare = () => Promise.resolve(),
): Promise<Visit> {
  const alice = await browser.newContext({
    baseURL: site.address,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  alice.setDefaultTimeout(30_000);
  const page = await alice.newPage();
  await prepare(page);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  await signIn(page, "alice", PASSWORD);
  await page.goto(await newProject(page));
  const file = name.startsWith("/") ? name : site.clip(name);
  await page.setInputFiles("clip-upload input[type=file]", file);
  const link = page.locator(".upload-row").getByRole("link");
  await link.waitFor({ timeout: 60_000 });
  const url = new URL((await link.getAttribute("href")) ?? "", site.address).href;
  await page.goto(url);
  return { alice, page, url, faults };
}

export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto("/sign-in/");
  await page.fill("[name=username]", name);
  await page.fill("[name=password]", password);
  await page.click("main button[type=submit]");
  await page.waitForURL("**/projects/");
}

/** The address of a fresh project. */
export function newProject(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
    const answer = await fetch("/api/projects", {
      method: "POST",
      headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
      body: JSON.stringify({ name: "A visit" }),
    });
    return ((await answer.json()) as { url: string }).url;
  });
}

/** What lies folded on a page is looked at, too. */
export async function unfold(page: Page): Promise<void> {
  await page.locator("main details:not(.popover)").evaluateAll((folded) => {
    for (const details of folded) details.setAttribute("open", "");
  });
}

/** Makes a take on the clip's page, quickly and badly, and waits for it. */
export async function makeTake(page: Page): Promise<void> {
  await unfold(page);
  await page.selectOption("[name=model_version]", "small");
  await page.fill("[name=steps]", "2");
  await page.click("[data-start-job] button[type=submit]");
  await page.locator(".take-state", { hasText: "Ready" }).waitFor({ timeout: 100_000 });
}

/** Presses play and waits until the clip has begun. */
export async function playClip(page: Page): Promise<void> {
  const player = page.locator("spatial-player");
  await player.locator(".big-play").click();
  await player.locator(".time", { hasText: /^0:0[1-9]/ }).waitFor({ timeout: 20_000 });
}
