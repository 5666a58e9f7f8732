/** Uploads against a real HTTP server that loses parts, answers 503 and refuses, as told. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiProblem } from "../shared/api";
import { missingParts, partRange, transfer, type TransferOptions } from "./transfer";
import { httpTransport } from "./transport";

declare const jsdom: { reconfigure(options: { url: string }): void };

const PART = 1000;
const CLIP = {
  id: "c1",
  name: "harbour.mp4",
  url: "/clips/c1/",
  poster_url: null,
  duration: 10,
  width: 1920,
  height: 960,
};

interface Answer {
  status: number;
  body?: unknown;
}

let server: Server;
let parts: Map<number, Buffer>;
let calls: string[];
let tokens: Set<string>;
/** What the test wants the server to do instead of answering: one entry a call. */
let faults: Map<string, ("drop" | Answer)[]>;
let size = 0;

const state = () => ({
  id: "u1",
  name: CLIP.name,
  size,
  part_size: PART,
  parts: Math.ceil(size / PART),
  received: [...parts.keys()],
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer(name: string, body: Buffer): Answer {
  const put = /^PUT \/api\/uploads\/u1\/parts\/(\d+)$/.exec(name);
  if (put) parts.set(Number(put[1]), body);
  if (put || name === "GET /api/uploads/u1") return { status: 200, body: state() };
  if (name === "POST /api/projects/p1/uploads") {
    ({ size } = JSON.parse(body.toString()) as { size: number });
    return { status: 201, body: state() };
  }
  if (name === "POST /api/uploads/u1/complete") return { status: 201, body: CLIP };
  if (name === "DELETE /api/uploads/u1") return { status: 204 };
  return { status: 404 };
}

/** jsdom remembers the origin it was born with, so to it this server is a foreign one. */
function allowForeignPages(request: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Methods", "PUT");
  response.setHeader("Access-Control-Allow-Headers", "x-csrftoken, content-type");
  if (request.method !== "OPTIONS") return false;
  response.end();
  return true;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (allowForeignPages(request, response)) return;
  const name = `${request.method ?? ""} ${request.url ?? ""}`;
  const body = await bodyOf(request);
  calls.push(name);
  tokens.add(String(request.headers["x-csrftoken"]));
  const fault = faults.get(name)?.shift();
  if (fault === "drop") {
    response.destroy();
    return;
  }
  const { status, body: json } = fault ?? answer(name, body);
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(json === undefined ? "" : JSON.stringify(json));
}

beforeEach(async () => {
  parts = new Map();
  calls = [];
  tokens = new Set();
  faults = new Map();
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  jsdom.reconfigure({ url: `${origin}/projects/p1/` });
  // Node's fetch knows no page to be relative to.
  const nodeFetch = globalThis.fetch;
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => nodeFetch(`${origin}${url}`, init));
  document.head.innerHTML = '<meta name="csrf-token" content="token-of-the-page">';
});

afterEach(async () => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const content = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
const fileOf = (length: number) => new File([content(length)], CLIP.name);

function options(changes: Partial<TransferOptions> = {}): TransferOptions {
  return {
    transport: httpTransport,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onChecking: () => undefined,
    onWaiting: () => undefined,
    wait: () => Promise.resolve(),
    ...changes,
  };
}

const arrived = () => Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes));

