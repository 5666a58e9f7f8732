/**
 * A page of its own with the player's modules, as strict as the site: for rendering sound and for
 * playing it where the whole studio is not needed. Files of a folder are served by byte ranges.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, Page, Route } from "playwright-core";
import { build } from "vite";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { omnitoneWithoutEval } from "../../frontend/vite.omnitone";
import { python } from "./site";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ADDRESS = "http://workbench.test/";
const POLICY = "default-src 'self'; media-src 'self' blob:";
const TYPES: Record<string, string> = {
  js: "text/javascript",
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

/** What a test's page may be given: a script, and what makes its sounds in Python. */
export class Workbench {
  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    readonly folder: string,
  ) {}

  static async open(script: string, sounds?: string): Promise<Workbench> {
    const folder = mkdtempSync(join(tmpdir(), "workbench-"));
    const [browser, files] = await Promise.all([
      openBrowser(),
      bundle(script),
      sounds === undefined
        ? null
        : promisify(execFile)(python(), [here(sounds), folder], { cwd: here("../..") }),
    ]);
    const page = await browser.newPage();
    const bench = new Workbench(browser, page, folder);
    await page.route(`${ADDRESS}**`, (route) => bench.#answer(route, files));
    await page.goto(ADDRESS);
    return bench;
  }

  #answer(route: Route, files: Map<string, string | Uint8Array>): Promise<void> {
    const name = new URL(route.request().url()).pathname.slice(1);
    const built = files.get(name);
    const path = join(this.folder, name);
    const contentType = TYPES[name.split(".").pop() ?? ""] ?? "text/html";
    const headers = { "Content-Security-Policy": POLICY, "Content-Type": contentType };
    if (name === "") {
      const body = '<!doctype html><body><script type="module" src="/page.js"></script>';
      return route.fulfill({ headers, body });
    }
    if (built !== undefined) return route.fulfill({ headers, body: Buffer.from(built) });
    if (!existsSync(path)) return route.fulfill({ status: 404, body: "" });
    return this.#fulfillRange(route, readFileSync(path), headers);
  }

  #fulfillRange(route: Route, file: Buffer, headers: Record<string, string>): Promise<void> {
    const asked = /bytes=(\d+)-(\d*)/.exec(route.request().headers()["range"] ?? "");
    if (!asked) return route.fulfill({ headers, body: file });
    const first = Number(asked[1]);
    const last = Math.min(asked[2] ? Number(asked[2]) : Infinity, file.length - 1);
    const range = `bytes ${first}-${last}/${file.length}`;
    const ranged = { ...headers, "Accept-Ranges": "bytes", "Content-Range": range };
    return route.fulfill({ status: 206, headers: ranged, body: file.subarray(first, last + 1) });
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
