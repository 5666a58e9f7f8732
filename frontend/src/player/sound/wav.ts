/** Reading WAV and RF64 files in pieces: where the samples lie, and samples as numbers. */
import { translate } from "../../shared/translate";

export type Encoding = "int16" | "int24" | "int32" | "float32";

export interface WavFormat {
  readonly channels: number;
  /** frames a second */
  readonly rate: number;
  readonly encoding: Encoding;
  /** bytes of one frame: a sample of every channel */
  readonly frameBytes: number;
  /** where the first frame lies in the file, in bytes */
  readonly start: number;
  readonly frames: number;
}

/** How much of a file's beginning holds its header. */
export const HEADER_BYTES = 65_536;

export class WavProblem extends Error {}

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
/** In RF64 files: "the size is in the ds64 chunk". */
const ELSEWHERE = 0xffffffff;

/** What the beginning of a file tells of it. */
export function readWavHeader(head: ArrayBuffer): WavFormat {
  const view = new DataView(head);
  const form = head.byteLength >= 12 ? fourLetters(view, 0) : "";
  if ((form !== "RIFF" && form !== "RF64") || fourLetters(view, 8) !== "WAVE") {
    throw new WavProblem(translate("This is not a WAV file."));
  }
  let samples: Pick<WavFormat, "channels" | "rate" | "encoding" | "frameBytes"> | null = null;
  let longSize = 0;
  for (let at = 12; at + 8 <= head.byteLength;) {
    const kind = fourLetters(view, at);
    const size = view.getUint32(at + 4, true);
    // What is cut off cannot be read.
    if (kind !== "data" && at + 8 + size > head.byteLength) break;
    if (kind === "ds64") longSize = Number(view.getBigUint64(at + 16, true));
    if (kind === "fmt ") samples = readSampleFormat(view, at + 8);
    if (kind === "data" && samples) {
      const bytes = size === ELSEWHERE ? longSize : size;
      return { ...samples, start: at + 8, frames: Math.floor(bytes / samples.frameBytes) };
    }
    at += 8 + size + (size % 2);
  }
  throw new WavProblem(translate("The WAV file has no samples where they are expected."));
}

function readSampleFormat(view: DataView, at: number) {
  const tag = view.getUint16(at, true);
  const channels = view.getUint16(at + 2, true);
  const bits = view.getUint16(at + 14, true);
  const kind = tag === EXTENSIBLE ? view.getUint16(at + 24, true) : tag;
  const encoding = encodingOf(kind, bits);
  const frameBytes = (channels * bits) / 8;
  return { channels, rate: view.getUint32(at + 4, true), encoding, frameBytes };
}

function encodingOf(kind: number, bits: number): Encoding {
  if (kind === FLOAT && bits === 32) return "float32";
  if (kind === PCM && bits === 16) return "int16";
  if (kind === PCM && bits === 24) return "int24";
  if (kind === PCM && bits === 32) return "int32";
  throw new WavProblem(
    translate("The WAV file has {bits}-bit samples of a kind that is not read here.", { bits }),
  );
}

function fourLetters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)));
}

/** Whole frames as one array a channel; full scale is 1. */
export function readFrames(format: WavFormat, bytes: ArrayBuffer): Float32Array<ArrayBuffer>[] {
  const { channels, encoding } = format;
  const frames = Math.floor(bytes.byteLength / format.frameBytes);
  const read = READERS[encoding](bytes);
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame += 1) {
      samples[frame] = read(frame * channels + channel);
    }
    return samples;
  });
}

type ReadSample = (index: number) => number;

const READERS: Record<Encoding, (bytes: ArrayBuffer) => ReadSample> = {
  int16: (bytes) => {
    const view = new DataView(bytes);
    return (index) => view.getInt16(2 * index, true) / 0x8000;
  },
  int24: (bytes) => {
    const octets = new Uint8Array(bytes);
    return (index) => {
      const at = 3 * index;
      const low = (octets[at] ?? 0) | ((octets[at + 1] ?? 0) << 8);
      // Shifted to the top, so that the sign is carried down.
      return (low * 256 + ((octets[at + 2] ?? 0) << 24)) / 0x80000000;
    };
  },
  int32: (bytes) => {
    const view = new DataView(bytes);
    return (index) => view.getInt32(4 * index, true) / 0x80000000;
  },
  float32: (bytes) => {
    const view = new DataView(bytes);
    return (index) => view.getFloat32(4 * index, true);
  },
};
