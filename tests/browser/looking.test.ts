/** Looking around at a desk: with mouse, wheel and keys, in every way to show the picture. */
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { bare, colours, look, middle, named, play, player, press, Visits } from "./visits";

let visits: Visits;

beforeAll(async () => {
  visits = await Visits.open("directions.webm", "eyes.webm");
});

afterAll(async () => {
  await visits.close();
});

async function names(page: Page, points: [number, number][]): Promise<string[]> {
  return (await colours(page, points)).map(named);
}

describe("at a desk", () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await visits.signIn({
      viewport: { width: 1280, height: 900 },
      reducedMotion: "reduce",
    });
  });
  beforeEach(async () => {
    page = await visits.visit(context, "directions.webm");
  });
  afterEach(async () => {
    await page.evaluate(() => {
      localStorage.clear();
    });
    await page.close();
  });
  afterAll(() => context.close());

  test("the picture lies around her as the frame has it", async () => {
    await bare(page);
    await expect
      .poll(() =>
        names(page, [
          [0, 0],
          [-1.5, 0],
          [1.5, 0],
        ]),
      ) // prettier-ignore
      .toEqual(["front", "left", "right"]);
  });

  test("wheel and keys zoom between 30° and 110°", async () => {
    const { x, y } = await middle(page);
    await page.mouse.move(x, y - 150);
    for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, -400);
    await expect.poll(async () => (await look(page)).fov).toBeCloseTo(30, 6);
    for (let turn = 0; turn < 24; turn += 1) await page.mouse.wheel(0, 400);
    await expect.poll(async () => (await look(page)).fov).toBeCloseTo(110, 6);
    await press(page, "+");
    await expect.poll(async () => (await look(page)).fov).toBeCloseTo(93.5, 1);
  });

  test("flat, the whole frame lies before her, and a press turns the view there", async () => {
    await press(page, "v");
    await bare(page);
    const corners: [number, number][] = [[0, 0], [-0.9, 0], [0.9, 0], [-1.7, 0], [1.7, 0], [0.3, 0.8], [0.3, -0.8]]; // prettier-ignore
    await expect
      .poll(() => names(page, corners))
      .toEqual(["front", "left", "right", "behind", "behind", "above", "below"]);
    const brightness = async (at: [number, number]) =>
      Math.max(...((await colours(page, [at]))[0] ?? []));
    expect(await brightness([0, 0])).toBeGreaterThan(1.5 * (await brightness([-0.9, 0])));

    const { x, y, half } = await middle(page);
    await page.mouse.click(x - 0.888 * half, y);
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(90, -1);
    await expect.poll(() => brightness([-0.9, 0])).toBeGreaterThan(150);
    expect(await brightness([0, 0])).toBeLessThan(150);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 0.4 * half, y - 0.3 * half, { steps: 4 });
    await page.mouse.up();
    const { yaw, pitch } = await look(page);
    expect(yaw).toBeCloseTo(-40, -1);
    expect(pitch).toBeCloseTo(30, -1);
  });

  test("as a little planet, ahead is up, and a finger turns it", async () => {
    await press(page, "v", "v");
    await bare(page);
    const around: [number, number][] = [[0, 0.3], [-0.3, 0], [0, -0.3], [0.3, 0], [0, 0]]; // prettier-ignore
    await expect
      .poll(() => names(page, around))
      .toEqual(["front", "left", "behind", "right", "below"]);
    const { x, y, half } = await middle(page);
    await page.mouse.move(x, y - 0.7 * half);
    await page.mouse.down();
    await page.mouse.move(x + 0.7 * half, y, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(90, 0);
    await expect
      .poll(() => names(page, around))
      .toEqual(["left", "behind", "right", "front", "below"]);
  });

  test("on the map in the corner she sees all around, and presses where to look", async () => {
    await press(page, "p");
    const map = player(page).locator(".planet-map");
    const place = await map.boundingBox();
    const whole = await player(page).boundingBox();
    if (!place || !whole) throw new Error("There is no map.");
    await bare(page);
    const half = whole.height / 2;
    const onMap = (right: number, up: number): [number, number] => [
      (place.x + place.width / 2 + right * place.width - whole.x - whole.width / 2) / half,
      (whole.y + half - place.y - place.height / 2 + up * place.height) / half,
    ];
    const around = [onMap(0, 0.25), onMap(-0.25, 0), onMap(0, -0.25), onMap(0.25, 0)];
    await expect.poll(() => names(page, around)).toEqual(["front", "left", "behind", "right"]);
    const at = { x: 0.3 * place.width, y: 0.5 * place.height };
    await map.dispatchEvent("pointerdown", {
      button: 0,
      pointerId: 1,
      clientX: place.x + at.x,
      clientY: place.y + at.y,
    });
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(90, 0);
  });

  test("the settings open by key, change by arrows, are kept, and give the focus back", async () => {
    const gear = player(page).getByRole("button", { name: "Settings" });
    await gear.focus();
    await press(page, "Enter");
    const dialog = player(page).getByRole("dialog", { name: "Settings" });
    await dialog.waitFor();
    await press(page, "ArrowRight");
    expect(await dialog.getByRole("radio", { name: "Flat" }).isChecked()).toBe(true);
    expect(await player(page).locator(".surface").getAttribute("data-mode")).toBe("flat");
    await press(page, "Escape");
    await dialog.waitFor({ state: "hidden" });
    const focused = () =>
      player(page).evaluate((element) => element.shadowRoot?.activeElement?.className);
    await expect.poll(focused).toContain("settings");
    await page.reload();
    await expect
      .poll(() => player(page).locator(".surface").getAttribute("data-mode"))
      .toBe("flat");
  });

  test("a question mark lists the keys, H says where she looks", async () => {
    await press(page, "?");
    const keys = player(page).getByRole("dialog", { name: "Keys" });
    await keys.waitFor();
    expect(await keys.locator("dt").count()).toBeGreaterThan(8);
    await press(page, "Escape", "ArrowLeft", "h");
    await expect
      .poll(() => player(page).locator(".hidden-words").textContent())
      .toMatch(/^Looking \d+° left$/);
  });

  test("less sharpness draws fewer pixels", async () => {
    const width = () =>
      player(page)
        .locator(".surface canvas")
        .evaluate((canvas: HTMLCanvasElement) => canvas.width);
    const full = await width();
    await player(page).getByRole("button", { name: "Settings" }).click();
    await player(page).getByRole("radio", { name: "Saving" }).check();
    await expect.poll(width).toBe(Math.floor(full * 0.55));
  });

  test("nobody's picture turns by itself where less motion is wanted", async () => {
    await player(page).getByRole("button", { name: "Settings" }).click();
    expect(await player(page).getByText("Turn slowly by itself").isVisible()).toBe(false);
  });

  test("nothing is drawn while nothing changes", async () => {
    const tab = await context.newPage();
    await tab.addInitScript(() => {
      const counted = window as unknown as { drawn: number };
      counted.drawn = 0;
      const drawing = WebGL2RenderingContext.prototype;
      // eslint-disable-next-line @typescript-eslint/unbound-method -- the proxy calls it with its context
      drawing.drawElements = new Proxy(drawing.drawElements, {
        apply(draw, canvas: WebGL2RenderingContext, given: unknown[]): unknown {
          counted.drawn += 1;
          return Reflect.apply(draw, canvas, given);
        },
      });
    });
    await tab.goto(visits.page("directions.webm"));
    const drawn = () => tab.evaluate(() => (window as unknown as { drawn: number }).drawn);
    await expect.poll(drawn).toBeGreaterThan(0);
    await tab.waitForTimeout(1500);
    const before = await drawn();
    await tab.waitForTimeout(800);
    expect(await drawn()).toBe(before);
    await player(tab).locator(".frame").focus();
    await press(tab, "ArrowLeft");
    await expect.poll(drawn).toBeGreaterThan(before);
    await tab.close();
  });

  test("the poster is there before the film", async () => {
    const tab = await context.newPage();
    await tab.route("**/media/clips/*/video", () => undefined);
    await tab.goto(visits.page("directions.webm"));
    await bare(tab);
    await expect
      .poll(() =>
        names(tab, [
          [0, 0],
          [-1.5, 0],
        ]),
      ) // prettier-ignore
      .toEqual(["front", "left"]);
    await tab.close();
  });

  test("before three.js is there she sees a sketch, which turns with her", async () => {
    const tab = await context.newPage();
    await tab.route("**/drawing-*.js", (route) => route.abort());
    await tab.goto(visits.page("directions.webm"));
    await expect
      .poll(() => player(tab).getByRole("alert").textContent())
      .toContain("only a sketch");
    await bare(tab);
    const sides: [number, number][] = [[0, 0], [-1.5, 0], [1.5, 0]]; // prettier-ignore
    await expect.poll(() => names(tab, sides)).toEqual(["front", "left", "right"]);
    await player(tab).evaluate((element) => {
      (element as SpatialPlayer).lookAt({ yaw: -90 });
    });
    await expect.poll(() => names(tab, sides)).toEqual(["right", "front", "behind"]);
    await tab.close();
  });

  test("controls hide while it plays, and come back for mouse, key and focus", async () => {
    await play(page);
    const idle = () => player(page).locator(".frame[data-idle]").count();
    await page.mouse.move(2, 2);
    const signs: (() => Promise<void>)[] = [
      async () => {
        const { x, y } = await middle(page);
        await page.mouse.move(x, y);
        await page.mouse.move(x + 5, y);
      },
      () => press(page, "a"),
      () => player(page).getByRole("button", { name: "Mute" }).focus(),
    ];
    for (const sign of signs) {
      await expect.poll(idle, { timeout: 8000 }).toBe(1);
      await sign();
      await expect.poll(idle).toBe(0);
      await page.mouse.move(2, 2);
    }
  });
});

describe("of two eyes", () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await visits.signIn({ viewport: { width: 1280, height: 900 } });
  });
  beforeEach(async () => {
    page = await visits.visit(context, "eyes.webm");
  });
  afterAll(() => context.close());

  test("a screen shows the left one", async () => {
    await bare(page);
    const places: [number, number][] = [[0, 0], [-1.5, 0]]; // prettier-ignore
    await expect.poll(() => names(page, places)).toEqual(["front", "left"]);
  });

  test("both are seen where she says that the frame is one picture", async () => {
    await player(page).getByRole("button", { name: "Settings" }).click();
    const layout = player(page).getByRole("group", { name: "Stereoscopic layout" });
    expect(await layout.getByRole("radio", { name: "Over-under" }).isChecked()).toBe(true);
    await layout.getByRole("radio", { name: "None" }).check();
    await press(page, "Escape");
    await bare(page);
    // Above the horizon is the left eye's picture, below it the negative of the right one's.
    await expect.poll(() => names(page, [[0, 0.8]])).toEqual(["front"]);
    const below = (await colours(page, [[0, -0.8]]))[0] ?? [];
    expect(named(below.map((value) => 255 - value))).toBe("front");
  });
});
