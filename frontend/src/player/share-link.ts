/**
 * Links that hold a moment of a clip: time, direction, zoom and take, as people would write them:
 *
 *     ?t=12.3&yaw=30&pitch=-5&fov=70&take=3
 *
 * Seconds; whole degrees, yaw to the left positive as everywhere; `take` is a take's number, or the
 * id of another sound ("recorded", "original", "silent"). Every part may be missing, and a part that
 * is not exactly of that form or outside its range is left out: a link cannot ask for anything else.
 */
import { DEGREE, FOV_MAX, FOV_MIN, type View } from "./orientation";

export interface Moment {
  /** seconds */
  time: number | null;
  /** radians */
  yaw: number | null;
  pitch: number | null;
  fov: number | null;
  /** a take's number or a source's id */
  sound: string | null;
}

const NUMBER = /^-?\d{1,6}(\.\d{1,3})?$/;
const SOUND = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const TIME_MAX = 999_999;

export function readMoment(search: string): Moment {
  const asked = new URLSearchParams(search);
  const number = (name: string, low: number, high: number, unit: number): number | null => {
    const text = asked.get(name) ?? "";
    const value = Number(text);
    return NUMBER.test(text) && value >= low && value <= high ? value * unit : null;
  };
  const sound = asked.get("take") ?? "";
  return {
    time: number("t", 0, TIME_MAX, 1),
    yaw: number("yaw", -180, 180, DEGREE),
    pitch: number("pitch", -90, 90, DEGREE),
    fov: number("fov", FOV_MIN / DEGREE, FOV_MAX / DEGREE, DEGREE),
    sound: SOUND.test(sound) ? sound : null,
  };
}

/** The address of the page with the moment in it; what else its query holds stays. */
export function linkTo(address: string, time: number, view: View, sound: string | null): string {
  const url = new URL(address);
  const degrees = (angle: number) => String(Math.round(angle / DEGREE));
  const parts: Record<string, string | null> = {
    t: String(Math.round(Math.max(0, time) * 10) / 10),
    yaw: degrees(view.yaw),
    pitch: degrees(view.pitch),
    fov: degrees(view.fov),
    take: sound,
  };
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value === "-0" ? "0" : value);
  }
  return url.href;
}

/** The view of a moment; what it does not say stays as in `view`. */
export function viewOf(moment: Moment, view: View): View {
  const { yaw, pitch, fov } = moment;
  return { ...view, yaw: yaw ?? view.yaw, pitch: pitch ?? view.pitch, fov: fov ?? view.fov };
}
