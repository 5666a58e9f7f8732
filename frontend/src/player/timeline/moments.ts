/** The moments of a clip that stand out: where it suddenly gets loud. Pure maths. */
import { type Analysis, loudest } from "./analysis";

export interface LoudMoment {
  /** seconds */
  time: number;
  /** how far it rises above what was before, in dB */
  rise: number;
  /** radians to the left of the front; null for sounds without direction */
  azimuth: number | null;
}

const MOST = 12;
/** Two moments are at least so far apart, and it was quieter for so long before. */
const APART_SECONDS = 1.5;
const BEFORE_SECONDS = 1;
const RISE_MIN = 9;
/** Nothing this far below the loudest place stands out. */
const BELOW_LOUDEST = 18;

export function loudMoments(analysis: Analysis): LoudMoment[] {
  const { level, hop } = analysis;
  const enough = loudest(level) - BELOW_LOUDEST;
  const found: LoudMoment[] = [];
  for (let at = 1; at < level.length; at += 1) {
    const now = level[at] ?? 0;
    const rise = now - before(level, at, BEFORE_SECONDS / hop);
    if (now < enough || rise < RISE_MIN) continue;
    found.push({ time: at * hop, rise, azimuth: azimuthAt(analysis, at) });
  }
  return sparse(found).sort((one, other) => one.time - other.time);
}

/** The mean level of the time before. */
function before(level: Float32Array, at: number, hops: number): number {
  const past = level.subarray(Math.max(0, at - Math.round(hops)), at);
  return past.reduce((sum, value) => sum + value, 0) / past.length;
}

/** The greatest rises, none within a moment of another. */
function sparse(moments: LoudMoment[]): LoudMoment[] {
  const kept: LoudMoment[] = [];
  for (const moment of [...moments].sort((one, other) => other.rise - one.rise)) {
    const near = kept.some(({ time }) => Math.abs(time - moment.time) < APART_SECONDS);
    if (!near) kept.push(moment);
    if (kept.length === MOST) break;
  }
  return kept;
}

/** Of the loudest band. */
function azimuthAt({ bands }: Analysis, at: number): number | null {
  const [first, ...others] = bands;
  if (!first) return null;
  const loud = others.reduce(
    (most, band) => ((band.level[at] ?? 0) > (most.level[at] ?? 0) ? band : most),
    first,
  );
  return loud.azimuth[at] ?? null;
}
