/**
 * The player as a package: the built single file on a page that needs nothing of the site, from a
 * plain static server. The example's page is that page.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { serveFiles } from "../../frontend/scripts/static-server.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FRONTEND = join(ROOT, "frontend");
let browser: Browser;
let page: Page;
let server: Awaited<ReturnType<typeof serveFiles>>;
let folder: string;
const asked: string[] = [];
const faults: string[] = [];

/** The example's page, the built file beside it as the page expects it, and the clip. */
function find(path: string): string {
  asked.push(path);
  const name = normalize(path.endsWith("/") ? `${path}index.html` : path);
  if (name.endsWith(".webm")) return join(folder, "clip.webm");
  return join(name.startsWith("/example/") ? FRONTEND : folder, name);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "player-"));
  const own = join(ROOT, ".venv/bin/python");
  const python = existsSync(own) ? own : "python3";
  execFileSync(python, [join(FRONTEND, "example/make_clip.py"), join(folder, "clip.webm")]);
  await build({
    root: FRONTEND,
    configFile: join(FRONTEND, "vite.player.config.ts"),
    logLevel: "error",
    build: { outDir: join(folder, "dist-player") },
  });
  [browser, server] = await Promise.all([openBrowser(), serveFiles(find)]);
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => faults.push(error.message));
  await page.addInitScript(() => {
    const told: Record<string, unknown[]> = {};
    Object.assign(window, { told });
    const types = ["ready", "play", "pause", "timechange", "viewchange", "sourcechange", "pointed"];
    for (const type of types) {
      const note = (event: Event) => {
        (told[type] ??= []).push((event as CustomEvent<unknown>).detail);
      };
      document.addEventListener(type, note, true);
    }
  });
  await page.goto(`${server.address}/example/`);
});

afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function told<T>(type: string): Promise<T[]> {
  const all = await page.evaluate(() => Reflect.get(window, "told") as Record<string, unknown[]>);
  return (all[type] ?? []) as T[];
}

const player = () => page.locator("spatial-player");

function ask<T>(question: (element: SpatialPlayer) => T): Promise<T> {
  return page.evaluate<T>(`(${question.toString()})(document.querySelector("spatial-player"))`);
}

test("is one file, and its types", () => {
  const files = readdirSync(join(folder, "dist-player")).sort();
  expect(files).toEqual(["spatial-player.d.ts", "spatial-player.js"]);
});

test("is ready, with the view that the page asks for", async () => {
  await expect.poll(() => told("ready")).toHaveLength(1);
  const [ready] = await told<{ duration: number }>("ready");
  expect(ready?.duration).toBeCloseTo(8, 0);
  expect(await told<{ kind: string }>("sourcechange")).toMatchObject([{ kind: "foa" }]);
  await expect
    .poll(async () => (await told<{ yaw: number; fov: number }>("viewchange")).at(-1))
    .toMatchObject({ yaw: expect.closeTo(30) as number, fov: expect.closeTo(80) as number });
  expect(await ask((element) => element.sources.map(({ id }) => id))).toEqual(["sound"]);
});

test("plays, seeks, pauses and turns by its methods, and tells of it", async () => {
  await ask((element) => {
    element.play();
  });
  await expect.poll(() => ask((element) => element.position)).toBeGreaterThan(0.3);
  expect((await told("play")).length).toBeGreaterThan(0);
  await ask((element) => {
    element.seek(5);
  });
  await expect.poll(() => ask((element) => element.position)).toBeGreaterThan(5);
  await ask((element) => {
    element.lookAt({ yaw: -90, pitch: 10 });
  });
  await expect
    .poll(async () => (await told<{ yaw: number }>("viewchange")).at(-1)?.yaw)
    .toBeCloseTo(-90);
  await ask((element) => {
    element.pause();
  });
  await expect.poll(async () => (await told("pause")).length).toBeGreaterThan(0);
  expect((await told("timechange")).length).toBeGreaterThan(0);
});

test("begins again at its end where the page asks for it", async () => {
  await ask((element) => {
    element.setAttribute("loop", "");
    element.seek(7.6);
    element.play();
  });
  await expect.poll(() => ask((element) => element.position)).toBeLessThan(3);
  await expect.poll(() => ask((element) => element.position)).toBeGreaterThan(0.2);
  await ask((element) => {
    element.removeAttribute("loop");
    element.pause();
  });
});

