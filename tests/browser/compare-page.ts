/** Runs inside Chromium: sounds compared by the player's own engine, rendered offline. */
import type { Source } from "@src/shared/clip";
import { SoundGraph } from "@src/player/sound";
import { Compare } from "@src/player/sound/compare";
import { FADE } from "@src/player/sound/fade";

const RATE = 48_000;
/** How often the page gets its turn while a rendering stands still, in seconds. */
const TURN = 0.128;

export interface Step {
  readonly at: number;
  readonly hear?: string;
  readonly seek?: number;
  readonly rate?: number;
  readonly loop?: { start: number; end: number } | null;
}

type Ears = readonly [Float32Array, Float32Array];

function take(id: string): Source {
  const none = { take: null, analysis_url: null, notice: null, notice_url: null, gain_db: 0 };
  const file = { url: `/${id}.wav`, type: "audio/wav", wav_url: `/${id}.wav` };
  return { id, label: id, kind: id === "silence" ? "silent" : "foa", ...file, ...none };
}

function act(compare: Compare, step: Step): Promise<unknown> {
  const { decks } = compare;
  if (step.rate !== undefined) decks.rate = step.rate;
  if (step.loop !== undefined) decks.loop = step.loop;
  if (step.seek !== undefined) return decks.seek(step.seek);
  return step.hear === undefined ? Promise.resolve() : compare.hear(step.hear);
}

const aBreath = () => new Promise((resolve) => setTimeout(resolve, 20));

/** What both ears hear of the first take from 0 s on while the steps are taken. */
async function render(
  ids: string[],
  steps: Step[],
  seconds: number,
  { matched = false, start = 0 } = {},
): Promise<Ears> {
  const context = new OfflineAudioContext(2, seconds * RATE, RATE);
  const graph = await SoundGraph.create(context);
  const compare = new Compare(context, graph, () => seconds);
  await Promise.all(ids.map((id) => compare.open(take(id))));
  if (matched) await measured(compare);
  compare.matched = matched;
  await compare.hear(ids[0] ?? "");
  await compare.decks.play(() => start);
  for (let turn = TURN; turn < seconds; turn += TURN) {
    const due = steps.filter(({ at }) => at >= turn && at < turn + TURN);
    void context.suspend(turn).then(async () => {
      for (const step of due) await act(compare, step);
      await aBreath();
      await context.resume();
    });
  }
  const heard = await context.startRendering();
  compare.close();
  return [heard.getChannelData(0), heard.getChannelData(1)];
}

function measured(compare: Compare): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (compare.candidates.every(({ loudness }) => loudness !== null)) resolve();
      else setTimeout(look, 20);
    };
    look();
  });
}

function largest(values: Float32Array, from = 0, to = values.length): number {
  return values.subarray(from, to).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function difference(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((value, index) => value - (other[index] ?? 0));
}

/** How far the switch is from what both takes alone and the fade between them say. */
async function switchOver(from: string, to: string, at: number, seconds: number) {
  const [switched, first, second] = await Promise.all([
    render([from, to], [{ at, hear: to }], seconds),
    render([from], [], seconds),
    render([to], [], seconds),
  ]);
  // The page's turn, and 20 ms from decision to sample.
  const begins = Math.ceil(Math.floor(at / TURN) * TURN * RATE) + 960;
  const ends = begins + FADE * RATE;
  const errors = [0, 1].map((ear) => {
    const left = difference(switched[ear] ?? switched[0], first[ear] ?? first[0]);
    const arrived = difference(switched[ear] ?? switched[0], second[ear] ?? second[0]);
    return {
      before: largest(left, 0, begins - 128),
      // Impulse responses ring on for 256 samples.
      after: largest(arrived, ends + 400),
      quietest: quietest(switched[ear] ?? switched[0], begins - 480, ends + 480),
    };
  });
  return { errors, level: largest(first[0], 4800) };
}

/** The least root mean square of 2 ms within a stretch. */
function quietest(samples: Float32Array, from: number, to: number): number {
  let least = Infinity;
  for (let start = from; start + 96 <= to; start += 24) {
    const power = samples.subarray(start, start + 96).reduce((sum, value) => sum + value ** 2, 0);
    least = Math.min(least, Math.sqrt(power / 96));
  }
  return least;
}

/** The largest second difference: what a click has and a sine has little of. */
function roughness(samples: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let n = from + 1; n + 1 < to; n += 1) {
    const [a = 0, b = 0, c = 0] = [samples[n - 1], samples[n], samples[n + 1]];
    most = Math.max(most, Math.abs(a - 2 * b + c));
  }
  return most;
}

/** The largest step from sample to sample. */
function step(samples: Float32Array, from: number, to: number): number {
  return largest(difference(samples.subarray(from + 1, to), samples.subarray(from, to - 1)));
}

/** A sine that changes speed: its largest steps, and its roughness from block to block after. */
async function changeSpeed(rate: number) {
  const [left] = await render(["sine"], [{ at: 0.7, rate }], 2.4);
  const [before, after] = [
    [0.2 * RATE, 0.4 * RATE],
    [1.4 * RATE, 1.45 * RATE],
  ] as const;
  return {
    step:
      step(left, 0.2 * RATE, 2.3 * RATE) / Math.max(step(left, ...before), step(left, ...after)),
    roughness: roughness(left, 0.8 * RATE, 2.3 * RATE) / roughness(left, ...after),
  };
}

/** The roughness of all of it against that of a stretch where nothing happens. */
async function rough(ids: string[], steps: Step[], seconds: number) {
  const [left] = await render(ids, steps, seconds);
  const still = roughness(left, 0.2 * RATE, 0.4 * RATE);
  return { still, all: roughness(left, 0.2 * RATE, (seconds - 0.1) * RATE) };
}

/** Levels of a take after the other in LUFS-like dB (mean square), matched or as they are. */
async function levels(ids: [string, string], matched: boolean): Promise<[number, number]> {
  const [left, right] = await render(ids, [{ at: 1.5, hear: ids[1] }], 3, { matched });
  const power = (from: number, to: number) =>
    [left, right].reduce(
      (sum, ear) => ear.subarray(from, to).reduce((s, value) => s + value * value, sum),
      0,
    );
  const db = (from: number) => 10 * Math.log10(power(from * RATE, (from + 1) * RATE));
  return [db(0.2), db(1.8)];
}

/** Two seconds of a loop against the samples that should repeat. */
async function loopError(id: string, start: number, end: number): Promise<number> {
  const seconds = 3;
  const [looped] = await render([id], [{ at: 0.2, loop: { start, end } }], seconds, { start });
  const [plain] = await render([id], [], seconds, { start });
  const length = Math.round((end - start) * RATE);
  const lead = 960;
  let most = 0;
  // Away from the seam, where impulse responses still ring of what was before.
  for (let n = lead + length + 400; n < looped.length; n += 1) {
    const into = (n - lead) % length;
    if (into > 800) most = Math.max(most, Math.abs((looped[n] ?? 0) - (plain[lead + into] ?? 0)));
  }
  return most;
}

declare global {
  interface Window {
    compare: {
      switchOver: typeof switchOver;
      rough: typeof rough;
      changeSpeed: typeof changeSpeed;
      levels: typeof levels;
      loopError: typeof loopError;
    };
  }
}
window.compare = {
  switchOver,
  rough,
  changeSpeed,
  levels,
  loopError,
};
