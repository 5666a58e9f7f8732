/** The part of a clip that repeats, as its ends are moved. Pure maths. */
import { clamp } from "../orientation";
import type { Range } from "../playback";

export type LoopEnd = "start" | "end";

/** A shorter loop would only buzz. */
export const SHORTEST = 0.25;

/**
 * The loop with one of its ends at `time`. Without a loop so far, it begins there and goes on to the
 * end of the clip, or the other way round. An end that is moved past the other one pushes it on.
 */
export function withEnd(loop: Range | null, end: LoopEnd, time: number, duration: number): Range {
  const shortest = Math.min(SHORTEST, duration);
  if (end === "start") {
    const start = clamp(time, 0, duration - shortest);
    const was = loop?.end ?? duration;
    return { start, end: was - start < shortest ? start + shortest : was };
  }
  const last = clamp(time, shortest, duration);
  const was = loop?.start ?? 0;
  return { start: last - was < shortest ? last - shortest : was, end: last };
}
