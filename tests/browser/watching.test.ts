/** What works is watched: by Ada at the dashboard, by tabs that are offline, behind or signed out. */
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { PASSWORD, Site } from "./site";
import { signIn, unfold, visitClip } from "./visit";

let browser: Browser;
let site: Site;
let alice: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  ({ alice, page, faults } = await visitClip(browser, site, "left.webm"));
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const card = (take: number, tab = page): Locator =>
  tab.locator("job-progress").filter({ has: tab.locator(`h3:text-is("Take ${take}")`) });

/** A take that works until somebody stops it. */
async function longTake(take: number): Promise<void> {
  await unfold(page);
  await page.fill("[name=steps]", "200");
  await page.getByRole("button", { name: "Make a take" }).click();
  await card(take).waitFor();
}

describe("Ada, at the dashboard,", () => {
  let ada: Page;
  const section = (name: string) => ada.locator(`section[aria-labelledby=${name}-title]`);

  beforeAll(async () => {
    const context = await browser.newContext({ baseURL: site.address });
    context.setDefaultTimeout(60_000);
    ada = await context.newPage();
    ada.on("pageerror", (error) => faults.push(error.message));
    await signIn(ada, "ada", PASSWORD);
    await ada.goto("/dashboard/");
  });

  test("pauses the queue, and sees what Alice asks for wait in it", async () => {
    await ada.getByText("Pause", { exact: true }).click();
    await ada.getByLabel("What creators are told").fill("Back at noon.");
    await ada.getByRole("button", { name: "Pause the queue" }).click();
    await ada.getByText("The queue is paused. What runs is finished.").waitFor();
    await page.reload();
    await page.locator(".queue-notice", { hasText: "Back at noon." }).waitFor();
    await longTake(1);
    await section("waiting").getByText("take 1").waitFor();
    expect(await card(1).locator(".take-state").textContent()).toBe("Next in line");
  });

  test("lets it go on and watches it, in a table that stays as she has scrolled it", async () => {
    await ada.getByRole("button", { name: "Let it go on" }).click();
    await section("running").getByText("take 1").waitFor();
    const table = section("running").locator(".table-scroll");
    await table.focus();
    const far = () =>
      section("running")
        .locator("progress")
        .evaluate((bar: HTMLProgressElement) => bar.value);
    await expect.poll(far, { timeout: 100_000 }).toBeGreaterThan(0.03);
    expect(await table.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("sees that another administrator has paused it, and lets it go on", async () => {
    const other = await ada.context().newPage();
    await other.goto("/dashboard/");
    await ada.getByText("Pause", { exact: true }).click();
    await ada.getByRole("button", { name: "Pause the queue" }).click();
    await other.getByRole("button", { name: "Let it go on" }).click();
    await other.getByText("The queue goes on.").waitFor();
    await ada.getByText("Pause", { exact: true }).waitFor();
    await other.close();
  });

  test("cancels it, and Alice's page says so", async () => {
    await section("running")
      .getByRole("button", { name: /^Cancel/ })
      .click();
    await ada.locator(".message", { hasText: "is cancelled" }).waitFor();
    await card(1).locator(".take-state", { hasText: "Stopped" }).waitFor();
    await section("ended").locator("tr", { hasText: "take 1" }).getByText("cancelled").waitFor();
  });

  test("is told when she has signed out elsewhere", async () => {
    const other = await ada.context().newPage();
    await other.goto("/dashboard/");
    await other.getByRole("button", { name: "Sign out" }).first().click();
    await other.waitForURL(site.address + "/");
    await ada.getByText("You are signed out, or not of the staff any more").waitFor();
    await ada.context().close();
  });
});

describe("a page that falls behind", () => {
  let phone: Page;

  test("says that it is offline, and catches up", async () => {
    await longTake(2);
    const away = card(2).getByText("Reconnecting…");
    await alice.setOffline(true);
    await away.waitFor();
    await alice.setOffline(false);
    await away.waitFor({ state: "hidden" });
  });

  test("says that its clip is gone, on a phone, too", async () => {
    const context = await browser.newContext({
      baseURL: site.address,
      viewport: { width: 390, height: 844 },
      storageState: await alice.storageState(),
    });
    phone = await context.newPage();
    phone.on("pageerror", (error) => faults.push(error.message));
    await phone.goto(page.url());
    await card(2, phone).locator(".take-state", { hasText: "%" }).waitFor();

    const other = await alice.newPage();
    await other.goto(page.url());
    await other.getByRole("link", { name: "A visit" }).first().click();
    await other.getByLabel("More for left.webm").click();
    await other.locator("details[open]").getByRole("button", { name: "Delete" }).click();
    for (const tab of [page, phone]) {
      await card(2, tab).getByRole("alert").getByText("This take is gone").waitFor();
    }
    await phone.getByRole("button", { name: "Make a take" }).click();
    await phone
      .locator("[data-start-problem]", { hasText: "This is gone: it was deleted" })
      .waitFor();
    await other.getByRole("button", { name: "Undo" }).click();
    await other.locator(".tile", { hasText: "left.webm" }).waitFor();
    await other.close();
  });

  test("says that its session has ended, and shows nothing on the way back", async () => {
    await phone.reload();
    await page.reload();
    await longTake(3);
    await card(3).locator(".take-state", { hasText: "%" }).waitFor();
    const other = await alice.newPage();
    await other.goto(page.url());
    await other.getByRole("button", { name: "Sign out" }).first().click();
    await other.waitForURL(site.address + "/");
    await card(3).getByRole("alert").getByText("You are signed out").waitFor();
    await page.getByRole("button", { name: "Make a take" }).click();
    await page.locator("[data-start-problem]", { hasText: "You are signed out" }).waitFor();
    await other.goBack();
    await other.waitForURL("**/sign-in/**");
  });
});

test("nothing went wrong on the pages", () => {
  expect(faults).toEqual([]);
});
