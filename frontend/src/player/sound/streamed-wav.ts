/**
 * A WAV file on a server as samples: what follows is read a few seconds ahead and what was heard is
 * forgotten, so that an hour costs no more memory than a minute.
 */
import { translate } from "../../shared/translate";
import { type Pcm, PcmProblem, RATE, type Samples } from "./pcm";
import { Interrupted, later, RemoteFile } from "./remote-file";
import { HEADER_BYTES, readFrames, readWavHeader, type WavFormat } from "./wav";

/** Blocks kept in memory of each sound; what was heard longest ago goes first. */
const KEPT = 40;
/** Blocks that are read ahead, with one request where possible. */
const AHEAD = 10;
/** So many are always at hand before more are asked for. */
const ENOUGH = 6;
/** A broken connection is tried again so often, first after this pause (in milliseconds). */
const ATTEMPTS = 4;
const PAUSE = 300;

/** A WAV file at 48 kHz; `making` is told how far the server is while it makes the file. */
export async function openWav(
  url: string,
  signal?: AbortSignal,
  making: (fraction: number) => void = () => undefined,
): Promise<Pcm> {
  const end = new AbortController();
  const anyEnd = signal ? AbortSignal.any([signal, end.signal]) : end.signal;
  const file = new RemoteFile(url, anyEnd);
  const format = readWavHeader(await file.head(HEADER_BYTES, making));
  if (format.rate !== RATE) {
    throw new PcmProblem(
      translate("The sound has {rate} samples a second; the player needs 48,000.", {
        rate: format.rate,
      }),
    );
  }
  return new StreamedWav(format, file, end);
}

/** A block that is on its way. */
class Coming {
  resolve: (samples: Samples) => void = () => undefined;
  reject: (problem: unknown) => void = () => undefined;
  readonly arrived = new Promise<Samples>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
  /** somebody waits for it; else it is only read ahead */
  wanted = false;

  constructor() {
    // Whoever waits for it is told all the same.
    this.arrived.catch(() => undefined);
  }
}

/** What is read ahead: blocks from `first` up to, not including, `last`. */
interface Reading {
  readonly first: number;
  readonly last: number;
  readonly stop: AbortController;
}

class StreamedWav implements Pcm {
  readonly channels: number;
  readonly frames: number;
  /** in order of use, the latest last */
  readonly #kept = new Map<number, Samples>();
  readonly #coming = new Map<number, Coming>();
  #reading: Reading | null = null;

  constructor(
    private readonly format: WavFormat,
    private readonly file: RemoteFile,
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
    if (!this.#coming.has(index)) void this.#read(index, index + 1, this.end.signal);
    const coming = this.#coming.get(index) ?? new Coming();
    coming.wanted = true;
    return coming.arrived;
  }

  ahead(index: number): void {
    const reading = this.#reading;
    if (reading) {
      if (index < reading.last && index + AHEAD > reading.first) return;
      reading.stop.abort();
    }
    const end = Math.min(Math.ceil(this.frames / RATE), index + AHEAD);
    const first = this.#next(index, end, false);
    if (first >= end || first >= index + ENOUGH) return;
    const stop = new AbortController();
    const next: Reading = { first, last: this.#next(first, end, true), stop };
    this.#reading = next;
    const signal = AbortSignal.any([stop.signal, this.end.signal]);
    void this.#read(next.first, next.last, signal).finally(() => {
      if (this.#reading === next) this.#reading = null;
    });
  }

  /** The next block from `index` on that is, or is not, here or on its way. */
  #next(index: number, end: number, there: boolean): number {
    let block = index;
    while (block < end && (this.#kept.has(block) || this.#coming.has(block)) !== there) block += 1;
    return block;
  }

  /** Reads blocks one after the other; each is there as soon as its bytes are. */
  async #read(first: number, last: number, signal: AbortSignal): Promise<void> {
    for (let index = first; index < last; index += 1) this.#coming.set(index, new Coming());
    let next = first;
    for (let attempt = 0; next < last; attempt += 1) {
      try {
        for await (const samples of this.#stream(next, last, signal)) {
          this.#keep(next, samples);
          next += 1;
          attempt = 0;
        }
      } catch (problem) {
        if (attempt < ATTEMPTS && problem instanceof Interrupted && !signal.aborted) {
          await later(PAUSE * 2 ** attempt);
        } else {
          this.#giveUp(next, last, signal.aborted, problem);
          return;
        }
      }
    }
  }

  async *#stream(first: number, last: number, signal: AbortSignal): AsyncGenerator<Samples> {
    const { start, frameBytes } = this.format;
    const bytesOf = (from: number, to: number) =>
      (Math.min(to * RATE, this.frames) - from * RATE) * frameBytes;
    const from = start + first * RATE * frameBytes;
    let index = first;
    let block = new Uint8Array(bytesOf(index, index + 1));
    let filled = 0;
    for await (const part of this.file.bytes(from, bytesOf(first, last), signal)) {
      for (let taken = 0; taken < part.length && index < last;) {
        const piece = part.subarray(taken, taken + block.length - filled);
        block.set(piece, filled);
        filled += piece.length;
        taken += piece.length;
        if (filled < block.length) continue;
        yield readFrames(this.format, block.buffer);
        index += 1;
        filled = 0;
        if (index < last) block = new Uint8Array(bytesOf(index, index + 1));
      }
    }
    if (index < last)
      throw new Interrupted(translate("The server sent less of the sound than it has."));
  }

  #keep(index: number, samples: Samples): void {
    this.#kept.set(index, samples);
    this.#coming.get(index)?.resolve(samples);
    this.#coming.delete(index);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
  }

  /** What was read ahead in vain is dropped; what somebody waits for is asked for by itself. */
  #giveUp(first: number, last: number, stopped: boolean, problem: unknown): void {
    for (let index = first; index < last; index += 1) {
      const coming = this.#coming.get(index);
      this.#coming.delete(index);
      if (coming?.wanted && stopped && !this.end.signal.aborted) {
        this.block(index).then(coming.resolve, coming.reject);
      } else coming?.reject(problem);
    }
  }

  close(): void {
    this.end.abort();
    this.#kept.clear();
  }
}
