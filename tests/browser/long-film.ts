/** Films that go up in several parts. */
import { writeFileSync } from "node:fs";

/** Bytes of a part of an upload. */
export const PART = 8 * 1024 * 1024;

/** Puts so many bytes that no player looks at (a "free" box) behind an MP4. */
export function lengthen(film: string, bytes: number): void {
  const free = Buffer.alloc(bytes);
  free.writeUInt32BE(free.length, 0);
  free.write("free", 4, "latin1");
  writeFileSync(film, free, { flag: "a" });
}
