/**
 * What the direction overlay costs, and how large the player's one file is:
 *
 *     npm --prefix frontend run bench:overlay
 *
 * It builds the package, plays the example's clip in a headless Chromium, and prints a table.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { openBrowser } from "./browser.js";
import { serveFiles } from "./static-server.js";

const FRONTEND = fileURLToPath(new URL("../", import.meta.url));
const PAGE = `<!doctype html><style>spatial-player{display:block;width:1280px;height:720px}</style>
<script type="module" src="spatial-player.js"></script><script src="measures.js"></script>
<spatial-player src="clip.webm" muted></spatial-player>`;

/** The maths of the overlay by itself: milliseconds. */
const MEASURES = `
import { FieldBands } from "${FRONTEND}src/player/overlay/field-bands";
import { HeatMap } from "${FRONTEND}src/player/overlay/heat-map";
import { Lobes } from "${FRONTEND}src/player/overlay/lobes";
const SECONDS = 20;
function noise() {
  return Float32Array.from({ length: 48000 }, () => 0.1 * (Math.random() - 0.5));
}
window.measureOverlay = () => {
  const second = [noise(), noise(), noise(), noise()];
  const lobes = new Lobes();
  const bands = new FieldBands(48000);
  const heard = [];
  const started = performance.now();
  for (let s = 0; s < SECONDS; s += 1) {
    for (let at = 0; at + 128 <= 48000; at += 128) {
      bands.add(second.map((c) => c.subarray(at, at + 128)), (told) => heard.push(told));
    }
  }
  const analysing = (performance.now() - started) / SECONDS;
  const map = new HeatMap();
  const painted = performance.now();
  for (const told of heard.slice(0, 300)) {
    lobes.add(told, 0.0213);
    map.paint(lobes.lobes);
  }
  return { analysing, painting: (performance.now() - painted) / 300 };
};`;

/** @param {string} folder */
async function prepare(folder) {
  const own = join(FRONTEND, "../.venv/bin/python");
  const python = existsSync(own) ? own : "python3";
  execFileSync(python, [join(FRONTEND, "example/make_clip.py"), join(folder, "clip.webm")]);
  const quiet = /** @type {const} */ ("error");
  const shared = { root: FRONTEND, logLevel: quiet };
  const player = join(FRONTEND, "vite.player.config.ts");
  await build({ ...shared, configFile: player, build: { outDir: folder, emptyOutDir: false } });
  writeFileSync(join(folder, "index.html"), PAGE);
  const entry = join(folder, "measures.ts");
  writeFileSync(entry, MEASURES);
  await build({
    ...shared,
    configFile: false,
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry,
        formats: ["iife"],
        name: "measures",
        fileName: () => "measures.js",
      },
    },
  });
}

/** Milliseconds from picture to picture while the view turns: median. @param {import("playwright-core").Page} page */
function pictureTime(page) {
  return page.evaluate(async () => {
    /** @type {any} */
    const player = document.querySelector("spatial-player");
    player.seek(0.5);
    player.play();
    const gaps = [];
    let last = 0;
    for (let picture = 0; picture < 150; picture += 1) {
      player.lookAt({ yaw: picture });
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      if (picture > 20) gaps.push(now - last);
      last = now;
    }
    gaps.sort((a, b) => a - b);
    return gaps[Math.floor(gaps.length / 2)] ?? NaN;
  });
}

const folder = mkdtempSync(join(tmpdir(), "overlay-"));
const browser = await openBrowser();
const server = await serveFiles((path) => join(folder, path === "/" ? "index.html" : path));
try {
  await prepare(folder);
  const page = await browser.newPage({ viewport: { width: 1300, height: 740 } });
  await page.goto(server.address);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("spatial-player")).play());
  await page.waitForTimeout(1500);
  const without = await pictureTime(page);
  await page.locator("spatial-player .frame").focus();
  await page.keyboard.press("o");
  await page.waitForTimeout(800);
  const withIt = await pictureTime(page);
  const maths = await page.evaluate(() => /** @type {any} */ (window).measureOverlay());
  const file = readFileSync(join(folder, "spatial-player.js"));
  const rows = [
    ["picture to picture, overlay off", `${without.toFixed(1)} ms`],
    ["picture to picture, overlay on", `${withIt.toFixed(1)} ms`],
    ["painting the map, once (at most 22 times a second)", `${maths.painting.toFixed(2)} ms`],
    ["analysing in the audio thread", `${(maths.analysing / 10).toFixed(2)} % of a core`],
    ["spatial-player.js", `${Math.round(file.length / 1000)} kB`],
    ["spatial-player.js, gzip", `${Math.round(gzipSync(file).length / 1000)} kB`],
  ];
  process.stdout.write(`| what | measured |\n|---|---:|\n`);
  for (const row of rows) process.stdout.write(`| ${row.join(" | ")} |\n`);
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
