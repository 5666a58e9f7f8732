/**
 * From a sound field that is turned with the head to two channels: for headphones by one of several
 * heads' impulse responses, or for two loudspeakers.
 */
import Omnitone from "omnitone/build/omnitone.esm.js";
import kemarWY from "./hrirs/kemar-wy.wav?url&no-inline";
import kemarZX from "./hrirs/kemar-zx.wav?url&no-inline";
import type { Order } from "./rotator";

/** `omnitone` and `kemar` are heads, for headphones. */
export type Listening = "omnitone" | "kemar" | "loudspeakers";

export interface Decoder {
  readonly input: AudioNode;
  readonly output: AudioNode;
  close(): void;
}

/** Resolves when it can be heard. Where a set is of first order, the first order is heard. */
export async function createDecoder(
  context: BaseAudioContext,
  order: Order,
  listening: Listening,
): Promise<Decoder> {
  if (listening === "loudspeakers") return loudspeakers(context);
  if (listening === "kemar") return firstOrderHead(context, [kemarWY, kemarZX]);
  return order === 1 ? firstOrderHead(context) : secondOrderHead(context);
}

async function firstOrderHead(context: BaseAudioContext, files?: string[]): Promise<Decoder> {
  const renderer = Omnitone.createFOARenderer(context, files ? { hrirPathList: files } : {});
  await renderer.initialize();
  return withInput(context, renderer, 4);
}

async function secondOrderHead(context: BaseAudioContext): Promise<Decoder> {
  const renderer = Omnitone.createHOARenderer(context, { ambisonicOrder: 2 });
  await renderer.initialize();
  // Its rotator has the signs of two axes wrong: what it takes for half a turn is no turn at all.
  renderer.setRotationMatrix3([-1, 0, 0, 0, 1, 0, 0, 0, -1]);
  return withInput(context, renderer, 9);
}

interface Through {
  readonly input: AudioNode;
  readonly output: AudioNode;
}

/** Takes the first channels of whatever comes. */
function withInput(context: BaseAudioContext, inner: Through, channels: number): Decoder {
  const input = new GainNode(context, {
    channelCount: channels,
    channelCountMode: "explicit",
    channelInterpretation: "discrete",
  });
  input.connect(inner.input);
  const close = () => {
    input.disconnect();
    inner.output.disconnect();
  };
  return { input, output: inner.output, close };
}

/** Where the two virtual microphones look, to the left and to the right. */
const SPREAD = Math.PI / 3;
/** So that sound from everywhere is as loud as on headphones. */
const LOUDNESS = 1.1;

/** Two cardioids that turn with the view: L, R = (W + cos X ± sin Y) / 2. */
function loudspeakers(context: BaseAudioContext): Decoder {
  const input = new ChannelSplitterNode(context, { numberOfOutputs: 4 });
  const output = new ChannelMergerNode(context, { numberOfInputs: 2 });
  const both = new GainNode(context, { gain: LOUDNESS / 2 });
  const front = new GainNode(context, { gain: Math.cos(SPREAD) });
  const left = new GainNode(context, { gain: (Math.sin(SPREAD) * LOUDNESS) / 2 });
  const right = new GainNode(context, { gain: (-Math.sin(SPREAD) * LOUDNESS) / 2 });
  input.connect(both, 0);
  input.connect(front, 3).connect(both);
  input.connect(left, 1).connect(output, 0, 0);
  input.connect(right, 1).connect(output, 0, 1);
  both.connect(output, 0, 0);
  both.connect(output, 0, 1);
  const close = () => {
    for (const node of [input, both, front, left, right, output]) node.disconnect();
  };
  return { input, output, close };
}
