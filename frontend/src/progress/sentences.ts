/** The state of a job in the words of the people who wait for it. */
import type { ApiProblem } from "../shared/api";
import { type JobSnapshot, type Stage, STAGES, type TimeRange } from "../shared/job-snapshot";
import { translate, translatePlural } from "../shared/translate";
import { timeLeftText } from "../shared/words";

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  features: translate("Looking at the picture"),
  latents: translate("Imagining the sound"),
  sound_field: translate("Unfolding the sound field"),
  deliverables: translate("Writing files"),
};

export type StageState = "done" | "now" | "later";

/** Every stage of a job with how far it is, in order. */
export function stageStates(snapshot: JobSnapshot): { name: string; state: StageState }[] {
  const current = snapshot.stage === null ? -1 : STAGES.indexOf(snapshot.stage);
  return STAGES.map((stage, index) => ({
    name: STAGE_NAMES[stage],
    state:
      snapshot.status === "succeeded" || index < current
        ? "done"
        : index === current && snapshot.status === "running"
          ? "now"
          : "later",
  }));
}

/** One or two words for the head of a take. */
export function stateText(snapshot: JobSnapshot): string {
  if (snapshot.status === "queued") {
    const ahead = snapshot.queue_position;
    if (ahead === null || ahead <= 1) return translate("Next in line");
    return translatePlural("{count} ahead of it", "{count} ahead of it", ahead - 1);
  }
  if (snapshot.status === "running") {
    if (snapshot.cancel_requested) return translate("Stopping…");
    return translate("{percent} %", { percent: percent(snapshot.fraction) });
  }
  if (snapshot.status === "succeeded") return translate("Ready");
  return snapshot.status === "failed" ? translate("Did not work") : translate("Stopped");
}

/** What the job does now and how long it still takes: a sentence for screen readers as well. */
export function nowText(snapshot: JobSnapshot): string {
  const name = snapshot.stage ? STAGE_NAMES[snapshot.stage] : translate("Starting");
  if (snapshot.status !== "running") return stateText(snapshot);
  return translate("{stage}, {percent} percent", {
    stage: name,
    percent: percent(snapshot.fraction),
  });
}

/** Why a take cannot be watched any more. */
export function lostText({ status, message }: ApiProblem): string {
  if (status === 401 || status === 403) {
    return translate("You are signed out. Reload the page to sign in; the take goes on meanwhile.");
  }
  if (status !== 404) return message;
  return translate("This take is gone: it was deleted, or it is not shared with you any more.");
}

export function leftText(snapshot: JobSnapshot): string {
  return snapshot.seconds_left === null ? "" : timeLeftText(snapshot.seconds_left);
}

export function optionsText({ model, options }: JobSnapshot): string {
  return translate("{model} · {steps} steps · guidance {guidance} · seed {seed}", {
    model: model.name,
    ...options,
  });
}

/** How a take differs from one of the whole clip as it is; empty where it does not. */
export function differenceText(snapshot: JobSnapshot): string {
  const { origin, parent, anew, range, orientation, retry_of } = snapshot;
  const parts: string[] = [];
  const take = parent?.take ?? "?";
  if (origin === "retake" && anew) {
    parts.push(translate("Retake of take {take}: {range} anew", { take, range: rangeText(anew) }));
  } else if (origin === "extension") {
    parts.push(translate("Extends take {take} to {range}", { take, range: rangeText(range) }));
  } else if (range.start > 0 || !snapshot.whole) {
    parts.push(rangeText(range));
  }
  if (orientation.yaw !== 0 || orientation.pitch !== 0 || orientation.roll !== 0) {
    parts.push(translate("its own front and horizon"));
  }
  if (retry_of) parts.push(translate("take {take} once more", { take: retry_of.take }));
  return parts.join(" · ");
}

function rangeText({ start, stop }: TimeRange): string {
  return translate("{start}–{stop} s", { start: start.toFixed(1), stop: stop.toFixed(1) });
}

export function percent(fraction: number): number {
  return Math.floor(100 * Math.min(1, Math.max(0, fraction)));
}
