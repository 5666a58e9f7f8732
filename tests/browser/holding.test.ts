/** Looking around with a phone in the hands, and with a headset on. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { colours, heardLook, look, middle, named, play, player, press, Visits } from "./visits";

let visits: Visits;

beforeAll(async () => {
  visits = await Visits.open("directions.webm", "eyes.webm");
});

afterAll(async () => {
  await visits.close();
});

describe("with a phone in her hands", () => {
  let context: BrowserContext;
  let page: Page;
  let phone: CDPSession;

  beforeAll(async () => {
    context = await visits.signIn({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
  });
  beforeEach(async () => {
    page = await visits.visit(context, "directions.webm");
    phone = await context.newCDPSession(page);
  });
  afterEach(() => page.close());
  afterAll(() => context.close());

  /** Fingers come, move and go 10 ms apart, however long that takes on the way to the page. */
  let at = Date.now() / 1000;
  const touch = (type: string, ...points: [number, number][]) =>
    phone.send("Input.dispatchTouchEvent", {
      type: type as "touchStart",
      timestamp: (at += 0.01),
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  /** What the sensors of a phone held so would tell. */
  const hold = (alpha: number, beta: number, gamma: number) =>
    page.evaluate((angles) => {
      window.dispatchEvent(new DeviceOrientationEvent("deviceorientation", angles));
    }, { alpha, beta, gamma }); // prettier-ignore
  const follow = async () => {
    await player(page).getByRole("button", { name: "Settings" }).click();
    await player(page).getByText("Follow the device in your hands").click();
    await press(page, "Escape");
    await player(page).locator(".settings[popover]").waitFor({ state: "hidden" });
  };

  test("a flick goes on for a while, and a touch stops it", async () => {
    const { x, y } = await middle(page);
    await touch("touchStart", [x - 120, y - 100]);
    for (let step = 1; step <= 6; step += 1) {
      await touch("touchMove", [x - 120 + step * 30, y - 100]);
    }
    await touch("touchEnd");
    const lifted = (await look(page)).yaw;
    expect(lifted).toBeGreaterThan(10);
    await expect.poll(async () => (await look(page)).yaw).toBeGreaterThan(lifted + 2);
    await touch("touchStart", [x, y - 100]);
    const stopped = (await look(page)).yaw;
    await page.waitForTimeout(200);
    expect((await look(page)).yaw).toBe(stopped);
    await touch("touchEnd");
  });

  test("two fingers zoom", async () => {
    const { x, y } = await middle(page);
    const apart = (way: number): [number, number][] => [[x - way, y], [x + way, y]]; // prettier-ignore
    const { fov } = await look(page);
    await touch("touchStart", ...apart(40));
    await touch("touchMove", ...apart(50));
    await touch("touchMove", ...apart(80));
    await touch("touchEnd");
    await expect.poll(async () => (await look(page)).fov).toBeCloseTo(fov / 2, 0);
  });

  test("the picture turns by itself when asked to, until a touch", async () => {
    await player(page).getByRole("button", { name: "Settings" }).click();
    const rotation = player(page).getByRole("switch", {
      name: "Turn slowly by itself",
      includeHidden: true,
    });
    await player(page).getByText("Turn slowly by itself").click();
    await expect.poll(async () => (await look(page)).yaw).toBeLessThan(-3);
    await press(page, "Escape");
    const { x, y } = await middle(page);
    await touch("touchStart", [x, y - 100]);
    await touch("touchEnd");
    const { yaw } = await look(page);
    await page.waitForTimeout(300);
    expect((await look(page)).yaw).toBe(yaw);
    expect(await rotation.isChecked()).toBe(false);
  });

  test("view and sound follow how the phone is held, a drag adds, the compass recentres", async () => {
    await play(page);
    await follow();
    await hold(0, 100, 0);
    await expect.poll(async () => (await look(page)).pitch).toBeCloseTo(10, 1);
    await hold(40, 110, 0);
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(40, 1);
    expect((await look(page)).pitch).toBeCloseTo(20, 1);
    await expect.poll(async () => (await heardLook(page)).yaw).toBeCloseTo(40, 1);
    expect((await heardLook(page)).pitch).toBeCloseTo(20, 1);

    const { x, y } = await middle(page);
    const { fov } = await look(page);
    await page.mouse.move(x - 50, y - 100);
    await page.mouse.down();
    await page.mouse.move(x + 50, y - 100, { steps: 3 });
    await page.waitForTimeout(200); // a rest: no inertia
    await page.mouse.up();
    const box = await player(page).boundingBox();
    const dragged = 40 + (100 / (box?.height ?? NaN)) * fov;
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(dragged, 0);
    await hold(60, 110, 0);
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(dragged + 20, 0);

    await player(page).locator(".compass").click();
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(0, 1);
    await hold(50, 90, 0);
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(-10, 1);
    await expect.poll(async () => (await heardLook(page)).yaw).toBeCloseTo(-10, 1);
  });

  test("the view stays level when the phone is turned on its side", async () => {
    await follow();
    await hold(0, 100, 0);
    await expect.poll(async () => (await look(page)).pitch).toBeCloseTo(10, 1);
    await phone.send("Emulation.setDeviceMetricsOverride", {
      width: 844,
      height: 390,
      deviceScaleFactor: 1,
      mobile: true,
      screenOrientation: { type: "landscapePrimary", angle: 90 },
    });
    await hold(90, 0, -90);
    await expect.poll(async () => (await look(page)).roll).toBeCloseTo(0, 1);
    await hold(110, 0, -90);
    await expect.poll(async () => (await look(page)).yaw).toBeCloseTo(20, 1);
    expect((await look(page)).roll).toBeCloseTo(0, 1);
    expect((await look(page)).pitch).toBeCloseTo(0, 1);
  });

  test("what the browser does not allow is said, and switched off", async () => {
    await page.evaluate(() => {
      Object.assign(DeviceOrientationEvent, { requestPermission: () => Promise.resolve("denied") });
    });
    await follow();
    const problem = player(page).locator(".problem");
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(/^Motion control was not allowed\. Allow it/);
    const motion = player(page).getByRole("switch", {
      name: /Follow the device/,
      includeHidden: true,
    });
    await expect.poll(() => motion.isChecked()).toBe(false);
  });

  test("the first tap brings the controls back, wherever it is, the next one pauses", async () => {
    const button = player(page).getByRole("button", { name: "Full screen" });
    const hidden = await button.boundingBox();
    await play(page);
    const idle = () => player(page).locator(".frame[data-idle]").count();
    await expect.poll(idle, { timeout: 8000 }).toBe(1);
    const { x, y } = await middle(page);
    await page.touchscreen.tap((hidden?.x ?? NaN) + 22, (hidden?.y ?? NaN) + 22);
    await expect.poll(idle).toBe(0);
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
    expect(await player(page).getByRole("button", { name: "Pause" }).count()).toBe(1);
    await page.waitForTimeout(600);
    await page.touchscreen.tap(x, y - 100);
    await player(page).locator(".big-play").waitFor();
  });

  test("the player fills the window where a browser has no full screen", async () => {
    await page.evaluate(() => {
      Object.defineProperty(document, "fullscreenEnabled", { value: false });
    });
    await player(page).getByRole("button", { name: "Full screen" }).click();
    const box = await player(page).boundingBox();
    expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await page.mouse.wheel(0, 300);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await player(page).getByRole("button", { name: "Leave full screen" }).click();
    expect((await player(page).boundingBox())?.height).toBeLessThan(700);
  });
});

