/** Alice trims a clip, turns the model's head, compares variations, and goes on from a take. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { listen, plugIn } from "./listening";
import { PASSWORD, Site } from "./site";
import { signIn } from "./visit";

let browser: Browser;
let site: Site;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  const alice = await browser.newContext({
    baseURL: site.address,
    viewport: { width: 1440, height: 1000 },
    reducedMotion: "reduce",
  });
  alice.setDefaultTimeout(60_000);
  page = await alice.newPage();
  await plugIn(page);
  page.on("pageerror", (error) => faults.push(error.message));
  await signIn(page, "alice", PASSWORD);
  await page.fill("[name=name]", "Harbour");
  await page.click("main button[type=submit]");
  await page.setInputFiles("clip-upload input[type=file]", [site.clip("left.webm")]);
  await page.locator(".upload-row").getByRole("link").click();
  await page.waitForURL("**/clips/**");
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const form = () => page.locator("[data-start-job]");
const card = (take: number): Locator =>
  page.locator("job-progress").filter({ has: page.locator(`h3:text-is("Take ${take}")`) });
const film = () => page.locator("spatial-player");

async function ready(take: number): Promise<void> {
  await card(take).locator(".take-state", { hasText: "Ready" }).waitFor({ timeout: 100_000 });
}

async function unfold(summary: string): Promise<void> {
  await form().locator("summary", { hasText: summary }).click();
}

describe("before a take", () => {
  test("time and cost are said, and follow what is asked", async () => {
    const said = page.locator(".start-estimate");
    await expect.poll(() => said.textContent()).toMatch(/^About .* Costs 0\.\d minutes of sound\./);
    await unfold("Options");
    await page.selectOption("[name=model_version]", "small");
    await page.fill("[name=steps]", "3");
    await expect.poll(() => said.textContent()).toContain("A first guess");
  });

  test("a range is chosen by keyboard on the strip of pictures", async () => {
    await unfold("Range");
    expect(await page.locator(".range-picture").count()).toBe(10);
    const end = page.getByRole("slider", { name: "End of the range" });
    const whole = Number(await end.inputValue());
    await end.focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowLeft");
    expect(Number(await end.inputValue())).toBeCloseTo(whole - 0.5, 1);
    expect(await page.locator(".range-words").textContent()).toContain("0.0 to");
    await page.keyboard.press("Home");
    expect(Number(await end.inputValue()), "half a second is the least").toBeCloseTo(0.5, 1);
    await end.fill(String(Math.min(whole, 3)));
  });

  test("the front is taken from the player's view, the horizon from sliders", async () => {
    await unfold("Front and horizon");
    await page.locator("spatial-player").evaluate((element) => {
      (element as SpatialPlayer).lookAt({ yaw: 90 });
    });
    await expect
      .poll(async () => {
        await page.getByRole("button", { name: "Use the player's view as the front" }).click();
        return page.locator(".turn-words").textContent();
      })
      .toContain("Front 90° to the left");
    await page.getByLabel("Horizon, tilt").fill("-4.5");
    expect(await page.locator(".turn-words").textContent()).toContain("tilted -4.5°");
  });
});

describe("takes", () => {
  test("two variations are started at once and differ by their seed", async () => {
    await page.selectOption("[name=count]", "2");
    await page.getByRole("button", { name: "Make a take" }).dblclick();
    await card(2).waitFor();
    for (const take of [1, 2]) await ready(take);
    const lines = await page.locator("job-progress").allTextContents();
    expect(lines.map((line) => /seed (\d+)/.exec(line)?.[1])).toEqual(["1", "0"]);
    expect(lines.every((line) => line.includes("its own front and horizon"))).toBe(true);
  });

  test("are all there when she comes back from another page", async () => {
    await page.getByRole("link", { name: "Harbour" }).first().click();
    await page.waitForURL("**/projects/*/");
    await page.goBack();
    await card(1).waitFor();
    expect(await page.locator("job-progress").count()).toBe(2);
  });

  test("one is the final one, with notes, and the player begins with it", async () => {
    await card(1).getByRole("button", { name: "Final: Take 1" }).click();
    await card(1).locator(".take-is-final").waitFor();
    await card(2).getByRole("button", { name: "Final: Take 2" }).click();
    await card(2).locator(".take-is-final").waitFor();
    await expect.poll(() => page.locator(".take-is-final").count()).toBe(1);
    await card(1).getByRole("button", { name: "Final: Take 1" }).click();
    await card(1).locator(".take-is-final").waitFor();
    await card(1).locator("summary").click();
    await card(1).getByLabel("Notes").fill("The gulls are good.");
    await card(1).getByText("Notes are kept.").waitFor();
    await expect
      .poll(() =>
        card(1)
          .locator("img")
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBe(960);
    await page.reload();
    await card(1).locator("summary").click();
    expect(await card(1).getByLabel("Notes").inputValue()).toBe("The gulls are good.");
    const names = () => page.locator("spatial-player select option").allTextContents();
    await expect.poll(async () => (await names())[0]).toContain("Take 1, final");
  });

  test("a part is made anew, by the player's loop", async () => {
    await page.locator("spatial-player").evaluate((element) => {
      (element as SpatialPlayer).loop = { start: 0.7, end: 1.6 };
    });
    await card(1).getByRole("button", { name: "Use the player's loop" }).click();
    expect(await card(1).getByLabel("From, s").inputValue()).toBe("0.7");
    expect(await card(1).getByLabel("To, s").inputValue()).toBe("1.6");
    await card(1).getByRole("button", { name: "Make this part anew" }).click();
    await ready(3);
    expect(await card(3).textContent()).toContain("Retake of take 1: 0.7–1.6 s anew");
    const names = () => page.locator("spatial-player select option").allTextContents();
    await expect.poll(async () => (await names()).join()).toContain("retake of take 1, 0.7–1.6 s");
  });

  test("is compared with the take it was made of, switched in mid-play", async () => {
    await film().getByRole("button", { name: "Compare sounds" }).click();
    const panel = film().getByRole("region", { name: "Compare sounds" });
    const choice = (take: number) => panel.getByRole("button", { name: `Take ${take}` });
    for (const take of [1, 3]) {
      await expect.poll(() => choice(take).first().getAttribute("aria-busy")).toBe("false");
    }
    await film().evaluate((element) => {
      (element as SpatialPlayer).loop = { start: 1, end: 3 };
      (element as SpatialPlayer).play();
    });
    const place = () => film().evaluate((element) => (element as SpatialPlayer).position);
    const heard = () => film().evaluate((element) => (element as SpatialPlayer).source?.label);
    for (const take of [1, 3, 1]) {
      await film().evaluate((element) => {
        (element as SpatialPlayer).seek(1);
      });
      await choice(take).first().click();
      expect(await place(), "it goes on where it was").toBeGreaterThanOrEqual(1);
      await expect.poll(heard).toContain(`Take ${take}`);
      const level = async () => (await listen(page)).level;
      await expect.poll(level, { timeout: 20_000 }).toBeGreaterThan(-90);
    }
    expect(await film().getByRole("button", { name: "Pause" }).count()).toBe(1);
    await panel.getByRole("button", { name: "End comparing" }).click();
    await film().evaluate((element) => {
      (element as SpatialPlayer).pause();
    });
  });

  test("is extended beyond its end, once, however hastily that is asked for", async () => {
    await card(3).locator("summary").click();
    const extend = card(3).getByRole("button", { name: "Extend to this range" });
    await extend.click();
    await card(3).getByText("To extend it, choose a range that holds that and more").waitFor();
    await card(3).getByLabel("From, s").fill("0");
    await card(3).getByLabel("To, s").fill("5");
    await extend.dblclick();
    await ready(4);
    expect(await card(4).textContent()).toContain("Extends take 3 to 0.0–5.0 s");
    expect(await page.locator("job-progress").count()).toBe(4);
    await card(4).getByRole("button", { name: "Final: Take 4" }).click();
    await card(4).locator(".take-is-final").waitFor();
    await card(4).locator("summary").click();
    await card(4).getByLabel("Notes").fill("Longer.");
    await card(4).getByText("Notes are kept.").waitFor();
    await expect.poll(() => page.locator(".take-is-final").count()).toBe(1);
  });

  test("what makes no sense is said on the card, and starts nothing", async () => {
    await card(1).getByLabel("From, s").fill("0.7");
    await card(1).getByLabel("To, s").fill("0.8");
    await card(1).getByRole("button", { name: "Make this part anew" }).click();
    await card(1).locator(".notice.problem", { hasText: "0.5 seconds at least" }).waitFor();
    expect(await card(5).count()).toBe(0);
  });

  test("what was stopped is tried again", async () => {
    await card(2).locator("summary").click();
    await card(2).getByRole("button", { name: "Make it again" }).click();
    await card(5).waitFor();
    expect(await card(5).textContent()).toContain("take 2 once more");
    await ready(5);
  });
});

test("nothing went wrong on the page", () => {
  expect(faults).toEqual([]);
});
