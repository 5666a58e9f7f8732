/** What Alice sees of the sound: the overlay, the time line, links to a view. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { Site } from "./site";
import { playClip, type Visit, visitClip } from "./visit";

let browser: Browser;
let site: Site;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), Site.start()]);
  visit = await visitClip(browser, site, "left.webm");
  ({ page } = visit);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const player = (): Locator => page.locator("spatial-player");

function view() {
  return player().evaluate((element) => {
    const seen = (element as SpatialPlayer).view;
    const degrees = (angle = NaN) => Math.round((angle * 180) / Math.PI);
    return { yaw: degrees(seen?.yaw), pitch: degrees(seen?.pitch), fov: degrees(seen?.fov) };
  });
}

function lookAt(degrees: { yaw?: number; pitch?: number; fov?: number }) {
  return player().evaluate((element, to) => {
    (element as SpatialPlayer).lookAt(to);
  }, degrees);
}

const time = () => player().evaluate((element) => (element as SpatialPlayer).position);

/** However long the checks before took: it plays, from its first second. */
function playOn() {
  return player().evaluate((element) => {
    const playing = element as SpatialPlayer;
    playing.seek(1);
    playing.play();
  });
}

async function press(key: string): Promise<void> {
  await player().locator(".frame").focus();
  await page.keyboard.press(key);
}

interface Spot {
  /** of the picture's width and height, from its left top corner */
  x: number;
  y: number;
  pixels: number;
}

/**
 * The middle of the hottest pixels on the picture as it is on the screen. The film has no blue at all,
 * and of the overlay's colours only the hottest is bright in blue, green and red at once.
 */
async function hottestSpot(): Promise<Spot> {
  const canvas = player().locator("canvas").first();
  await player().evaluate((element) => {
    element.setAttribute("controls", "none");
  });
  const shot = await canvas.screenshot();
  await player().evaluate((element) => {
    element.removeAttribute("controls");
  });
  return page.evaluate(async (png) => {
    const picture = await createImageBitmap(
      new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]),
    );
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    if (!context) throw new Error("There is no canvas to read.");
    context.drawImage(picture, 0, 0);
    // Without the borders, where the focus ring and the arrows are bright too.
    const [left, top] = [Math.floor(width * 0.13), Math.floor(height * 0.04)];
    const across = width - 2 * left;
    const { data } = context.getImageData(left, top, across, height - 2 * top);
    const sum = { x: 0, y: 0, pixels: 0 };
    for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
      const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
      if (blue < 70 || green < 130 || red < 130) continue;
      sum.x += left + (pixel % across);
      sum.y += top + Math.floor(pixel / across);
      sum.pixels += 1;
    }
    return {
      x: sum.x / sum.pixels / width,
      y: sum.y / sum.pixels / height,
      pixels: sum.pixels,
    };
  }, shot.toString("base64"));
}