describe("with a headset", () => {
  interface Emulated {
    position: { set(x: number, y: number, z: number): void };
    quaternion: { set(x: number, y: number, z: number, w: number): void };
    installRuntime(options: { forceInstall: boolean }): void;
  }
  interface Emulator {
    XRDevice: new (config: unknown, options: unknown) => Emulated;
    metaQuest3: unknown;
  }
  const emulator = createRequire(
    fileURLToPath(new URL("../../frontend/package.json", import.meta.url)),
  ).resolve("iwer/build/iwer.min.js");

  async function putOn(page: Page): Promise<void> {
    await page.addInitScript({ path: emulator });
    await page.addInitScript(() => {
      const { XRDevice, metaQuest3 } = (window as unknown as { IWER: Emulator }).IWER;
      const headset = new XRDevice(metaQuest3, { stereoEnabled: true });
      headset.installRuntime({ forceInstall: true });
      Object.assign(window, { headset });
    });
    await page.reload();
  }

  /** Turns the head by so many degrees to the left, then up. */
  function turnHead(page: Page, yaw: number, pitch: number): Promise<void> {
    return page.evaluate(
      ([left, up]) => {
        const { headset } = window as unknown as { headset: Emulated };
        const [a, b] = [(left * Math.PI) / 360, (up * Math.PI) / 360];
        const [sa, ca, sb, cb] = [Math.sin(a), Math.cos(a), Math.sin(b), Math.cos(b)];
        headset.quaternion.set(ca * sb, sa * cb, -sa * sb, ca * cb);
      },
      [yaw, pitch] as const,
    );
  }

  let context: BrowserContext;
  beforeAll(async () => {
    context = await visits.signIn({ viewport: { width: 640, height: 480 } });
  });
  afterAll(() => context.close());

  test("without one nothing is offered", async () => {
    const page = await visits.visit(context, "directions.webm");
    expect(await player(page).locator(".headset").isVisible()).toBe(false);
    await page.close();
  });

  test("the sound follows her head, each eye sees its picture, and the page is as before", async () => {
    const page = await visits.visit(context, "eyes.webm");
    await putOn(page);
    await player(page).locator(".frame").focus();
    await press(page, "ArrowLeft", "ArrowLeft");
    const before = await look(page);
    await player(page).getByRole("button", { name: "Look around in VR" }).click();
    await expect.poll(() => heardLook(page).then(({ yaw }) => yaw)).not.toBeNaN();
    for (const [yaw, pitch] of [
      [0, 0],
      [70, 0],
      [-100, 25],
      [170, -60],
    ] as const) {
      // prettier-ignore
      await turnHead(page, yaw, pitch);
      const wanted = before.yaw + yaw;
      const off = async () => {
        const heard = await heardLook(page);
        return (
          Math.abs(Math.sin(((heard.yaw - wanted) * Math.PI) / 360)) + Math.abs(heard.pitch - pitch)
        );
      };
      await expect.poll(off).toBeLessThan(0.01);
    }
    await turnHead(page, -before.yaw, 0);
    // Off the middle of each half.
    const eyes = () => colours(page, [[-0.6, 0.2], [0.8, 0.2]], page); // prettier-ignore
    await expect.poll(async () => named((await eyes())[0] ?? [])).toBe("front");
    const right = (await eyes())[1] ?? [];
    expect(named(right.map((value) => 255 - value))).toBe("front");

    await player(page).locator(".headset").dispatchEvent("click");
    await expect.poll(() => look(page)).toEqual(before);
    await expect.poll(() => heardLook(page).then(({ yaw }) => yaw)).toBeCloseTo(before.yaw, 3);
    await press(page, "0");
    await expect.poll(() => heardLook(page).then(({ yaw }) => yaw)).toBeCloseTo(0, 3);
    await page.close();
  });
});
