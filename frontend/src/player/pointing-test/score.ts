/**
 * How well somebody pointed to a sound. Pure maths; `tests/contract/pointing.json` pins it together
 * with the server's own rule.
 */
import { translate } from "../../shared/translate";
import { DEGREE, type Direction, wrapAngle } from "../orientation";

export interface Score {
  /** the angle between where was pointed and where it is, radians, 0 to π */
  error: number;
  /** how much further left it is, and how much further up: radians */
  across: number;
  above: number;
  /** it was taken for its mirror image: front for behind, or behind for front */
  confused: boolean;
}

export function score(pointed: Direction, truth: Direction): Score {
  return {
    error: angleBetween(pointed, truth),
    across: wrapAngle(truth.azimuth - pointed.azimuth),
    above: truth.elevation - pointed.elevation,
    confused: isConfused(pointed, truth),
  };
}

function angleBetween(one: Direction, other: Direction): number {
  const [a, b] = [unit(one), unit(other)];
  const cross = [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ] as const;
  const along = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  return Math.atan2(Math.hypot(...cross), along);
}

/** Further from the mirror image than this, the direction was missed in other ways too. */
const MIRRORED_MAX = 45 * DEGREE;

/** Nearer to the place mirrored at the plane through the ears, and on the other side of it. */
function isConfused(pointed: Direction, truth: Direction): boolean {
  const mirrored = { ...truth, azimuth: wrapAngle(Math.PI - truth.azimuth) };
  const opposite = unit(pointed)[0] * unit(truth)[0] < -0.05;
  const error = angleBetween(pointed, mirrored);
  return opposite && error < MIRRORED_MAX && error < angleBetween(pointed, truth);
}

function unit({ azimuth, elevation }: Direction): [number, number, number] {
  const level = Math.cos(elevation);
  return [Math.cos(azimuth) * level, Math.sin(azimuth) * level, Math.sin(elevation)];
}

/** "12° off: it was 12° further left." */
export function scoreText({ error, across, above }: Score): string {
  const degrees = (angle: number) => Math.round(Math.abs(angle) / DEGREE);
  if (degrees(error) === 0) return translate("Exactly there.");
  const ways = [
    ...(degrees(across) > 0 ? [acrossText(degrees(across), across > 0)] : []),
    ...(degrees(above) > 0 ? [aboveText(degrees(above), above > 0)] : []),
  ];
  const [one, other] = ways;
  if (one === undefined) return translate("{degrees}° off.", { degrees: degrees(error) });
  const where = other === undefined ? one : translate("{one}, {other}", { one, other });
  return translate("{degrees}° off: it was {where}.", { degrees: degrees(error), where });
}

function acrossText(degrees: number, left: boolean): string {
  return left
    ? translate("{degrees}° further left", { degrees })
    : translate("{degrees}° further right", { degrees });
}

function aboveText(degrees: number, up: boolean): string {
  return up
    ? translate("{degrees}° further up", { degrees })
    : translate("{degrees}° further down", { degrees });
}
