/**
 * One file on its way to the server: cut into parts, several under way at a time, each sent with
 * retries, going on from what the server already has. Knows no page; `Transport` is the network.
 */
import { ApiProblem } from "../shared/api";
import { backoffDelay, pause } from "../shared/backoff";
import type { Clip } from "../shared/clip";
import { translate } from "../shared/translate";
import { checksumOf, fingerprintOf } from "./fingerprint";
import { Gate } from "./gate";
import { missingParts, partRange, receivedBytes, type Transport, type Upload } from "./upload";

const PARTS_AT_ONCE = 3;
const ASK_EVERY = 700;
/** refusals of a part that are the way's fault, not the file's */
const DAMAGED = new Set(["checksum", "part_size"]);

export interface TransferOptions {
  transport: Transport;
  signal: AbortSignal;
  gate?: Gate;
  /** the server has named the upload */
  onBegun?: (upload: Upload) => void;
  /** bytes that have left, of the whole file */
  onProgress: (sent: number) => void;
  /** every byte is there; the server joins the parts and looks at the clip, so far */
  onChecking: (upload: Upload) => void;
  /** a part did not get through and is tried again in so many milliseconds; 0 when it went on */
  onWaiting: (milliseconds: number) => void;
  /** how often a server that answers is asked; one out of reach is tried until the signal ends it */
  attempts?: number;
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  delay?: (attempt: number) => number;
}

/** Uploads a file into a project and returns the clip; a refusal is an ApiProblem with a sentence. */
export async function transfer(
  file: File,
  project: string,
  options: TransferOptions,
): Promise<Clip> {
  const { transport, signal, onBegun } = options;
  const fingerprint = await fingerprintOf(file);
  const announced = { name: file.name, size: file.size, fingerprint };
  const upload = await withRetries((ended) => transport.begin(project, announced, ended), options);
  onBegun?.(upload);
  const open = upload.state === "sending" || upload.state === "refused";
  if (open) await sendParts(file, upload, options);
  signal.throwIfAborted();
  return settled(upload.id, options, open);
}

/** The clip that an upload becomes, once the server is done with it; `complete` has it begin. */
export async function settled(
  id: string,
  options: TransferOptions,
  complete: boolean,
): Promise<Clip> {
  const { transport, signal, onChecking, wait = pause } = options;
  if (complete) await withRetries((ended) => transport.complete(id, ended), options);
  for (;;) {
    const upload = await withRetries((ended) => transport.status(id, ended), options);
    if (upload.clip) return upload.clip;
    if (upload.error) throw new ApiProblem(upload.error.code, upload.error.detail, 422);
    onChecking(upload);
    await wait(ASK_EVERY, signal);
  }
}

async function sendParts(file: File, upload: Upload, options: TransferOptions): Promise<void> {
  let state = upload;
  let missing = missingParts(state);
  while (missing.length > 0) {
    await sendMissing(file, state, missing, options);
    // What the server says it has is the truth, not what was sent.
    const before = missing.length;
    const ask = (ended: AbortSignal) => options.transport.status(upload.id, ended);
    state = await withRetries(ask, options);
    missing = missingParts(state);
    if (missing.length >= before) {
      const sentence = translate("The studio keeps losing this file. Try again later.");
      throw new ApiProblem("parts_lost", sentence, 0);
    }
  }
}

/** Sends parts, a few at a time; the first that fails for good ends them all. */
async function sendMissing(
  file: File,
  upload: Upload,
  missing: number[],
  options: TransferOptions,
): Promise<void> {
  const arrived = receivedBytes(upload);
  const leaving = new Map<number, number>();
  const failed = new AbortController();
  const abort = () => {
    failed.abort(options.signal.reason);
  };
  options.signal.addEventListener("abort", abort);
  const queue = [...missing];
  const work = async () => {
    for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
      const number = part;
      await sendPart(file, upload, number, { ...options, signal: failed.signal }, (sent) => {
        leaving.set(number, sent);
        const all = [...leaving.values()].reduce((sum, bytes) => sum + bytes, arrived);
        options.onProgress(all);
      });
    }
  };
  try {
    options.onProgress(arrived);
    await Promise.all(Array.from({ length: PARTS_AT_ONCE }, work));
  } catch (error) {
    failed.abort(error);
    throw error;
  } finally {
    options.signal.removeEventListener("abort", abort);
  }
}

async function sendPart(
  file: File,
  upload: Upload,
  part: number,
  options: TransferOptions,
  sent: (bytes: number) => void,
): Promise<void> {
  const [start, end] = partRange(part, upload.size, upload.part_size);
  const bytes = file.slice(start, end);
  const checksum = await checksumOf(bytes);
  await withRetries(async (ended) => {
    sent(0);
    const offer = await options.transport.offer(upload.id, part, checksum, ended);
    await options.transport.put(offer, bytes, sent, ended);
  }, options);
  sent(end - start);
}

async function withRetries<T>(
  work: (signal: AbortSignal) => Promise<T>,
  options: TransferOptions,
): Promise<T> {
  const { signal, onWaiting, attempts = 8, wait = pause, delay = backoffDelay } = options;
  const gate = options.gate ?? new Gate();
  for (let attempt = 0; ; attempt += 1) {
    try {
      const result = await gate.through(signal, work);
      if (attempt > 0) onWaiting(0);
      return result;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ApiProblem) || !(error.passing || DAMAGED.has(error.code)))
        throw error;
      if (error.code !== "unreachable" && attempt + 1 >= attempts) throw error;
      const milliseconds = delay(attempt);
      onWaiting(milliseconds);
      await wait(milliseconds, signal);
    }
  }
}
