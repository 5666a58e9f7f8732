/**
 * A long play of the whole player: memory, nodes and the clock, minute by minute. Not a part of the
 * tests; `npm run soak` prints the table (SOAK_MINUTES, 10 unless told).
 */
import { readFileSync } from "node:fs";
import type { CDPSession } from "playwright-core";
import { test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { middleOf } from "./lateness";
import { Workbench } from "./workbench";

const MINUTES = Number(process.env["SOAK_MINUTES"] ?? 10);
const MEGABYTE = 1_048_576;

/** Memory of the page's process in MB, all that lies outside of JavaScript's heap included. */
async function processMegabytes(bench: Workbench): Promise<number> {
  const session = await bench.browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]);
  return Math.max(...sizes.map((size) => Number(size ?? 0) / 1024));
}

async function counts(session: CDPSession): Promise<Record<string, number>> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

test(
  "a long play",
  async () => {
    const bench = await Workbench.open("player-page.ts", ["flashes.py", "40"]);
    const session = await bench.page.context().newCDPSession(bench.page);
    await session.send("Performance.enable");
    await bench.page.evaluate(() => {
      window.playing.open("/manifest.json");
    });
    const player = bench.page.locator("spatial-player");
    await bench.page.waitForTimeout(1000);
    await player.evaluate((element) => {
      const open = element as SpatialPlayer;
      open.loop = { start: 0.5, end: 39.5 };
      open.play();
    });
    console.log("| minute | heap, MB | process, MB | DOM nodes | listeners | late, ms |");
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      await bench.page.waitForTimeout(54_000);
      const late = await middleOf(bench.page, 6000);
      const { JSHeapUsedSize = NaN, Nodes, JSEventListeners } = await counts(session);
      const [heap, whole] = [JSHeapUsedSize / MEGABYTE, await processMegabytes(bench)];
      const cells = [minute, heap.toFixed(1), whole.toFixed(0), Nodes, JSEventListeners];
      console.log(`| ${[...cells, late.toFixed(0)].join(" | ")} |`);
    }
    await bench.close();
  },
  (MINUTES + 2) * 60_000,
);
