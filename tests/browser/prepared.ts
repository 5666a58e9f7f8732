/**
 * Before all browser tests, and once for all of them: the browser is unpacked, the front end built and
 * a data folder made.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { findChromium } from "../../frontend/scripts/browser.js";
import { environment, python, ROOT } from "./site";

declare module "vitest" {
  interface ProvidedContext {
    /** the data folder that each site begins with a copy of */
    prepared: string;
  }
}

const FRONTEND = join(ROOT, "frontend");

/** Builds the front end where what is there is older than its source. */
async function buildFrontend(): Promise<void> {
  const manifest = join(FRONTEND, "dist/.vite/manifest.json");
  const files = readdirSync(join(FRONTEND, "src"), { recursive: true, encoding: "utf8" });
  const newest = Math.max(...files.map((file) => statSync(join(FRONTEND, "src", file)).mtimeMs));
  if (existsSync(manifest) && statSync(manifest).mtimeMs > newest) return;
  await build({ root: FRONTEND, configFile: join(FRONTEND, "vite.config.ts"), logLevel: "error" });
}

export default async function prepare(project: TestProject): Promise<() => void> {
  await Promise.all([findChromium(), buildFrontend()]);
  const data = mkdtempSync(join(tmpdir(), "studio-"));
  await promisify(execFile)(python(), [join(ROOT, "tests/browser/prepare.py"), data], {
    cwd: ROOT,
    env: environment(data),
  });
  project.provide("prepared", data);
  return () => {
    rmSync(data, { recursive: true, force: true });
  };
}