test("shows where the sound comes from, the worklet being inside the file", async () => {
  await ask((element) => {
    element.seek(1);
    element.play();
    element.lookAt({ yaw: -120, pitch: 0 });
  });
  await player().locator(".frame").focus();
  await page.keyboard.press("o");
  // The noise is a third of the way around to the left by then.
  await player().locator(".edge:visible").first().waitFor();
  await ask((element) => {
    element.pause();
  });
});

test("is muted, folds up and is silenced by attributes that change while it plays", async () => {
  const turns = [
    ["muted", () => player().getByRole("button", { name: "Sound on" })],
    ["timeline", () => player().locator(".timeline:visible")],
  ] as const;
  for (const [attribute, sign] of turns) {
    for (const there of [1, 0]) {
      await player().evaluate((element, name) => element.toggleAttribute(name), attribute);
      await expect.poll(() => sign().count()).toBe(there);
    }
  }
  await ask((element) => {
    element.setAttribute("controls", "none");
  });
  expect(await player().locator(".controls").isVisible()).toBe(false);
  expect(await told("ready")).toHaveLength(1);
  await ask((element) => {
    element.removeAttribute("controls");
  });
  expect(await player().locator(".controls").isVisible()).toBe(true);
});

test("begins anew, once, when attributes name another clip", async () => {
  await ask((element) => {
    element.setAttribute("clip-name", "Another");
    element.setAttribute("start", "3");
    element.setAttribute("src", "another.webm");
    element.setAttribute("sound", "head_locked");
    element.setAttribute("stereo", "top_bottom");
  });
  await expect.poll(() => told("ready")).toHaveLength(2);
  expect((await told<{ kind: string }>("sourcechange")).at(-1)?.kind).toBe("head_locked");
  await expect.poll(() => ask((element) => element.position)).toBeCloseTo(3, 1);
  expect(await player().getByRole("group", { name: "360° player: Another" }).count()).toBe(1);
  await ask((element) => {
    element.play();
  });
  await expect.poll(() => ask((element) => element.position)).toBeGreaterThan(3.2);
});

test("plays a manifest that it is given later, and the single file again without it", async () => {
  const source = { label: "One", kind: "foa", url: "/example/one.webm", type: "video/webm" };
  const nothing = { take: null, wav_url: null, notice: null, notice_url: null };
  const sources = ["one", "two"].map((id) => {
    return { ...source, ...nothing, id, gain_db: 0, analysis_url: null };
  });
  const clip = { id: "clip", name: "Two", duration: 8, width: 512, height: 256, stereo: "mono" };
  const video = { url: source.url, type: source.type };
  const json = { clip: { ...clip, poster_url: null, thumbnails: null }, video, sources };
  await page.route("**/two.json", (route) => route.fulfill({ json }));
  const ids = () => ask((element) => element.sources.map(({ id }) => id));
  await ask((element) => {
    element.setAttribute("manifest", "two.json");
  });
  await expect.poll(ids).toEqual(["one", "two"]);
  await expect.poll(() => told("ready")).toHaveLength(3);
  await ask((element) => {
    for (const name of ["manifest", "sound", "stereo", "start"]) element.removeAttribute(name);
  });
  await expect.poll(() => told("ready")).toHaveLength(4);
  expect(await ids()).toEqual(["sound"]);
  expect((await told<{ kind: string }>("sourcechange")).at(-1)?.kind).toBe("foa");
});

test("the buttons of the example's page work", async () => {
  await page.getByRole("button", { name: "Look left" }).click();
  await page.getByText("Looking 90° to the left, 0° up").waitFor();
  await page.getByRole("button", { name: "Where do you hear it?" }).click();
  await player().getByRole("button", { name: "It is here" }).click();
  await page.getByText("You pointed 90° to the left").waitFor();
});

test("asks for nothing but the page, the file and the clip, and leaves without a trace", async () => {
  await ask((element) => {
    element.destroy();
  });
  expect(await player().count()).toBe(0);
  const strange = new Set(asked.filter((path) => !/^\/(example|dist-player|favicon)/.test(path)));
  expect([...strange]).toEqual([]);
  expect(faults).toEqual([]);
});
