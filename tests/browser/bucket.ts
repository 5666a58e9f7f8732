/** A real S3 server, and the line by which browsers reach it, which can be cut. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { python } from "./site";

const SCRIPT = fileURLToPath(new URL("bucket.py", import.meta.url));

export class Bucket {
  private constructor(
    /** what the site must know of it */
    readonly variables: NodeJS.ProcessEnv,
    private readonly server: ChildProcess,
    private readonly line: Line,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Bucket> {
    const folder = mkdtempSync(join(tmpdir(), "bucket-"));
    const server = spawn(python(), [SCRIPT, folder], { stdio: ["pipe", "pipe", "inherit"] });
    const [told] = (await once(server.stdout, "data")) as [Buffer];
    const variables = JSON.parse(told.toString()) as { S3_ENDPOINT_URL: string };
    const line = await Line.to(Number(new URL(variables.S3_ENDPOINT_URL).port));
    const known = { ...variables, S3_PUBLIC_ENDPOINT_URL: line.address };
    return new Bucket(known, server, line, folder);
  }

  /** The address by which browsers reach it. */
  get address(): string {
    return this.line.address;
  }

  /** Lets so many more bytes come up the browsers' line and cuts it; resolves when it is cut. */
  cutAfter(bytes: number): Promise<void> {
    return this.line.cutAfter(bytes);
  }

  mend(): void {
    this.line.mend();
  }

  async stop(): Promise<void> {
    this.line.end();
    const ended = once(this.server, "exit");
    this.server.stdin?.end();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Passes bytes on to a port of this machine, as long as it is not cut. */
class Line {
  readonly #open = new Set<Socket>();
  readonly #listener: Server;
  #cut = false;
  #left = Infinity;
  #told: (() => void) | null = null;

  private constructor(private readonly port: number) {
    this.#listener = createServer((caller) => {
      this.#pass(caller);
    });
  }

  static async to(port: number): Promise<Line> {
    const line = new Line(port);
    line.#listener.listen(0, "127.0.0.1");
    await once(line.#listener, "listening");
    return line;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#listener.address() as AddressInfo).port}`;
  }

  cutAfter(bytes: number): Promise<void> {
    this.#cut = false;
    this.#left = bytes;
    return new Promise((resolve) => {
      this.#told = resolve;
    });
  }

  mend(): void {
    this.#cut = false;
    this.#left = Infinity;
  }

  end(): void {
    this.#cutNow();
    this.#listener.close();
  }

  #pass(caller: Socket): void {
    if (this.#cut) {
      caller.resetAndDestroy();
      return;
    }
    const server = connect(this.port, "127.0.0.1");
    for (const socket of [caller, server]) {
      this.#open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        this.#open.delete(socket);
        caller.destroy();
        server.destroy();
      });
    }
    caller.on("data", (bytes) => {
      this.#left -= bytes.length;
      if (this.#left <= 0 && !this.#cut) this.#cutNow();
    });
    caller.pipe(server);
    server.pipe(caller);
  }

  #cutNow(): void {
    this.#cut = true;
    for (const socket of this.#open) socket.resetAndDestroy();
    this.#told?.();
  }
}
