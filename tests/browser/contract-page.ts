/** Runs inside Chromium: files of every format through the player's graph, and their channels. */
import { DEGREE, worldToHead } from "@src/player/orientation";
import { SoundGraph } from "@src/player/sound";
import type { Listening } from "@src/player/sound/decoders";
import { elementOrder, orderOf, type Told, TONES, tonePower } from "@src/player/sound/channels";
import { readFrames, readWavHeader } from "@src/player/sound/wav";
import { type Ears, levelDifference, timeDifference } from "./ears";

const RATE = 48_000;
const BURST = 8192;

export type Head = readonly [yaw: number, pitch: number, roll: number];

export interface Heard {
  /** dB, left over right */
  level: number;
  /** µs, the left ear first */
  time: number;
}

async function decoded(url: string): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(1, 1, RATE);
  return context.decodeAudioData(await (await fetch(url)).arrayBuffer());
}

async function listen(
  buffer: AudioBuffer,
  [yaw, pitch, roll]: Head,
  listening: Listening = "omnitone",
): Promise<Ears> {
  const context = new OfflineAudioContext(2, buffer.length, RATE);
  const graph = await SoundGraph.create(context, listening);
  const view = { yaw: yaw * DEGREE, pitch: pitch * DEGREE, roll: roll * DEGREE, fov: 1 };
  graph.face(worldToHead(view));
  const source = new AudioBufferSourceNode(context, { buffer });
  graph.listen(source, "foa");
  source.start();
  const heard = await context.startRendering();
  return { left: heard.getChannelData(0), right: heard.getChannelData(1) };
}

function burst({ left, right }: Ears, index: number): Ears {
  const cut = (ear: ArrayLike<number>) =>
    (ear as Float32Array).subarray(index * BURST, (index + 1) * BURST);
  return { left: cut(left), right: cut(right) };
}

function told(ears: Ears): Heard {
  return { level: levelDifference(ears), time: 1e6 * timeDifference(ears) };
}

/** What every head hears of all bursts. */
async function hear(url: string, heads: Head[]): Promise<Heard[][]> {
  const buffer = await decoded(url);
  const numbers = Array.from({ length: Math.round(buffer.length / BURST) }, (_, n) => n);
  const all: Heard[][] = [];
  for (const head of heads) {
    const ears = await listen(buffer, head);
    all.push(numbers.map((number) => told(burst(ears, number))));
  }
  return all;
}

/** What each head hears of the burst of its own number. */
async function hearOneEach(url: string, heads: Head[]): Promise<Heard[]> {
  const buffer = await decoded(url);
  return Promise.all(
    heads.map(async (head, number) => {
      const part = new AudioBuffer({ numberOfChannels: 4, length: BURST, sampleRate: RATE });
      for (let channel = 0; channel < 4; channel += 1) {
        const samples = buffer.getChannelData(channel).subarray(number * BURST);
        part.copyToChannel(samples.subarray(0, BURST), channel);
      }
      return told(await listen(part, head));
    }),
  );
}

/** Error of the player against the export's file, in dB of the file's power. */
async function disagreement(
  url: string,
  head: Head,
  exported: string,
  listening: Listening,
): Promise<number> {
  const bytes = await (await fetch(exported)).arrayBuffer();
  const format = readWavHeader(bytes);
  const file = readFrames(format, bytes.slice(format.start));
  const ears = await listen(await decoded(url), head, listening);
  let [error, power] = [0, 0];
  for (const [index, ear] of [ears.left, ears.right].entries()) {
    file[index]?.forEach((sample, n) => {
      error += (sample - (ear[n] ?? 0)) ** 2;
      power += sample ** 2;
    });
  }
  return 10 * Math.log10(error / power);
}

/** The same for every head, against what `heard.py` wrote. */
async function disagreements(url: string, heads: Head[], listening: Listening): Promise<number[]> {
  const errors: number[] = [];
  for (const [index, head] of heads.entries()) {
    errors.push(await disagreement(url, head, `/heard.${listening}.${index}.wav`, listening));
  }
  return errors;
}

/** The order of channels by decodeAudioData, and through both kinds of element. */
async function orders(url: string): Promise<(Told | null)[]> {
  const buffer = await decoded(url);
  const powers = [0, 1, 2, 3].map((channel) => {
    const samples =
      channel < buffer.numberOfChannels
        ? buffer.getChannelData(channel).subarray(24_000, 28_096)
        : new Float32Array(4096);
    return TONES.map((tone) => tonePower(samples, tone / RATE));
  });
  const context = new AudioContext({ sampleRate: RATE });
  const byAudio = await elementOrder(context, url);
  const byVideo = await elementOrder(context, url, document.createElement("video"));
  await context.close();
  return [orderOf(powers), byAudio, byVideo];
}

declare global {
  interface Window {
    contract: {
      hear: typeof hear;
      hearOneEach: typeof hearOneEach;
      disagreement: typeof disagreement;
      disagreements: typeof disagreements;
      orders: typeof orders;
    };
  }
}
window.contract = { hear, hearOneEach, disagreement, disagreements, orders };
