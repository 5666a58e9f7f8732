/**
 * Where in the clip the audio clock is. Pure maths, in frames of 48 kHz, so that everything that
 * follows one run starts on exactly the same sample.
 */
import { RATE } from "./pcm";

/** From context frame `at` on, the clip plays from frame `position` at `rate`. */
export interface Run {
  readonly at: number;
  readonly position: number;
  readonly rate: number;
}

/** Frames of the clip that repeat: from `start` up to, not including, `end`. */
export interface Loop {
  readonly start: number;
  readonly end: number;
}

/** A stretch of one block of samples, and when it sounds. */
export interface Piece {
  readonly block: number;
  /** the first frame, within the block */
  readonly offset: number;
  readonly count: number;
  /** context frame; whole at normal speed */
  readonly at: number;
}

/** Frames of the clip played since the run began, repetitions counted on. */
export function played(run: Run, contextFrame: number): number {
  return Math.max(0, (contextFrame - run.at) * run.rate);
}

/** The clip's frame after so many played ones. */
export function clipFrame(run: Run, after: number, loop: Loop | null): number {
  const frame = run.position + after;
  if (!loop || run.position >= loop.end || frame < loop.end) return frame;
  return loop.start + ((frame - loop.start) % (loop.end - loop.start));
}

/** Seconds in the clip at a moment of the context. */
export function positionAt(run: Run, contextTime: number, loop: Loop | null): number {
  return clipFrame(run, played(run, contextTime * RATE), loop) / RATE;
}

/** The next stretch after so many played frames; null at the end of the sound. */
export function nextPiece(
  run: Run,
  after: number,
  loop: Loop | null,
  frames: number,
): Piece | null {
  const frame = clipFrame(run, after, loop);
  const looping = loop && frame < loop.end;
  const end = Math.min(frames, looping ? loop.end : Infinity);
  if (frame >= frames) return null;
  const block = Math.floor(frame / RATE);
  return {
    block,
    offset: frame - block * RATE,
    count: Math.min((block + 1) * RATE, end) - frame,
    at: run.at + after / run.rate,
  };
}

/**
 * Positions from which blocks of a second begin on whole frames of the context at every speed of
 * quarters but 1.75 are multiples of this many frames: 2.5 ms.
 */
const EVEN = 120;

/** The nearest even position; at normal speed every one is. */
export function evenPosition(frame: number, rate: number): number {
  return rate === 1 ? Math.round(frame) : Math.round(frame / EVEN) * EVEN;
}

/** The first context frame from `at` on at which a run is at an even position, and that one. */
export function evenMoment(run: Run, at: number, loop: Loop | null): { at: number; frame: number } {
  for (let later = at; later < at + 4 * EVEN; later += 1) {
    const frame = clipFrame(run, played(run, later), loop);
    if (frame % EVEN === 0) return { at: later, frame };
  }
  return { at, frame: Math.round(clipFrame(run, played(run, at), loop)) };
}
