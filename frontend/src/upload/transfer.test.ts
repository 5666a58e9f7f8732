/** Uploads against a real HTTP server that loses parts, answers 503 and refuses, as told. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiProblem } from "../shared/api";
import { fingerprintOf } from "./fingerprint";
import { Gate } from "./gate";
import { transfer, type TransferOptions } from "./transfer";
import { httpTransport } from "./transport";
import { missingParts, partRange, receivedBytes } from "./upload";

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
let under = 0;
const sums = new Map<string, string>();
let size = 0;
let stage: "sending" | "probing" | "ready" = "sending";
let fingerprint = "";
/** how many parts were under way at the same time */
let together = 0;

const state = () => ({
  id: "u1",
  name: CLIP.name,
  size,
  part_size: PART,
  parts: Math.ceil(size / PART),
  received: [...parts.keys()].sort((a, b) => a - b),
  fingerprint,
  state: stage,
  fraction: 0,
  error: null,
  clip: stage === "ready" ? CLIP : null,
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer(name: string, body: Buffer): Answer {
  const put = /^PUT \/api\/uploads\/u1\/parts\/(\d+)$/.exec(name);
  if (put) parts.set(Number(put[1]), body);
  if (put) return { status: 200, body: state() };
  if (name === "GET /api/uploads/u1") {
    const told = state();
    if (stage === "probing") stage = "ready";
    return { status: 200, body: told };
  }
  if (name === "POST /api/uploads/u1/parts") {
    const asked = JSON.parse(body.toString()) as { parts: { number: number; sha256: string }[] };
    return {
      status: 200,
      body: asked.parts.map(({ number, sha256 }) => ({
        number,
        url: `/api/uploads/u1/parts/${number}`,
        headers: { "x-amz-checksum-sha256": sha256 },
      })),
    };
  }
  if (name === "POST /api/projects/p1/uploads") {
    ({ size, fingerprint } = JSON.parse(body.toString()) as { size: number; fingerprint: string });
    return { status: 201, body: state() };
  }
  if (name === "POST /api/uploads/u1/complete") {
    stage = "probing";
    return { status: 202, body: state() };
  }
  if (name === "DELETE /api/uploads/u1") return { status: 204 };
  return { status: 404 };
}

/** jsdom remembers the origin it was born with, so to it this server is a foreign one. */
function allowForeignPages(request: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Methods", "PUT, DELETE");
  response.setHeader(
    "Access-Control-Allow-Headers",
    "x-csrftoken, content-type, x-amz-checksum-sha256",
  );
  if (request.method !== "OPTIONS") return false;
  response.end();
  return true;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (allowForeignPages(request, response)) return;
  const name = `${request.method ?? ""} ${request.url ?? ""}`;
  const isPart = name.startsWith("PUT");
  under += Number(isPart);
  together = Math.max(together, under);
  const body = await bodyOf(request);
  calls.push(name);
  tokens.add(String(request.headers["x-csrftoken"]));
  if (isPart) {
    sums.set(name, String(request.headers["x-amz-checksum-sha256"]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    under -= 1;
  }
  if (request.socket.destroyed) return; // who asked has gone, perhaps with the test before
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
  sums.clear();
  [stage, fingerprint, under, together] = ["sending", "", 0, 0];
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
    expect([...parts.keys()].sort()).toEqual([1, 2, 3, 4]);
    expect(together).toBeGreaterThan(1);
    expect(together).toBeLessThanOrEqual(3);
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
    const told = { ...state(), size: 2500, parts: 3, received: [1, 3] };
    const lossy = { status: 200, body: told };
    faults.set("GET /api/uploads/u1", [lossy]);
    await transfer(fileOf(2500), "p1", options());
    expect(calls.filter((name) => name.endsWith("/parts/2"))).toHaveLength(2);
    expect(arrived()).toHaveLength(2500);
  });
});

describe("a refusal", () => {
  test("by the probe comes as the server's own sentence, and what was sent is kept", async () => {
    const error = { code: "not_a_video", detail: "This is not a video. Export it as MP4 or WebM." };
    const told = { ...state(), size: 10, parts: 1, received: [1] };
    const body = { ...told, state: "refused", error };
    faults.set("GET /api/uploads/u1", [
      { status: 200, body: told },
      { status: 200, body },
    ]);
    const refused = await transfer(fileOf(10), "p1", options()).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({ code: error.code, message: error.detail, status: 422 });
    expect(calls.filter((name) => name.endsWith("/complete"))).toHaveLength(1);
    expect(calls).not.toContain("DELETE /api/uploads/u1");
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

test("a cancelled upload stops", async () => {
  const end = new AbortController();
  const onProgress = (sent: number) => {
    if (sent >= 1000) end.abort(new Error("cancelled"));
  };
  await expect(
    transfer(fileOf(9000), "p1", options({ signal: end.signal, onProgress })),
  ).rejects.toThrow();
  expect(parts.size).toBeLessThan(9);
  expect(calls).not.toContain("POST /api/uploads/u1/complete");
});

test("a part that is damaged on its way is sent again", async () => {
  const body = { code: "checksum", detail: "Part 1 was damaged on its way." };
  faults.set("PUT /api/uploads/u1/parts/1", [{ status: 422, body }]);
  await transfer(fileOf(2500), "p1", options());
  expect(calls.filter((name) => name === "PUT /api/uploads/u1/parts/1")).toHaveLength(2);
  expect(sums.get("PUT /api/uploads/u1/parts/3")).toBe(
    createHash("sha256").update(content(2500).slice(2000)).digest("base64"),
  );
});

test("what is there already does not travel again", async () => {
  parts.set(1, Buffer.from(content(2500).slice(0, 1000)));
  const progress: number[] = [];
  await transfer(fileOf(2500), "p1", options({ onProgress: (sent) => progress.push(sent) }));
  expect(calls).not.toContain("PUT /api/uploads/u1/parts/1");
  expect(progress[0]).toBe(1000);
  expect(progress.at(-1)).toBe(2500);
  expect(arrived().equals(Buffer.from(content(2500)))).toBe(true);
});

test("a paused upload rests, and goes on with what is missing", async () => {
  const gate = new Gate();
  let paused = false;
  const onProgress = (sent: number) => {
    if (sent < 2000 || paused) return;
    paused = true;
    gate.close();
  };
  const done = transfer(fileOf(9000), "p1", options({ gate, onProgress }));
  await vi.waitUntil(() => paused);
  await new Promise((resolve) => setTimeout(resolve, 60));
  const resting = calls.length;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(calls).toHaveLength(resting);
  expect(parts.size).toBeLessThan(9);
  gate.open();
  expect(await done).toEqual(CLIP);
  expect(arrived().equals(Buffer.from(content(9000)))).toBe(true);
});

test("the same file has the same fingerprint, another one another", async () => {
  const same = { lastModified: 1700000000000 };
  const prints = new Set<string>();
  for (const [bytes, name] of [
    [content(3000), "a.mp4"],
    [content(3000), "a.mp4"],
    [content(2999), "a.mp4"],
    [content(3000), "b.mp4"],
    [content(3000).fill(7, 2990), "a.mp4"],
  ] as const) {
    prints.add(await fingerprintOf(new File([bytes], name, same)));
  }
  expect(prints.size).toBe(4);
});

test("the last part ends with the file", () => {
  expect(partRange(1, 2500, 1000)).toEqual([0, 1000]);
  expect(partRange(3, 2500, 1000)).toEqual([2000, 2500]);
  const upload = { ...state(), size: 2500, parts: 3, received: [2, 3] };
  expect(missingParts(upload)).toEqual([1]);
  expect(receivedBytes(upload)).toBe(1500);
});
