/** Knowing a file again, and its parts' checksums. */

const PROBE = 64 * 1024;

/** SHA-256, or null where the page has no secure context and thus no cryptography. */
async function sha256(bytes: Blob): Promise<Uint8Array | null> {
  if (!("subtle" in crypto)) return null; // plain http on a local network
  const content = new Uint8Array(await bytes.arrayBuffer());
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content));
}

/** The checksum of a part in base64, as servers want it; empty where it cannot be known. */
export async function checksumOf(bytes: Blob): Promise<string> {
  const digest = await sha256(bytes);
  return digest ? btoa(String.fromCharCode(...digest)) : "";
}

/** The same text for the same file: of its name, size, date and its first and last bytes. */
export async function fingerprintOf(file: File): Promise<string> {
  const facts = [file.name, file.size, file.lastModified].join("\n");
  const ends = [file.slice(0, PROBE), file.slice(Math.max(0, file.size - PROBE))];
  const digest = await sha256(new Blob([facts, ...ends]));
  const hex = digest && [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex ?? `${file.size} ${file.lastModified} ${file.name}`.slice(0, 128);
}
