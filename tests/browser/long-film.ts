/** Films that go up in several parts. */
import { writeFileSync } from "node:fs";

/** Bytes of a part of an upload. */
export const PART = 8 * 1024 * 1024;

/** Puts so many bytes that no player looks at behind an MP4 ("free" box) or a WebM (Void). */
export function lengthen(film: string, bytes: number): void {
  const free = Buffer.alloc(bytes);
  if (film.endsWith(".webm")) {
    free.writeUInt8(0xec, 0);
    free.writeBigUInt64BE(BigInt(bytes - 9) | (1n << 56n), 1);
  } else {
    free.writeUInt32BE(bytes, 0);
    free.write("free", 4, "latin1");
  }
  writeFileSync(film, free, { flag: "a" });
}