describe("a file", () => {
  test("goes up in parts and arrives byte for byte, with the page's token on every call", async () => {
    const progress: number[] = [];
    const clip = await transfer(
      fileOf(3500),
      "p1",
      options({ onProgress: (sent) => progress.push(sent) }),
    );
    expect(clip).toEqual(CLIP);
    expect([...parts.keys()]).toEqual([1, 2, 3, 4]);
    expect(arrived().equals(Buffer.from(content(3500)))).toBe(true);
    expect(progress.at(-1)).toBe(3500);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect([...tokens]).toEqual(["token-of-the-page"]);
  });

  test("survives a dropped connection and a busy server, and says that it waits", async () => {
    faults.set("PUT /api/uploads/u1/parts/2", ["drop", { status: 503 }]);
    const waits: number[] = [];
    const onWaiting = (milliseconds: number) => waits.push(milliseconds);
    await transfer(
      fileOf(2500),
      "p1",
      options({ onWaiting, delay: (attempt) => 100 * (attempt + 1) }),
    );
    expect(arrived().equals(Buffer.from(content(2500)))).toBe(true);
    expect(waits).toEqual([100, 200, 0]);
  });

  test("sends again what the server lost", async () => {
    const lossy = { status: 200, body: { ...state(), size: 2500, parts: 3, received: [1, 3] } };
    faults.set("GET /api/uploads/u1", [lossy]);
    await transfer(fileOf(2500), "p1", options());
    expect(calls.filter((name) => name.endsWith("/parts/2"))).toHaveLength(2);
    expect(arrived()).toHaveLength(2500);
  });
});

describe("a refusal", () => {
  test("by the probe comes as the server's own sentence, once, and the parts are given up", async () => {
    const detail = "This is not a video. Export it as MP4 or WebM.";
    faults.set("POST /api/uploads/u1/complete", [
      { status: 422, body: { code: "not_a_video", detail } },
    ]);
    const refused = await transfer(fileOf(10), "p1", options()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({ code: "not_a_video", message: detail, status: 422 });
    expect(calls.filter((name) => name.endsWith("/complete"))).toHaveLength(1);
    expect(calls.at(-1)).toBe("DELETE /api/uploads/u1");
  });

  test("by the plan comes before any byte is sent", async () => {
    const detail = "Your plan takes clips up to 1 GB.";
    faults.set("POST /api/projects/p1/uploads", [
      { status: 422, body: { code: "too_large", detail } },
    ]);
    await expect(transfer(fileOf(10), "p1", options())).rejects.toThrow(detail);
    expect(calls).toEqual(["POST /api/projects/p1/uploads"]);
  });

  test("without words, as of a proxy, still ends as a sentence", async () => {
    faults.set("PUT /api/uploads/u1/parts/1", [{ status: 413 }]);
    await expect(transfer(fileOf(10), "p1", options())).rejects.toThrow(
      "larger than the studio takes",
    );
  });
});

test("a server that stays broken ends the upload after so many attempts", async () => {
  const broken = { status: 503 };
  faults.set("PUT /api/uploads/u1/parts/1", [broken, broken, broken]);
  await expect(transfer(fileOf(10), "p1", options({ attempts: 3 }))).rejects.toThrow(
    "broke on our side",
  );
  expect(calls.filter((name) => name.endsWith("/parts/1"))).toHaveLength(3);
});

test("a connection that is away for long costs no upload", async () => {
  faults.set("PUT /api/uploads/u1/parts/2", Array<"drop">(12).fill("drop"));
  await transfer(fileOf(2500), "p1", options({ attempts: 3 }));
  expect(arrived()).toHaveLength(2500);
  expect(calls.filter((name) => name.endsWith("/parts/1"))).toHaveLength(1);
});

test("a cancelled upload stops, and the server may forget its parts", async () => {
  const end = new AbortController();
  const onProgress = (sent: number) => {
    if (sent >= 1000) end.abort(new Error("cancelled"));
  };
  await expect(
    transfer(fileOf(5000), "p1", options({ signal: end.signal, onProgress })),
  ).rejects.toThrow();
  expect(parts.size).toBeLessThan(5);
  expect(calls.at(-1)).toBe("DELETE /api/uploads/u1");
  expect(calls).not.toContain("POST /api/uploads/u1/complete");
});

test("the last part ends with the file", () => {
  expect(partRange(1, 2500, 1000)).toEqual([0, 1000]);
  expect(partRange(3, 2500, 1000)).toEqual([2000, 2500]);
  expect(
    missingParts({ id: "", name: "", size: 2500, part_size: 1000, parts: 3, received: [2] }),
  ).toEqual([1, 3]);
});
