/** The real site on a data folder of its own, with the embedded worker, at a free port. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inject } from "vitest";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const PASSWORD = "a-long-password-of-alice";

/** Real recorded clips, where the reference folder lies beside the checkout. */
export const RECORDED = join(ROOT, "../shared/clips/recorded");

/** The interpreter of the project. */
export function python(): string {
  const own = join(ROOT, ".venv/bin/python");
  return existsSync(own) ? own : "python3";
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The settings of a site whose data lies there, whatever is set for other sites. */
export function environment(data: string): NodeJS.ProcessEnv {
  const ours = /^(STUDIO_|S3_|AWS_|DATABASE_URL|REDIS_URL|LD_LIBRARY_PATH|DJANGO_)/;
  const rest = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return {
    ...Object.fromEntries(rest),
    STUDIO_DATA: data,
    STUDIO_DEVICE: "cpu",
    OMP_NUM_THREADS: "1",
  };
}

export class Site {
  private constructor(
    readonly address: string,
    readonly data: string,
    private readonly server: ChildProcess,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** `more`: variables beyond the defaults. */
  static async start(more: NodeJS.ProcessEnv = {}): Promise<Site> {
    const data = mkdtempSync(`${inject("prepared")}-`);
    cpSync(inject("prepared"), data, { recursive: true });
    const env = { ...environment(data), ...more };
    const port = await freePort();
    const command = ["-m", "uvicorn", "webapp.asgi:application", "--lifespan", "on"];
    const log = join(data, "site.log");
    const shell = `exec "$0" "$@" >"${log}" 2>&1`;
    const server = spawn(
      "/bin/sh",
      ["-c", shell, python(), ...command, "--port", String(port), "--log-level", "warning"],
      { cwd: ROOT, env },
    );
    const site = new Site(`http://127.0.0.1:${port}`, data, server, env);
    await site.#answers();
    return site;
  }

  /** Of the server's process. */
  get pid(): number {
    return this.server.pid ?? NaN;
  }

  clip(name: string): string {
    return join(this.data, "clips", name);
  }

  /** Does a command of `manage.py` on its data. */
  async manage(...words: string[]): Promise<void> {
    await promisify(execFile)(python(), [join(ROOT, "manage.py"), ...words], {
      cwd: ROOT,
      env: this.env,
    });
  }

  get log(): string {
    return readFileSync(join(this.data, "site.log"), "utf8");
  }

  async #answers(): Promise<void> {
    for (let attempt = 0; attempt < 150; attempt += 1) {
      if (this.server.exitCode !== null) break;
      const answer = await fetch(`${this.address}/sign-in/`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { log } = this;
    await this.stop();
    throw new Error(`The site did not start:\n${log}`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once("exit", resolve));
    if (this.server.exitCode === null) {
      this.server.kill("SIGTERM");
      const late = setTimeout(() => this.server.kill("SIGKILL"), 8000);
      await ended;
      clearTimeout(late);
    }
    rmSync(this.data, { recursive: true, force: true });
  }
}
