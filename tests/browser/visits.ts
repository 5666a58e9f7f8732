/** What visitors of the player do and see in these tests. */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { expect } from "vitest";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { PASSWORD, Site } from "./site";
import { signIn } from "./visit";

export const DEGREE = Math.PI / 180;

/** The studio with Alice's clips, for as many visits as a file of tests makes. */
export class Visits {
  /** what scripts of the pages failed with */
  readonly faults: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly site: Site,
    private readonly pages: Record<string, string>,
  ) {}

  static async open(...clips: string[]): Promise<Visits> {
    const [browser, site] = await Promise.all([openBrowser(), Site.start()]);
    const visits = new Visits(browser, site, {});
    const context = await visits.signIn();
    Object.assign(visits.pages, await uploadClips(context, site, clips));
    await context.close();
    return visits;
  }

  async signIn(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ baseURL: this.site.address, ...options });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await signIn(page, "alice", PASSWORD);
    await page.close();
    return context;
  }

  /** The address of a clip's page. */
  page(clip: string): string {
    return this.pages[clip] ?? "";
  }

  /** A clip's page, the player ready and with the focus. */
  async visit(context: BrowserContext, clip: string): Promise<Page> {
    const page = await context.newPage();
    page.on("pageerror", (error) => this.faults.push(error.message));
    await page.goto(this.page(clip));
    await player(page).locator(".frame").focus();
    await expect.poll(() => player(page).locator(".time").textContent()).toMatch("0:08");
    return page;
  }

  /** Ends the studio; no script may have failed. */
  async close(): Promise<void> {
    await this.browser.close();
    await this.site.stop();
    expect(this.faults).toEqual([]);
  }
}

/** A project of Alice's with these clips; their pages by name. */
async function uploadClips(context: BrowserContext, site: Site, names: string[]) {
  const page = await context.newPage();
  await page.goto("/projects/");
  await page.fill("[name=name]", "Directions");
  await page.click("main button[type=submit]");
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}\/$/);
  const files = names.map((name) => site.clip(name));
  await page.setInputFiles("clip-upload input[type=file]", files);
  const pages: Record<string, string> = {};
  for (const name of names) {
    const tile = page.locator("[data-clips] .tile a", { hasText: name });
    pages[name] = (await tile.getAttribute("href")) ?? "";
  }
  await page.close();
  return pages;
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Plays, and waits until the decoder has been turned to the view. */
export async function play(page: Page): Promise<void> {
  await player(page).locator(".big-play").click();
  await expect.poll(() => heardLook(page).then(({ yaw }) => yaw)).not.toBeNaN();
}

/** The middle of the player on the page, and half its shorter side. */
export async function middle(page: Page): Promise<{ x: number; y: number; half: number }> {
  const box = await player(page).boundingBox();
  if (!box) throw new Error("The player has no place on the page.");
  const half = Math.min(box.width, box.height) / 2;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, half };
}

export const player = (page: Page) => page.locator("spatial-player");

export interface Look {
  /** degrees */
  yaw: number;
  pitch: number;
  roll: number;
  fov: number;
}

export async function look(page: Page): Promise<Look> {
  const view = await player(page).evaluate((element) => (element as SpatialPlayer).view);
  if (!view) throw new Error("The player has no view.");
  const { yaw, pitch, roll, fov } = view;
  return { yaw: yaw / DEGREE, pitch: pitch / DEGREE, roll: roll / DEGREE, fov: fov / DEGREE };
}

/** Where the sound's head looks, in degrees, by the rotation the decoder plays with. */
export async function heardLook(page: Page): Promise<{ yaw: number; pitch: number }> {
  const matrix = await player(page).evaluate((element) => (element as SpatialPlayer).soundRotation);
  // The third row of world-to-head is the head's own back in the world.
  const [x = NaN, y = NaN, z = NaN] = [2, 6, 10].map((index) => matrix?.[index]);
  return { yaw: Math.atan2(x, z) / DEGREE, pitch: Math.asin(-y) / DEGREE };
}

/** Only the picture: no controls over it. */
export async function bare(page: Page): Promise<void> {
  await player(page).evaluate((element) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".frame > :not(.surface) { visibility: hidden } .frame::after { border: 0 }");
    element.shadowRoot?.adoptedStyleSheets.push(sheet);
  });
}

/**
 * The colours of the player, or of the whole window, at points from its centre; the shorter half
 * side is 1, y is up.
 */
export async function colours(
  page: Page,
  points: [number, number][],
  of: Page | Locator = player(page),
): Promise<number[][]> {
  const shot = (await of.screenshot()).toString("base64");
  return page.evaluate(
    async ([png, places]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const { width, height } = image;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      const half = Math.min(width, height) / 2;
      return places.map(([x, y]) => {
        const at = [width / 2 + x * half, height / 2 - y * half] as const;
        const data = context?.getImageData(at[0], at[1], 1, 1).data ?? [];
        return [...data].slice(0, 3);
      });
    },
    [shot, points] as const,
  );
}

const NAMES: Record<string, readonly number[]> = {
  front: [220, 40, 40],
  left: [40, 180, 60],
  behind: [60, 80, 220],
  right: [220, 200, 40],
  above: [235, 235, 235],
  below: [30, 30, 30],
};

/** Which direction of the directions' clip a colour belongs to, dimmed or not. */
export function named(colour: readonly number[]): string {
  const unit = (values: readonly number[]) => values.map((value) => value / Math.hypot(...values));
  const alike = (other: readonly number[]) => {
    const [a, b] = [unit(colour), unit(other)];
    return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  };
  const level = Math.max(...colour);
  const grey = level - Math.min(...colour) < 0.12 * level;
  if (grey) return level > 90 ? "above" : "below";
  const quarters = Object.entries(NAMES).filter(([name]) => !["above", "below"].includes(name));
  const [best] = quarters.sort((a, b) => alike(b[1]) - alike(a[1]));
  return best && alike(best[1]) > 0.97 ? best[0] : `(${colour.join(", ")})`;
}
