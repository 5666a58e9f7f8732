/** Films that go up in several parts. */
import { statSync, truncateSync, writeFileSync } from "node:fs";

/** Bytes of a part of an upload. */
export const PART = 8 * 1024 * 1024;

/**
 * Puts so many bytes (16 at least) that no player looks at behind an MP4 ("free" box) or a WebM (Void).
 * They are zeros, and take no room on the disk.
 */
export function lengthen(film: string, bytes: number): void {
  const { size } = statSync(film);
  const head = Buffer.alloc(16);
  if (film.endsWith(".webm")) {
    head.writeUInt8(0xec, 0);
    head.writeBigUInt64BE(BigInt(bytes - 9) | (1n << 56n), 1);
  } else {
    head.writeUInt32BE(1, 0); // the length follows the name, in eight bytes
    head.write("free", 4, "latin1");
    head.writeBigUInt64BE(BigInt(bytes), 8);
  }
  writeFileSync(film, head, { flag: "a" });
  truncateSync(film, size + bytes);
}
