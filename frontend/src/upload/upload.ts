/** An upload as the server tells it, and the network that carries it. */
import type { Clip } from "../shared/clip";
import { readClip } from "../shared/clip";
import { list, nullable, number, oneOf, type Reader, record, text } from "../shared/shape";

export interface Upload {
  id: string;
  name: string;
  size: number;
  part_size: number;
  parts: number;
  /** numbers of the parts the server has, from 1 */
  received: number[];
  fingerprint: string;
  state: "sending" | "joining" | "probing" | "ready" | "refused";
  /** how far joining or probing is, 0 to 1 */
  fraction: number;
  error: { code: string; detail: string } | null;
  clip: Clip | null;
}

export const readUpload: Reader<Upload> = record<Upload>({
  id: text,
  name: text,
  size: number,
  part_size: number,
  parts: number,
  received: list(number),
  fingerprint: text,
  state: oneOf("sending", "joining", "probing", "ready", "refused"),
  fraction: number,
  error: nullable(record({ code: text, detail: text })),
  clip: nullable(readClip),
});

/** What is announced of a file. */
export interface Announced {
  name: string;
  size: number;
  fingerprint: string;
}

/** Where a part goes: to the site or, presigned, to its bucket. */
export interface PartOffer {
  number: number;
  url: string;
  headers: Record<string, string>;
}

export interface Transport {
  /** a new upload, or the one of the same file that was interrupted */
  begin(project: string, file: Announced, signal: AbortSignal): Promise<Upload>;
  /** one's own uploads into a project that are no clips yet */
  unfinished(project: string, signal: AbortSignal): Promise<Upload[]>;
  status(id: string, signal: AbortSignal): Promise<Upload>;
  offer(id: string, part: number, sha256: string, signal: AbortSignal): Promise<PartOffer>;
  /** `sent` hears the bytes of this part that have left */
  put(
    offer: PartOffer,
    bytes: Blob,
    sent: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
  complete(id: string, signal: AbortSignal): Promise<Upload>;
  remove(id: string): Promise<void>;
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

/** How many bytes of an upload the server has. */
export function receivedBytes(upload: Upload): number {
  return upload.received.reduce((sum, part) => {
    const [start, end] = partRange(part, upload.size, upload.part_size);
    return sum + end - start;
  }, 0);
}
