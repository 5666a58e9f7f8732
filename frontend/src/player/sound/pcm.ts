/**
 * Samples of a sound in blocks of one second, wherever they come from: a WAV file read by byte
 * ranges (`streamed-wav.ts`), or a short file decoded whole.
 */
import { translate } from "../../shared/translate";

export const RATE = 48_000;
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
  /** It will be played from this block on: what follows may be fetched now. */
  ahead(index: number): void;
  close(): void;
}

/** A short file of any kind that the browser knows, decoded whole. */
export async function openDecoded(url: string, seconds: number): Promise<Pcm> {
  if (seconds > DECODED_MAX) {
    throw new PcmProblem(translate("This sound is too long to be held ready beside another one."));
  }
  const answer = await fetch(url);
  if (!answer.ok) throw new PcmProblem(answeredText(answer.status));
  const decoder = new OfflineAudioContext(1, 1, RATE);
  return new DecodedPcm(await decoder.decodeAudioData(await answer.arrayBuffer()));
}

/** What a server's refusal of a sound is told as. */
export function answeredText(status: number): string {
  return translate("The server answered {status} for the sound.", { status });
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

  ahead(): void {
    // All of it is here.
  }

  close(): void {
    this.#samples = [];
  }
}
