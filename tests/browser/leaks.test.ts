/** A player that is closed is gone: a hundred are opened, played and closed in one page. */
import type { CDPSession } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SpatialPlayer } from "@src/player/spatial-player";
import { Workbench } from "./workbench";

/** What may not pile up, by the name of its constructor. */
const KINDS = ["AudioBuffer", "HTMLVideoElement", "HTMLCanvasElement", "ResizeObserver"] as const;

let bench: Workbench;
let session: CDPSession;

beforeAll(async () => {
  bench = await Workbench.open("bare-page.ts", ["flashes.py", "4"]);
  session = await bench.page.context().newCDPSession(bench.page);
  await session.send("Performance.enable");
});

afterAll(() => bench.close());

/** Opens a player, plays it until sound has started, compares, and takes it away in mid-play or paused. */
function cycle(times: number): Promise<void> {
  return bench.page.evaluate(async (count) => {
    const wait = (milliseconds: number) =>
      new Promise((resolve) => setTimeout(resolve, milliseconds));
    for (let turn = 0; turn < count; turn += 1) {
      const player = document.createElement("spatial-player");
      player.setAttribute("manifest", "/manifest.json");
      player.style.cssText = "display:block;position:relative;width:320px;height:180px";
      document.body.append(player);
      const open = player as unknown as SpatialPlayer;
      while (!open.source) await wait(10);
      open.play();
      while (open.position < 0.05) await wait(10);
      open.listenTo("right");
      await wait(turn % 3 === 0 ? 150 : 20);
      if (turn % 2 === 0) open.pause();
      player.remove();
    }
    await wait(500);
  }, times);
}

async function left(): Promise<Record<string, number>> {
  for (let turn = 0; turn < 3; turn += 1) {
    await session.send("HeapProfiler.collectGarbage");
    await bench.page.waitForTimeout(300);
  }
  const counts: Record<string, number> = {};
  for (const kind of KINDS) counts[kind] = await instances(kind);
  const { metrics } = await session.send("Performance.getMetrics");
  for (const { name, value } of metrics) {
    if (name === "JSEventListeners" || name === "Nodes") counts[name] = value;
  }
  return counts;
}

const instances = (kind: string) => ask(kind, "function () { return this.length; }");

/**
 * Chromium keeps every context of a page, closed and empty but for its destination. Prototypes are
 * found as well: they have no context.
 */
const nodes = () =>
  ask(
    "AudioNode",
    `function () {
      const real = (node) => { try { return node.context !== null; } catch { return false; } };
      return this.filter((n) => real(n) && !(n instanceof AudioDestinationNode)).length;
    }`,
  );
const openContexts = () =>
  ask("AudioContext", "function () { return this.filter((c) => c.state !== 'closed').length; }");

/** A number about all objects of a kind that the page still holds. */
async function ask(kind: string, functionDeclaration: string): Promise<number> {
  const { result } = await session.send("Runtime.evaluate", { expression: `${kind}.prototype` });
  const prototypeObjectId = result.objectId ?? "";
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId });
  const objectId = objects.objectId ?? "";
  const returnByValue = true;
  const call = { objectId, functionDeclaration, returnByValue };
  const { result: answer } = await session.send("Runtime.callFunctionOn", call);
  await session.send("Runtime.releaseObject", { objectId });
  return Number(answer.value);
}

test("a hundred players leave no open context, node, listener or picture behind", async () => {
  await cycle(5);
  const few = await left();
  await cycle(100);
  const many = await left();
  console.log("left by 5 players:", JSON.stringify(few));
  console.log("left by 105 players:", JSON.stringify(many));
  expect(many).toEqual(few);
  expect(await openContexts()).toBe(0);
  expect(await nodes()).toBe(0);
});
