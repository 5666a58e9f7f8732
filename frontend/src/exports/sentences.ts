/** Exports in words. */
import { translate } from "../shared/translate";
import { bytesText } from "../shared/words";
import type { ExportSnapshot, Mix } from "./export-snapshot";

/** A level as people write it: "+3 dB", "−6 dB", with a real minus sign. */
export function levelText(decibels: number): string {
  const size = Math.abs(decibels).toFixed(1).replace(/\.0$/, "");
  const sign = decibels < 0 ? "−" : decibels > 0 ? "+" : "";
  return translate("{level} dB", { level: `${sign}${size}` });
}

/** "−14 LUFS" */
export function loudnessText(loudness: number): string {
  const size = Math.abs(loudness).toFixed(1).replace(/\.0$/, "");
  return translate("{level} LUFS", { level: `${loudness < 0 ? "−" : ""}${size}` });
}

/** What is different from the take as it is, one phrase each; nothing for the take as it is. */
export function mixPhrases(mix: Mix): string[] {
  const phrases: string[] = [];
  const soundtrack = { level: levelText(mix.soundtrack_db) };
  if (mix.soundtrack === "head_locked") {
    phrases.push(translate("soundtrack head-locked at {level}", soundtrack));
  } else if (mix.soundtrack === "ambience") {
    phrases.push(translate("soundtrack as ambience at {level}", soundtrack));
  }
  if (mix.field_muted) phrases.push(translate("generated sound muted"));
  else if (mix.field_db !== 0) {
    phrases.push(translate("generated sound at {level}", { level: levelText(mix.field_db) }));
  }
  if (mix.loudness !== null) phrases.push(loudnessText(mix.loudness));
  return phrases;
}

/** One line under the name of an export. */
export function factsText(made: ExportSnapshot): string {
  const take = translate("Take {number}", { number: made.take });
  const size = made.size === null ? [] : [bytesText(made.size)];
  return [take, ...mixPhrases(made.mix), ...size].join(" · ");
}

/** How an export is, for people and screen readers. */
export function stateText(made: ExportSnapshot): string {
  switch (made.status) {
    case "queued":
      return translate("Waits for its turn");
    case "running":
      return translate("{percent} %", { percent: percentOf(made) });
    case "succeeded":
      return translate("Ready");
    case "failed":
      return translate("Did not work");
    case "cancelled":
      return translate("Stopped");
  }
}

/** Never 100 before the end. */
export function percentOf({ status, fraction }: ExportSnapshot): number {
  return status === "succeeded" ? 100 : Math.min(99, Math.floor(fraction * 100));
}

/** Said aloud when an export ends. */
export function endText(made: ExportSnapshot): string {
  const values = { format: made.label, number: made.take, reason: made.error?.detail ?? "" };
  switch (made.status) {
    case "succeeded":
      return translate("{format} of take {number} is ready.", values);
    case "failed":
      return translate("{format} of take {number} did not work: {reason}", values);
    case "cancelled":
      return translate("{format} of take {number} was stopped.", values);
    default:
      return "";
  }
}
