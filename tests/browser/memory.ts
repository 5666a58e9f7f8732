/** Memory of the processes that a measurement looks at. */
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/** What a process holds in memory, in MB. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
}

/** The largest of a browser's processes of this type, in MB, all outside of JavaScript's heap included. */
export async function largestMegabytes(
  browser: Browser,
  type: "renderer" | "browser",
): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const those = processInfo.filter((process) => process.type === type);
  return Math.max(...those.map(({ id }) => residentMegabytes(id)));
}
