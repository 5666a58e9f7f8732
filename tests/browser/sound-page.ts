/** Runs inside Chromium: the player's sound graph, rendered offline for one kind of source at a time. */
import { DEGREE, type View, worldToHead } from "@src/player/orientation";
import { type Part, SoundGraph } from "@src/player/sound";
import type { Listening } from "@src/player/sound/decoders";
import { Meter } from "@src/player/sound/meter";
import type { SourceKind } from "@src/shared/clip";
import Omnitone from "omnitone/build/omnitone.esm.js";

const RATE = 48_000;

export interface Asked {
  /** what a click weighs in each channel */
  weights: readonly number[];
  kind: SourceKind;
  /** degrees */
  head?: readonly [yaw: number, pitch: number, roll: number];
  listening?: Listening;
  /** dB */
  parts?: Partial<Record<Part, number>>;
}

function view([yaw, pitch, roll]: readonly [number, number, number]): View {
  return { yaw: yaw * DEGREE, pitch: pitch * DEGREE, roll: roll * DEGREE, fov: 1 };
}

/** What both ears hear of a click. */
async function hear({ weights, kind, head = [0, 0, 0], listening, parts = {} }: Asked) {
  const context = new OfflineAudioContext(2, 2048, RATE);
  const graph = await SoundGraph.create(context, listening);
  if (kind === "soa") await graph.secondOrder().listenBy(listening ?? "omnitone");
  graph.face(worldToHead(view(head)));
  for (const part of ["field", "head_locked"] as const) {
    const decibels = parts[part];
    if (decibels !== undefined) graph.setPart(part, 10 ** (decibels / 20));
  }
  const buffer = context.createBuffer(weights.length, 2048, RATE);
  // After the 30 ms in which levels settle there is no room for a click: it comes later.
  weights.forEach((weight, channel) => (buffer.getChannelData(channel)[0] = weight));
  const source = new AudioBufferSourceNode(context, { buffer });
  graph.listen(source, kind);
  source.start(Object.keys(parts).length > 0 ? 1500 / RATE : 0);
  const heard = await context.startRendering();
  return { left: [...heard.getChannelData(0)], right: [...heard.getChannelData(1)] };
}

/** A sine ahead while the head turns, 60 pictures a second: by the player, or by Omnitone alone. */
async function turning(degreesASecond: number, by: "player" | "omnitone"): Promise<number[]> {
  const seconds = 2.2;
  const context = new OfflineAudioContext(2, seconds * RATE, RATE);
  const oscillator = new OscillatorNode(context, { frequency: 1000 });
  const merger = new ChannelMergerNode(context, { numberOfInputs: 4 });
  oscillator.connect(merger, 0, 0);
  oscillator.connect(merger, 0, 3);
  const face = await turner(context, merger, by);
  for (let picture = 0; picture < seconds * 60 - 1; picture += 1) {
    const time = picture / 60;
    void context.suspend(time).then(() => {
      face(worldToHead(view([degreesASecond * time, 0, 0])));
      return context.resume();
    });
  }
  oscillator.start();
  const heard = await context.startRendering();
  return [...heard.getChannelData(0)];
}

async function turner(
  context: BaseAudioContext,
  source: AudioNode,
  by: "player" | "omnitone",
): Promise<(worldToHead: readonly number[]) => void> {
  if (by === "player") {
    const graph = await SoundGraph.create(context);
    graph.listen(source, "foa");
    return (worldToHead) => {
      graph.face(worldToHead);
    };
  }
  const renderer = Omnitone.createFOARenderer(context);
  await renderer.initialize();
  source.connect(renderer.input);
  renderer.output.connect(context.destination);
  return (m) => {
    renderer.setRotationMatrix3([0, 1, 2, 4, 5, 6, 8, 9, 10].map((index) => m[index] ?? 0));
  };
}

/** What the meter reads of stereo sines of so many dB of full scale. */
async function meter(decibels: number, frequency: number) {
  const context = new OfflineAudioContext(2, RATE, RATE);
  const graph = await SoundGraph.create(context);
  const sine = new OscillatorNode(context, { frequency });
  const gain = new GainNode(context, { gain: 10 ** (decibels / 20) });
  sine.connect(gain);
  graph.listen(gain, "head_locked");
  const reading = new Meter(graph.output);
  sine.start();
  await context.startRendering();
  return reading.read();
}

/** Changing the head while a sine plays: the largest steps before and while it changes. */
async function changeHead(to: Listening): Promise<[number, number]> {
  const context = new OfflineAudioContext(2, RATE, RATE);
  const graph = await SoundGraph.create(context);
  const sine = new OscillatorNode(context, { frequency: 500 });
  const merger = new ChannelMergerNode(context, { numberOfInputs: 4 });
  sine.connect(merger, 0, 0);
  sine.connect(merger, 0, 3);
  graph.listen(merger, "foa");
  void context.suspend(0.5).then(async () => {
    await graph.listenBy(to);
    await context.resume();
  });
  sine.start();
  const heard = (await context.startRendering()).getChannelData(0);
  const step = (from: number, until: number) => {
    let most = 0;
    for (let n = from * RATE + 1; n < until * RATE; n += 1) {
      most = Math.max(most, Math.abs((heard[n] ?? 0) - (heard[n - 1] ?? 0)));
    }
    return most;
  };
  return [Math.max(step(0.2, 0.45), step(0.7, 0.95)), step(0.45, 0.7)];
}

/** What both ears hear of stereo sines of so many dB of full scale, one after the other. */
async function loud(levels: readonly number[]): Promise<number[]> {
  const context = new OfflineAudioContext(2, levels.length * RATE, RATE);
  const graph = await SoundGraph.create(context);
  const gain = new GainNode(context, { gain: 0 });
  levels.forEach((decibels, second) => gain.gain.setValueAtTime(10 ** (decibels / 20), second));
  const sine = new OscillatorNode(context, { frequency: 480 });
  sine.connect(gain);
  graph.listen(gain, "head_locked");
  sine.start();
  return [...(await context.startRendering()).getChannelData(0)];
}

declare global {
  interface Window {
    sound: {
      hear: typeof hear;
      turning: typeof turning;
      meter: typeof meter;
      changeHead: typeof changeHead;
      loud: typeof loud;
    };
  }
}
window.sound = { hear, turning, meter, changeHead, loud };
