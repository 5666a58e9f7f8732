/**
 * Samples of a sound in blocks of one second, wherever they come from: a WAV file read by byte
 * ranges, so that an hour costs no more memory than a minute, or a short file decoded whole.
 */
import { HEADER_BYTES, readFrames, readWavHeader, type WavFormat } from "./wav";

export const RATE = 48_000;
/** Blocks kept in memory of each sound; what was heard last goes first. */
const KEPT = 32;
/** Longer files are not decoded whole: they would fill the memory. */
export const DECODED_MAX = 240;

export type Samples = readonly Float32Array<ArrayBuffer>[];

export class PcmProblem extends Error {}

export interface Pcm {
  readonly channels: number;
  readonly frames: number;
  /** The block that starts at second `index`; the last one is shorter. Never one past the end. */
  block(index: number): Promise<Samples>;
  /** The same, if it is in memory already. */
  ready(index: number): Samples | null;
  close(): void;
}

/** A WAV file at 48 kHz on a server. */
export async function openWav(url: string): Promise<Pcm> {
  const end = new AbortController();
  const head = await fetchBytes(url, 0, HEADER_BYTES, end.signal);
  const format = readWavHeader(head.bytes);
  if (format.rate !== RATE) {
    throw new PcmProblem(`The sound has ${format.rate} samples a second; the player needs 48,000.`);
  }
  const read = head.whole
    ? (from: number, length: number) => Promise.resolve(head.bytes.slice(from, from + length))
    : async (from: number, length: number) =>
        (await fetchBytes(url, from, length, end.signal)).bytes;
  return new WavPcm(format, read, end);
}

interface Fetched {
  bytes: ArrayBuffer;
  /** The server does not know ranges and sent the file. */
  whole: boolean;
}

async function fetchBytes(
  url: string,
  from: number,
  length: number,
  signal: AbortSignal,
): Promise<Fetched> {
  const headers = { Range: `bytes=${from}-${from + length - 1}` };
  const answer = await fetch(url, { headers, signal });
  if (!answer.ok) throw new PcmProblem(`The server answered ${answer.status} for the sound.`);
  return { bytes: await answer.arrayBuffer(), whole: answer.status === 200 };
}

class WavPcm implements Pcm {
  readonly channels: number;
  readonly frames: number;
  /** in order of use, the latest last */
  readonly #kept = new Map<number, Samples>();
  readonly #coming = new Map<number, Promise<Samples>>();

  constructor(
    private readonly format: WavFormat,
    private readonly read: (from: number, length: number) => Promise<ArrayBuffer>,
    private readonly end: AbortController,
  ) {
    this.channels = format.channels;
    this.frames = format.frames;
  }

  ready(index: number): Samples | null {
    const samples = this.#kept.get(index);
    if (!samples) return null;
    this.#kept.delete(index);
    this.#kept.set(index, samples);
    return samples;
  }

  block(index: number): Promise<Samples> {
    const ready = this.ready(index);
    if (ready) return Promise.resolve(ready);
    const coming = this.#coming.get(index) ?? this.#fetch(index);
    this.#coming.set(index, coming);
    return coming;
  }

  async #fetch(index: number): Promise<Samples> {
    const { frameBytes, start } = this.format;
    const first = index * RATE;
    const count = Math.min(RATE, this.frames - first);
    try {
      const samples = readFrames(
        this.format,
        await this.read(start + first * frameBytes, count * frameBytes),
      );
      this.#kept.set(index, samples);
      for (const oldest of this.#kept.keys()) {
        if (this.#kept.size <= KEPT) break;
        this.#kept.delete(oldest);
      }
      return samples;
    } finally {
      this.#coming.delete(index);
    }
  }

  close(): void {
    this.end.abort();
    this.#kept.clear();
  }
}

/** A short file of any kind that the browser knows, decoded whole. */
export async function openDecoded(url: string, seconds: number): Promise<Pcm> {
  if (seconds > DECODED_MAX) {
    throw new PcmProblem("This sound is too long to be held ready beside another one.");
  }
  const answer = await fetch(url);
  if (!answer.ok) throw new PcmProblem(`The server answered ${answer.status} for the sound.`);
  const decoder = new OfflineAudioContext(1, 1, RATE);
  return new DecodedPcm(await decoder.decodeAudioData(await answer.arrayBuffer()));
}

export class DecodedPcm implements Pcm {
  readonly channels: number;
  readonly frames: number;
  #samples: Samples;

  constructor(buffer: AudioBuffer) {
    this.channels = buffer.numberOfChannels;
    this.frames = buffer.length;
    this.#samples = Array.from({ length: this.channels }, (_, channel) =>
      buffer.getChannelData(channel),
    );
  }

  ready(index: number): Samples {
    return this.#samples.map((channel) => channel.subarray(index * RATE, (index + 1) * RATE));
  }

  block(index: number): Promise<Samples> {
    return Promise.resolve(this.ready(index));
  }

  close(): void {
    this.#samples = [];
  }
}
