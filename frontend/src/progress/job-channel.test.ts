import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiProblem } from "../shared/api";
import type { JobSnapshot } from "../shared/job-snapshot";
import { exampleJob } from "./example";
import { JobChannel } from "./job-channel";

/** The network boundary: a socket whose server is the test. */
class FakeSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: string[] = [];
  closed = false;

  send(data: string): void {
    this.sent.push(data);
  }
  close(): void {
    this.closed = true;
  }
  tell(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  drop(code = 1006): void {
    this.onclose?.({ code });
  }
}

let channel: JobChannel;
let sockets: FakeSocket[];
let seen: JobSnapshot[];
const read = vi.fn<() => Promise<JobSnapshot>>();
const onConnected = vi.fn<(connected: boolean) => void>();
const onLost = vi.fn<(problem: ApiProblem) => void>();
const socket = (index: number) => {
  const found = sockets[index];
  if (!found) throw new Error(`Socket ${index} was not opened.`);
  return found;
};

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  seen = [];
  read.mockReset().mockRejectedValue(new Error("offline"));
  onConnected.mockReset();
  onLost.mockReset();
  channel = new JobChannel({
    onSnapshot: (snapshot) => seen.push(snapshot),
    onConnected,
    onLost,
    read,
    openSocket: () => {
      const opened = new FakeSocket();
      sockets.push(opened);
      return opened as unknown as WebSocket;
    },
    delay: (attempt) => 1000 * 2 ** attempt,
  });
  channel.open();
});

afterEach(() => {
  channel.close();
  vi.useRealTimers();
});

test("the snapshot on connect and every newer one are shown; older ones are not", () => {
  socket(0).onopen?.();
  for (const version of [3, 5, 4, 5, 6]) socket(0).tell(exampleJob({ version }));
  expect(seen.map(({ version }) => version)).toEqual([3, 5, 6]);
});

test("a dropped socket comes back, waiting longer each time, and shows what it missed", async () => {
  socket(0).drop();
  await vi.advanceTimersByTimeAsync(999);
  expect(sockets).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  socket(1).drop();
  await vi.advanceTimersByTimeAsync(1999);
  expect(sockets).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  socket(2).tell(exampleJob({ version: 9 }));
  expect(seen.map(({ version }) => version)).toEqual([9]);
  expect(onConnected.mock.calls).toEqual([[false], [false], [true]]);
});

test("after a good connection the wait starts short again", async () => {
  socket(0).drop();
  await vi.advanceTimersByTimeAsync(1000);
  socket(1).tell(exampleJob());
  socket(1).drop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(sockets).toHaveLength(3);
});

test("without a socket, polling keeps the page in step; with one, it rests", async () => {
  read.mockResolvedValue(exampleJob({ version: 7 }));
  await vi.advanceTimersByTimeAsync(4000);
  expect(seen.map(({ version }) => version)).toEqual([7]);
  socket(0).tell(exampleJob({ version: 8 }));
  read.mockClear();
  await vi.advanceTimersByTimeAsync(12_000);
  expect(read).not.toHaveBeenCalled();
});

test("the end closes everything", async () => {
  socket(0).onopen?.();
  socket(0).tell(exampleJob({ version: 9, status: "succeeded" }));
  expect(socket(0).closed).toBe(true);
  socket(0).drop(1000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets).toHaveLength(1);
  expect(read).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test("a socket that the server refuses for good is not opened again", async () => {
  socket(0).drop(4404);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets).toHaveLength(1);
});

test("a socket that went silent is given up and replaced", async () => {
  socket(0).onopen?.();
  socket(0).tell(exampleJob());
  await vi.advanceTimersByTimeAsync(20_000);
  expect(socket(0).sent.map((text) => JSON.parse(text) as unknown)).toEqual([{ type: "ping" }]);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(socket(0).closed).toBe(true);
  expect(sockets.length).toBeGreaterThan(1);
});

test("a socket that answers its pings stays", async () => {
  socket(0).onopen?.();
  for (let turn = 0; turn < 6; turn += 1) {
    await vi.advanceTimersByTimeAsync(20_000);
    socket(0).tell({ type: "pong" });
  }
  expect(sockets).toHaveLength(1);
  expect(socket(0).closed).toBe(false);
});

test("what is gone, or not the viewer's any more, is said once and asked for no longer", async () => {
  read.mockRejectedValue(new ApiProblem("unreachable", "Out of reach.", 0));
  socket(0).drop(4404);
  await vi.advanceTimersByTimeAsync(8000);
  expect(onLost).not.toHaveBeenCalled();
  const gone = new ApiProblem("not_found", "Gone.", 404);
  read.mockRejectedValue(gone);
  await vi.advanceTimersByTimeAsync(4000);
  expect(onLost.mock.calls).toEqual([[gone]]);
  read.mockClear();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test("a network that went away is noticed at once, and used as soon as it is back", () => {
  socket(0).onopen?.();
  socket(0).tell(exampleJob());
  window.dispatchEvent(new Event("offline"));
  expect(socket(0).closed).toBe(true);
  expect(onConnected.mock.lastCall).toEqual([false]);
  window.dispatchEvent(new Event("online"));
  expect(sockets).toHaveLength(2);
  socket(1).tell(exampleJob({ version: 9 }));
  expect(onConnected.mock.lastCall).toEqual([true]);
  socket(1).drop(4404);
  window.dispatchEvent(new Event("online"));
  expect(sockets, "it is not the network's fault").toHaveLength(2);
});
