/**
 * How well picture and sound are together after everything one does with a player, click by click.
 * Not a part of the tests; `npm run soak sync` prints the table (SYNC_SEEKS, 20 unless told).
 */
import { afterAll, beforeAll, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { forget, type Late, lateness, median } from "./lateness";
import { Workbench } from "./workbench";

const SEEKS = Number(process.env["SYNC_SEEKS"] ?? 20);
/** What a picture may be off its sound, in milliseconds. */
const BAR = 20;
/** The longer one is not decoded whole, in seconds. */
const LENGTHS = { manifest: 40, upload: 300 };

let bench: Workbench;

beforeAll(async () => {
  const [short, long] = Object.values(LENGTHS).map(String);
  bench = await Workbench.open("player-page.ts", ["flashes.py", short ?? "", long ?? ""]);
  console.log("| after | clip, s | clicks | within 20 ms | median, ms | worst, ms | too busy |");
  console.log("|---|---:|---:|---:|---:|---:|---:|");
});

afterAll(() => bench.close());

function ask(question: (player: SpatialPlayer, given: number) => void, given = 0): Promise<void> {
  return bench.page.evaluate(
    `(${question.toString()})(document.querySelector("spatial-player"), ${given})`,
  );
}

/** The first two clicks after what was done; the first is a second away at the most. */
async function clicksAfter(done: () => Promise<void>, rate = 1): Promise<Late[]> {
  await done();
  await bench.page.waitForTimeout(300);
  await forget(bench.page);
  await bench.page.waitForTimeout(2300 / rate);
  return (await lateness(bench.page, rate)).slice(0, 2);
}

function print(after: string, length: number, all: readonly Late[]): void {
  const late = all.filter(({ busy }) => !busy).map((each) => each.late);
  const within = late.filter((each) => Math.abs(each) <= BAR).length;
  const worst = late.reduce((most, each) => (Math.abs(each) > Math.abs(most) ? each : most), 0);
  const figures = [late.length, within, median(late).toFixed(0), worst.toFixed(0)];
  console.log(`| ${[after, length, ...figures, all.length - late.length].join(" | ")} |`);
}

/** The same thing done so often. */
async function repeated(times: number, done: (turn: number) => Promise<void>): Promise<Late[]> {
  const all: Late[] = [];
  for (let turn = 0; turn < times; turn += 1) all.push(...(await clicksAfter(() => done(turn))));
  return all;
}

async function open(manifest: string, length: number): Promise<void> {
  await bench.page.evaluate((url) => {
    document.querySelector("spatial-player")?.remove();
    window.playing.open(url);
  }, `/${manifest}.json`);
  await bench.page.waitForTimeout(1500);
  const start = () =>
    ask((player) => {
      player.play();
    });
  print("the start", length, await clicksAfter(start));
}

async function pauseAndPlay(): Promise<void> {
  await ask((player) => {
    player.pause();
  });
  await bench.page.waitForTimeout(250);
  await ask((player) => {
    player.play();
  });
}

test.each(Object.entries(LENGTHS))(
  "%s",
  async (manifest, length) => {
    await open(manifest, length);
    const seek = (turn: number) =>
      ask(
        (player, to) => {
          player.seek(to);
        },
        ((turn * 7919) % (length - 4)) + 0.4,
      );
    print("a seek", length, await repeated(SEEKS, seek));
    print("a pause", length, await repeated(SEEKS / 4, pauseAndPlay));
    for (const rate of [0.5, 1.5, 2, 1]) {
      await seek(4);
      await bench.page.waitForTimeout(1000); // what is heard and seen until it is there is not meant
      const change = () =>
        ask((player, to) => {
          player.rate = to;
        }, rate);
      print(`speed ${rate}`, length, await clicksAfter(change, rate));
    }
  },
  600_000,
);
