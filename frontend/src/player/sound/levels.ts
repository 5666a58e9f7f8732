/** How loud a sound is for a listener: measured on what both ears hear, not on the file. */
import type { SourceKind } from "../../shared/clip";
import { integrated, windowPowers } from "./loudness";
import { type Pcm, RATE, type Samples } from "./pcm";
import { SoundGraph } from "../sound";

/** Blocks of a second that are listened to, spread over the clip. */
const EXCERPTS = 6;
const EXCERPT = 2;
/** World-to-head matrices of a listener who looks ahead and one who looks back. */
const AHEAD = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const BACK = [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1];

/** Sounds are turned at most so far up, in dB: beyond, only noise would grow. */
const LIFT_MAX = 12;

/** Loudness in LUFS at the ears, the mean of looking ahead and back; -Infinity for silence. */
export async function loudnessOf(pcm: Pcm, kind: SourceKind): Promise<number> {
  if (kind === "silent") return -Infinity;
  const powers: number[] = [];
  for (const excerpt of await excerpts(pcm)) {
    const [ahead, back] = await Promise.all(
      [AHEAD, BACK].map(async (view) => windowPowers(await atTheEars(excerpt, kind, view))),
    );
    ahead?.forEach((power, index) => powers.push((power + (back?.[index] ?? power)) / 2));
  }
  return integrated(powers);
}

async function excerpts(pcm: Pcm): Promise<Samples[]> {
  const seconds = Math.max(1, Math.ceil(pcm.frames / RATE));
  const count = Math.max(1, Math.min(EXCERPTS, Math.floor(seconds / EXCERPT)));
  const starts = Array.from({ length: count }, (_, n) => Math.floor((n * seconds) / count));
  return Promise.all(
    starts.map(async (start) => {
      const blocks = [await pcm.block(start)];
      if (start + 1 < seconds) blocks.push(await pcm.block(start + 1));
      return Array.from({ length: pcm.channels }, (_, channel) =>
        joined(blocks.map((block) => block[channel] ?? new Float32Array())),
      );
    }),
  );
}

function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function atTheEars(
  samples: Samples,
  kind: SourceKind,
  view: readonly number[],
): Promise<Float32Array[]> {
  const length = samples[0]?.length ?? 1;
  const context = new OfflineAudioContext(2, Math.max(1, length), RATE);
  const graph = await SoundGraph.create(context, "omnitone", { limited: false });
  graph.face(view);
  const buffer = context.createBuffer(samples.length, Math.max(1, length), RATE);
  samples.forEach((channel, index) => {
    buffer.copyToChannel(channel, index);
  });
  const source = new AudioBufferSourceNode(context, { buffer });
  graph.listen(source, kind);
  source.start();
  const heard = await context.startRendering();
  return [heard.getChannelData(0), heard.getChannelData(1)];
}

/**
 * What brings every sound to the loudness of the quietest one, in dB: nothing is turned up into
 * clipping. One far quieter than the others is met by lifting it as far as is sensible.
 */
export function matchingGains(loudness: ReadonlyMap<string, number>): Map<string, number> {
  const audible = [...loudness.values()].filter(Number.isFinite);
  const loudest = Math.max(...audible);
  const target = Math.max(Math.min(...audible), loudest - LIFT_MAX);
  return new Map(
    [...loudness].map(([id, level]) => [
      id,
      Number.isFinite(level) ? Math.min(LIFT_MAX, target - level) : 0,
    ]),
  );
}
