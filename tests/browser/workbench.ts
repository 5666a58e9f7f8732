/**
 * A page of its own with the player's modules, as strict as the site: for rendering sound and for
 * playing it where the whole studio is not needed. Files of a folder are served by byte ranges.
 */
import { execFile } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { omnitoneWithoutEval } from "../../frontend/vite.omnitone";
import { python } from "./site";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PAGE =
  '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script>';
const POLICY = "default-src 'self'; media-src 'self' blob:";
const TYPES: Record<string, string> = {
  js: "text/javascript",
  json: "application/json",
  wav: "audio/wav",
  flac: "audio/flac",
  webm: "video/webm",
  mp4: "video/mp4",
  ogg: "audio/ogg",
};

/** What vite makes of a page's script: file names and contents. */
async function bundle(script: string): Promise<Map<string, string | Uint8Array>> {
  const output = await build({
    root: here("../../frontend"),
    configFile: false,
    base: "/",
    logLevel: "error",
    plugins: [omnitoneWithoutEval()],
    resolve: {
      alias: { "@src": here("../../frontend/src") },
      // What a page imports itself is installed in frontend/.
      dedupe: ["omnitone", "three"],
    },
    build: {
      write: false,
      minify: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: here(script), output: { entryFileNames: "page.js" } },
    },
  });
  const [built] = [output].flat();
  if (!built || !("output" in built)) throw new Error("vite built nothing.");
  return new Map(
    built.output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]),
  );
}

/** A page with a script, and with the files that Python made for it. */
export class Workbench {
  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    private readonly server: Server,
    /** where the files that Python made lie */
    readonly folder: string,
  ) {}

  /** `sounds`: the Python script, beside this file, that fills the folder, and its arguments. */
  static async open(script: string, sounds: readonly string[] = []): Promise<Workbench> {
    const folder = mkdtempSync(join(tmpdir(), "workbench-"));
    const [maker, ...given] = sounds;
    const [browser, files] = await Promise.all([
      openBrowser(),
      bundle(script),
      maker === undefined
        ? null
        : promisify(execFile)(python(), [here(maker), folder, ...given], { cwd: here("../..") }),
    ]);
    const server = createServer((request, response) => {
      answer(request, response, files, folder);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` });
    const page = await context.newPage();
    return new Workbench(browser, page, server, folder).#opened();
  }

  async #opened(): Promise<this> {
    this.page.on("pageerror", (error) => {
      console.error(error);
    });
    await this.page.goto("/");
    return this;
  }

  /** A file that Python made. */
  file(name: string): string {
    return join(this.folder, name);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: Map<string, string | Uint8Array>,
  folder: string,
): void {
  const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
  response.setHeader("Content-Security-Policy", POLICY);
  response.setHeader("Content-Type", TYPES[name.split(".").pop() ?? ""] ?? "text/html");
  const built = name === "" ? PAGE : files.get(name);
  if (built !== undefined) response.end(built);
  else if (existsSync(join(folder, name))) sendFile(request, response, join(folder, name));
  else response.writeHead(404).end();
}

function sendFile(request: IncomingMessage, response: ServerResponse, path: string): void {
  const { size } = statSync(path);
  response.setHeader("Accept-Ranges", "bytes");
  const asked = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "");
  const start = Number(asked?.[1] ?? 0);
  const end = Math.min(asked?.[2] ? Number(asked[2]) : Infinity, size - 1);
  if (asked) response.setHeader("Content-Range", `bytes ${start}-${end}/${size}`);
  response.writeHead(asked ? 206 : 200, { "Content-Length": end - start + 1 });
  createReadStream(path, { start, end }).pipe(response);
}
