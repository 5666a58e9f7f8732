/** Where a direction is for the viewer: in the picture, or beyond which edge of it. Pure maths. */
import type { Direction, View } from "./orientation";

export type Side = "left" | "right" | "up" | "down";

export interface Seen {
  /** null while it is in the picture */
  side: Side | null;
  /** radians to the left of where the viewer faces, in the head's own level */
  across: number;
  /** radians above it */
  above: number;
  /** where it is in the picture, from -1 to 1, right and up; null behind the viewer */
  place: { x: number; y: number } | null;
}

/** `aspect` is the picture's width over its height. */
export function seen(direction: Direction, view: View, aspect: number): Seen {
  const [front, left, up] = towardsHead(direction, view);
  const tall = Math.tan(view.fov / 2);
  const wide = tall * aspect;
  const inside = front > 0 && Math.abs(left) < front * wide && Math.abs(up) < front * tall;
  const across = Math.atan2(left, front);
  const above = Math.atan2(up, Math.hypot(left, front));
  const place = front > 0 ? { x: -left / front / wide, y: up / front / tall } : null;
  if (inside) return { side: null, across, above, place };
  // Above or below the picture, and not beside it: a nod is shorter than a turn.
  const nod = front > 0 && Math.abs(left) < front * wide;
  const steep = Math.abs(above) > 75 * (Math.PI / 180);
  if (nod || steep) return { side: up > 0 ? "up" : "down", across, above, place };
  return { side: left > 0 ? "left" : "right", across, above, place };
}

/** Front, left, up of a unit vector, from the world (AmbiX axes) to the viewer's head. */
function towardsHead({ azimuth, elevation }: Direction, view: View): [number, number, number] {
  const level = Math.cos(elevation);
  const x = Math.cos(azimuth - view.yaw) * level;
  const y = Math.sin(azimuth - view.yaw) * level;
  const z = Math.sin(elevation);
  const [cp, sp] = [Math.cos(view.pitch), Math.sin(view.pitch)];
  const [front, tipped] = [x * cp + z * sp, z * cp - x * sp];
  const [cr, sr] = [Math.cos(view.roll), Math.sin(view.roll)];
  return [front, y * cr - tipped * sr, tipped * cr + y * sr];
}