describe("the overlay", () => {
  const button = () => player().getByRole("button", { name: "Show where sound comes from" });

  test("is off until Alice asks for it", async () => {
    expect(await button().getAttribute("aria-pressed")).toBe("false");
    await playClip(page);
    await lookAt({ yaw: 90 });
    expect((await hottestSpot()).pixels).toBe(0);
  });

  test("is hottest at 90° left, where the noise of the film comes from", async () => {
    await press("o");
    expect(await button().getAttribute("aria-pressed")).toBe("true");
    await playOn();
    await expect.poll(async () => (await hottestSpot()).pixels).toBeGreaterThan(200);
    const { x, y } = await hottestSpot();
    expect(Math.abs(x - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(y - 0.5)).toBeLessThan(0.04);
  });

  test("stays there in the world while the view turns", async () => {
    await playOn();
    await lookAt({ yaw: 70, pitch: 10 });
    const box = await player().locator("canvas").first().boundingBox();
    const aspect = (box?.width ?? NaN) / (box?.height ?? NaN);
    // 20° to the left of the middle, and 10° below it.
    const reach = Math.tan((75 * Math.PI) / 360);
    const left = Math.tan((20 * Math.PI) / 180) / Math.cos((10 * Math.PI) / 180);
    const x = 0.5 - (left / (reach * aspect)) * 0.5;
    await expect.poll(async () => Math.abs((await hottestSpot()).x - x)).toBeLessThan(0.03);
    expect((await hottestSpot()).y).toBeGreaterThan(0.55);
  });

  test("points with an arrow to what sounds out of view, and a press turns there", async () => {
    await playOn();
    await lookAt({ yaw: -20, pitch: 0 });
    const arrow = player().getByRole("button", { name: "Listen left: a sound 110° to the left" });
    await arrow.waitFor();
    expect(await player().locator(".edge:visible").count()).toBe(1);
    await arrow.click();
    await expect.poll(async () => Math.abs((await view()).yaw - 90)).toBeLessThan(3);
    await player().locator(".edge:visible").waitFor({ state: "detached" });
  });

  test("shows the pitches that are asked for, as loud as wished", async () => {
    await player().getByRole("button", { name: "Settings" }).click();
    const settings = player().locator(".settings");
    await settings.getByRole("radio", { name: "Low" }).check();
    await settings.getByRole("slider", { name: "Sensitivity" }).fill("-12");
    await page.keyboard.press("Escape");
    await playOn();
    await expect.poll(async () => (await hottestSpot()).pixels).toBe(0);
    const kept = await page.evaluate(() => [
      localStorage.getItem("spatial-player.overlay-part"),
      localStorage.getItem("spatial-player.overlay-sensitivity"),
    ]);
    expect(kept).toEqual(["low", "-12"]);
    await page.evaluate(() => {
      localStorage.removeItem("spatial-player.overlay-part");
      localStorage.removeItem("spatial-player.overlay-sensitivity");
    });
  });

  test("is as she left it when she comes back", async () => {
    await page.reload();
    await expect.poll(() => button().getAttribute("aria-pressed")).toBe("true");
    await press("o");
    await page.reload();
    await player().locator(".time").waitFor();
    expect(await button().getAttribute("aria-pressed")).toBe("false");
  });
});

describe("the time line", () => {
  /** Mean brightness of a band of the direction lane, by its height from 0 (top) to 1. */
  function brightness(from: number, to: number): Promise<number> {
    return player()
      .locator("canvas.lanes")
      .evaluate(
        (canvas: HTMLCanvasElement, [low, high]) => {
          const context = canvas.getContext("2d");
          const lane = canvas.height * 0.64;
          const top = Math.floor(lane * low);
          const rows = Math.max(1, Math.floor(lane * (high - low)));
          const data = context?.getImageData(0, top, canvas.width, rows).data ?? [];
          let sum = 0;
          data.forEach((value, index) => (sum += index % 4 === 3 ? 0 : value));
          return sum / (canvas.width * rows);
        },
        [from, to] as const,
      );
  }

  test("unfolds under the picture and draws the sound on the left", async () => {
    await press("t");
    const bar = await player().locator(".timeline .seekbar").boundingBox();
    const frame = await player().locator(".frame").boundingBox();
    expect(bar?.y).toBeGreaterThanOrEqual((frame?.y ?? NaN) + (frame?.height ?? NaN));
    await expect.poll(() => brightness(0.18, 0.32)).toBeGreaterThan(150);
    expect(await brightness(0.56, 0.72)).toBeLessThan(20);
  });

  test("shows what the film shows under the pointer", async () => {
    const bar = await player().locator(".timeline .seekbar").boundingBox();
    if (!bar) throw new Error("There is no time line.");
    await page.mouse.move(bar.x + bar.width * 0.5, bar.y + 20);
    const preview = player().locator(".preview");
    await preview.waitFor();
    expect(await preview.textContent()).toBe("0:04");
    const tile = preview.locator(".tile");
    const place = await tile.evaluate((element: HTMLElement) => [
      element.style.backgroundImage.includes("/thumbnails"),
      element.style.backgroundPosition,
      element.offsetWidth,
    ]);
    // 20 tiles for 8 seconds: the tenth, row 1 column 0.
    expect(place).toEqual([true, "0px -80px", 160]);
    await page.mouse.click(bar.x + bar.width * 0.75, bar.y + 20);
    await expect.poll(time).toBeCloseTo(6, 0);
    await page.mouse.move(0, 0);
    await preview.waitFor({ state: "hidden" });
  });

  test("marks a loop by keys, and what plays stays inside", async () => {
    const seek = (seconds: number) =>
      player().evaluate((element, to) => {
        (element as SpatialPlayer).seek(to);
      }, seconds);
    await seek(2);
    await expect.poll(time).toBeCloseTo(2, 1);
    await press("i");
    await seek(3);
    await expect.poll(time).toBeCloseTo(3, 1);
    await press("Shift+O");
    const [start, end] = ["Start of the loop", "End of the loop"].map((name) =>
      player().getByRole("slider", { name }),
    );
    expect(await start?.getAttribute("aria-valuenow")).toBe("2.0");
    expect(await end?.getAttribute("aria-valuenow")).toBe("3.0");
    await press("k");
    const times: number[] = [];
    for (let sample = 0; sample < 15; sample += 1) {
      await page.waitForTimeout(150);
      times.push(await time());
    }
    expect(Math.max(...times)).toBeLessThan(3.3);
    expect(Math.min(...times)).toBeGreaterThan(1.7);
    await press("k");
  });

  test("moves an end of the loop by keys and by dragging, and ends it", async () => {
    const end = player().getByRole("slider", { name: "End of the loop" });
    await end.focus();
    await page.keyboard.press("Shift+ArrowRight");
    expect(await end.getAttribute("aria-valuenow")).toBe("4.0");
    const handle = await end.boundingBox();
    const bar = await player().locator(".timeline .seekbar").boundingBox();
    if (!handle || !bar) throw new Error("The loop has no handle.");
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(bar.x + bar.width * 0.875, handle.y + 10, { steps: 4 });
    await page.mouse.up();
    expect(Number(await end.getAttribute("aria-valuenow"))).toBeCloseTo(7, 1);
    await player().getByRole("button", { name: "End the loop" }).click();
    expect(await end.isVisible()).toBe(false);
  });

  test("folds up to the thin bar again", async () => {
    await press("t");
    expect(await player().locator(".controls .seek").count()).toBe(1);
    expect(await player().locator(".timeline").isVisible()).toBe(false);
  });
});

describe("a link to a view", () => {
  test("holds time, direction, zoom and sound, and opening it restores all four", async () => {
    await visit.alice.grantPermissions(["clipboard-read", "clipboard-write"]);
    await lookAt({ yaw: -35, pitch: 12, fov: 60 });
    await player().evaluate((element) => {
      (element as SpatialPlayer).seek(5.5);
    });
    await expect.poll(time).toBeCloseTo(5.5, 1);
    await player().getByRole("button", { name: "Copy link to this view" }).click();
    await player().locator(".toast", { hasText: "The link is copied" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).search).toBe("?t=5.5&yaw=-35&pitch=12&fov=60&take=recorded");

    const other = await visit.alice.newPage();
    await other.goto(link);
    const opened = other.locator("spatial-player");
    await expect
      .poll(() => opened.evaluate((element) => (element as SpatialPlayer).position))
      .toBeCloseTo(5.5, 1);
    const state = await opened.evaluate((element) => {
      const { view: seen, source } = element as SpatialPlayer;
      const angles = [seen?.yaw, seen?.pitch, seen?.fov].map((angle = NaN) =>
        Math.round((angle * 180) / Math.PI),
      );
      return [...angles, source?.id];
    });
    expect(state).toEqual([-35, 12, 60, "recorded"]);
    await other.close();
  });

  test("that makes no sense opens the clip as always; a lost take is told", async () => {
    const other = await visit.alice.newPage();
    await other.goto(`${visit.url}?t=oops&yaw=9999&take=17`);
    const opened = other.locator("spatial-player");
    await opened.locator(".problem", { hasText: "Take 17 of this link" }).waitFor();
    const yaw = await opened.evaluate((element) => (element as SpatialPlayer).view?.yaw);
    expect(yaw).toBe(0);
    await other.close();
  });

  test("is copied the old way where there is no clipboard", async () => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    });
    await player().getByRole("button", { name: "Copy link to this view" }).click();
    await player().locator(".toast", { hasText: "The link is copied" }).waitFor();
  });
});

test("nothing of it broke a script or the page's policy", () => {
  expect(visit.faults).toEqual([]);
});
