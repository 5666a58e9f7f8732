/**
 * One file on its way to the server: cut into parts, each sent with retries, going on from what
 * the server already has. Knows no page; `Transport` is the network.
 */
import { ApiProblem } from "../shared/api";
import { backoffDelay, pause } from "../shared/backoff";
import type { Clip } from "../shared/clip";
import { list, number, type Reader, record, text } from "../shared/shape";

export interface Upload {
  id: string;
  name: string;
  size: number;
  part_size: number;
  parts: number;
  /** numbers of the parts the server has, from 1 */
  received: number[];
}

export const readUpload: Reader<Upload> = record<Upload>({
  id: text,
  name: text,
  size: number,
  part_size: number,
  parts: number,
  received: list(number),
});

export interface Transport {
  begin(project: string, name: string, size: number, signal: AbortSignal): Promise<Upload>;
  status(id: string, signal: AbortSignal): Promise<Upload>;
  /** `sent` hears the bytes of this part that have left */
  put(
    id: string,
    part: number,
    bytes: Blob,
    sent: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<Upload>;
  complete(id: string, signal: AbortSignal): Promise<Clip>;
  remove(id: string): Promise<void>;
}

export interface TransferOptions {
  transport: Transport;
  signal: AbortSignal;
  /** bytes that have left, of the whole file */
  onProgress: (sent: number) => void;
  /** every byte is there; the server looks at the clip now */
  onChecking: () => void;
  /** a part did not get through and is tried again in so many milliseconds; 0 when it went on */
  onWaiting: (milliseconds: number) => void;
  /** how often a server that answers is asked; one out of reach is tried until the signal ends it */
  attempts?: number;
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  delay?: (attempt: number) => number;
}

/** The bytes of part `part` (from 1): where it starts and ends in the file. */
export function partRange(part: number, size: number, partSize: number): [number, number] {
  const start = (part - 1) * partSize;
  return [start, Math.min(size, start + partSize)];
}

/** Numbers of the parts that are still to be sent. */
export function missingParts(upload: Upload): number[] {
  const received = new Set(upload.received);
  return Array.from({ length: upload.parts }, (_, index) => index + 1).filter(
    (part) => !received.has(part),
  );
}

/** Uploads a file into a project and returns the clip; a refusal is an ApiProblem with a sentence. */
export async function transfer(
  file: File,
  project: string,
  options: TransferOptions,
): Promise<Clip> {
  const { transport, signal } = options;
  const retry = <T>(work: () => Promise<T>) => withRetries(work, options);
  const upload = await retry(() => transport.begin(project, file.name, file.size, signal));
  try {
    await sendParts(file, upload, options);
    options.onChecking();
    return await retry(() => transport.complete(upload.id, signal));
  } catch (error) {
    // Whatever ended it, the parts are of no more use; that they go is no news to the viewer.
    await transport.remove(upload.id).catch(() => undefined);
    throw error;
  }
}

async function sendParts(file: File, upload: Upload, options: TransferOptions): Promise<void> {
  const { transport, signal, onProgress } = options;
  let state = upload;
  let missing = missingParts(state);
  while (missing.length > 0) {
    for (const part of missing) {
      const [start, end] = partRange(part, state.size, state.part_size);
      state = await withRetries(
        () =>
          transport.put(
            upload.id,
            part,
            file.slice(start, end),
            (sent) => {
              onProgress(start + sent);
            },
            signal,
          ),
        options,
      );
      onProgress(end);
    }
    // What the server says it has is the truth, not what was sent.
    const before = missing.length;
    state = await withRetries(() => transport.status(upload.id, signal), options);
    missing = missingParts(state);
    if (missing.length >= before) {
      throw new ApiProblem("parts_lost", "The studio keeps losing this file. Try again later.", 0);
    }
  }
}

async function withRetries<T>(work: () => Promise<T>, options: TransferOptions): Promise<T> {
  const { signal, onWaiting, attempts = 8, wait = pause, delay = backoffDelay } = options;
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      const result = await work();
      if (attempt > 0) onWaiting(0);
      return result;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ApiProblem && error.passing)) throw error;
      if (error.code !== "unreachable" && attempt + 1 >= attempts) throw error;
      const milliseconds = delay(attempt);
      onWaiting(milliseconds);
      await wait(milliseconds, signal);
    }
  }
}
