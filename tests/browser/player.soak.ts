/**
 * A long play of the whole player: memory, nodes and the clock, minute by minute. Not a part of the
 * tests; `npm run soak` prints the table (SOAK_MINUTES, 10 unless told).
 */
import type { CDPSession } from "playwright-core";
import { test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { middleOf } from "./lateness";
import { largestMegabytes } from "./memory";
import { Workbench } from "./workbench";

const MINUTES = Number(process.env["SOAK_MINUTES"] ?? 10);
const MEGABYTE = 1_048_576;

async function counts(session: CDPSession): Promise<Record<string, number>> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** What the sound's clock gains on the page's, in millionths: what the picture has to make good. */
interface Clocks {
  readonly sound: number;
  readonly page: number;
}

function clocks(bench: Workbench): Promise<Clocks> {
  return bench.page.evaluate(() => {
    const { contextTime = 0, performanceTime = 0 } =
      window.playing.context?.getOutputTimestamp() ?? {};
    return { sound: contextTime, page: performanceTime / 1000 };
  });
}

function gained(from: Clocks, to: Clocks): number {
  return 1e6 * ((to.sound - from.sound) / (to.page - from.page) - 1);
}

/** Another tab in front for a while: how far the clip went, and how late the picture is afterwards. */
async function inBackground(bench: Workbench, seconds: number): Promise<string> {
  const player = bench.page.locator("spatial-player");
  const place = () => player.evaluate((element) => (element as SpatialPlayer).position);
  const before = await place();
  const begun = performance.now();
  const other = await bench.page.context().newPage();
  await other.bringToFront();
  const state = await bench.page.evaluate(() => document.visibilityState);
  await other.waitForTimeout(1000 * seconds);
  const [went, took] = [(await place()) - before, (performance.now() - begun) / 1000];
  await other.close();
  await bench.page.bringToFront();
  const late = await middleOf(bench.page, 6000);
  return `behind another tab (${state}) for ${took.toFixed(1)} s: ${went.toFixed(1)} s played, then ${late.toFixed(0)} ms late`;
}

test(
  "a long play",
  async () => {
    const length = String(60 * (MINUTES + 3));
    const bench = await Workbench.open("player-page.ts", ["flashes.py", "4", length]);
    await bench.page.setViewportSize({ width: 480, height: 320 }); // drawn without a GPU
    const session = await bench.page.context().newCDPSession(bench.page);
    await session.send("Performance.enable");
    await bench.page.evaluate(() => {
      window.playing.open("/upload.json");
    });
    const player = bench.page.locator("spatial-player");
    await bench.page.waitForTimeout(1000);
    await player.evaluate((element) => {
      (element as SpatialPlayer).play();
    });
    await bench.page.waitForTimeout(4000);
    const begun = await clocks(bench);
    console.log(
      "| minute | heap, MB | process, MB | DOM nodes | listeners | late, ms | clock, ppm |",
    );
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      await bench.page.waitForTimeout(54_000);
      const late = await middleOf(bench.page, 6000);
      const { JSHeapUsedSize = NaN, Nodes, JSEventListeners } = await counts(session);
      const [heap, whole] = [
        JSHeapUsedSize / MEGABYTE,
        await largestMegabytes(bench.browser, "renderer"),
      ];
      const cells = [minute, heap.toFixed(1), whole.toFixed(0), Nodes, JSEventListeners];
      const gain = gained(begun, await clocks(bench));
      console.log(`| ${[...cells, late.toFixed(0), gain.toFixed(1)].join(" | ")} |`);
    }
    console.log(await inBackground(bench, 60));
    await bench.close();
  },
  (2 * MINUTES + 8) * 60_000, // the film and its sound are made first
);
