/** Numbers as people read them: sizes, lengths, times left. */
import { translate, translatePlural } from "./translate";

const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** 1536000 -> "1.5 MB" (decimal units). */
export function bytesText(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  const number = value.toFixed(digits).replace(/\.0$/, "");
  return unit === 0 ? translate("{number} bytes", { number }) : `${number} ${UNITS[unit] ?? ""}`;
}

/** Bytes per second -> "4.2 MB/s". */
export function speedText(bytesPerSecond: number): string {
  return `${bytesText(bytesPerSecond)}/s`;
}

/** Seconds -> "about 2 minutes left". */
export function timeLeftText(seconds: number): string {
  if (!Number.isFinite(seconds)) return "";
  if (seconds < 1.5) return translate("almost done");
  if (seconds < 55) {
    const rounded = seconds < 10 ? Math.round(seconds) : Math.round(seconds / 5) * 5;
    return translatePlural("about {count} second left", "about {count} seconds left", rounded);
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return translatePlural("about {count} minute left", "about {count} minutes left", minutes);
  }
  const hours = Math.round((seconds / 3600) * 2) / 2;
  return translatePlural("about {count} hour left", "about {count} hours left", hours);
}

/** A length in seconds -> "1:05", to the nearest second. */
export function lengthText(seconds: number): string {
  return clockText(Math.round(seconds));
}

/** A moment in seconds -> "1:05" or "1:02:05", the second that has begun. */
export function clockText(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** Seconds -> "1 minute 5 seconds", for screen readers. */
export function spokenTime(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  const ofSeconds = translatePlural("{count} second", "{count} seconds", rest);
  if (minutes === 0) return ofSeconds;
  const ofMinutes = translatePlural("{count} minute", "{count} minutes", minutes);
  return rest === 0
    ? ofMinutes
    : translate("{minutes} {seconds}", { minutes: ofMinutes, seconds: ofSeconds });
}

/** Whole sentences one after the other; empty ones are left out. */
export function sentences(...all: string[]): string {
  return all
    .filter(Boolean)
    .reduce((one, other) => (one ? translate("{one} {other}", { one, other }) : other), "");
}
