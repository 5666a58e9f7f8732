/**
 * Runs inside Chromium. Renders plane waves through the player's own modules: `worldToHead`
 * gives the matrix of a view, `SoundGraph` is the graph that the <video> element plays through.
 */
import { ambixWeights, type Direction, type View, worldToHead } from "@src/player/orientation";
import { SoundGraph } from "@src/player/sound";
import type { Ears } from "./ears";

/** Which matrix the decoder is given: the player's, or the one of Omnitone's README. */
export type Recipe = "player" | "readme";

const SAMPLES = 1024;

function planeWave(context: BaseAudioContext, direction: Direction): AudioBufferSourceNode {
  const buffer = context.createBuffer(4, SAMPLES, context.sampleRate);
  ambixWeights(direction).forEach((weight, channel) => {
    buffer.getChannelData(channel)[0] = weight;
  });
  return new AudioBufferSourceNode(context, { buffer });
}

/** The other way around: from the head to the world. */
function transposed(turn: readonly number[]): number[] {
  return turn.map((_, index) => turn[(index % 4) * 4 + Math.floor(index / 4)] ?? 0);
}

/** What both ears hear of a click from `direction` while the viewer looks along `view`. */
async function hear(direction: Direction, view: View, recipe: Recipe): Promise<Ears> {
  const context = new OfflineAudioContext(2, SAMPLES, 48_000);
  const graph = await SoundGraph.create(context);
  const turn = worldToHead(view);
  graph.face(recipe === "player" ? turn : transposed(turn));
  const source = planeWave(context, direction);
  graph.listen(source, "foa");
  source.start();
  const heard = await context.startRendering();
  return { left: [...heard.getChannelData(0)], right: [...heard.getChannelData(1)] };
}

/** Stereo through the head-locked way: what goes in on each channel comes out on each ear. */
async function hearStereo(view: View): Promise<Ears> {
  const context = new OfflineAudioContext(2, SAMPLES, 48_000);
  const graph = await SoundGraph.create(context);
  graph.face(worldToHead(view));
  const buffer = context.createBuffer(2, SAMPLES, context.sampleRate);
  buffer.getChannelData(0)[0] = 0.5;
  buffer.getChannelData(1)[0] = -0.25;
  const source = new AudioBufferSourceNode(context, { buffer });
  graph.listen(source, "head_locked");
  source.start();
  const heard = await context.startRendering();
  return { left: [...heard.getChannelData(0)], right: [...heard.getChannelData(1)] };
}

/**
 * The same work in a task of the page's own: what a debugger calls directly is let off the page's
 * Content-Security-Policy, and would not notice what the policy forbids.
 */
function inPage<A extends unknown[], R>(work: (...given: A) => Promise<R>) {
  return (...given: A): Promise<R> =>
    new Promise((resolve, reject) => {
      setTimeout(() => {
        work(...given).then(resolve, reject);
      });
    });
}

declare global {
  interface Window {
    decoder: { hear: typeof hear; hearStereo: typeof hearStereo };
  }
}
window.decoder = { hear: inPage(hear), hearStereo: inPage(hearStereo) };
