/** Files as they lie, with byte ranges, and nothing else: no cookies, no headers of the site. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".webm": "video/webm" };

/**
 * At a free port. `find` names the file of a path.
 * @param {(path: string) => string} find
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export function serveFiles(find) {
  const server = createServer((request, response) => {
    const file = find(new URL(request.url ?? "/", "http://any.test").pathname);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const { size } = statSync(file);
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    const start = Number(range?.[1] ?? 0);
    const end = range?.[2] ? Number(range[2]) : size - 1;
    response.writeHead(range ? 206 : 200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": end - start + 1,
      "Accept-Ranges": "bytes",
      ...(range ? { "Content-Range": `bytes ${start}-${end}/${size}` } : {}),
    });
    createReadStream(file, { start, end }).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      if (at === null || typeof at === "string") reject(new Error("There is no port."));
      else resolve({ address: `http://127.0.0.1:${at.port}`, close: () => server.close() });
    });
  });
}
