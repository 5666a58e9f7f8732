/**
 * Direction over time as a picture: time across, azimuth up (behind by the left at the top, left, the
 * front in the middle, right, behind by the right at the bottom), energy as heat. Pure maths.
 */
import { clamp } from "../orientation";
import { type Analysis, type BandOverTime, loudest } from "./analysis";

/** From the faintest that shows to the hottest, in dB. */
const RANGE = 30;
/** How far a sound spreads up and down: from one place, and from everywhere; radians. */
const NARROW = 0.12;
const WIDE = 1.1;

/** Heat, 0 to 1, row by row from the top: `columns` × `rows`. */
export function directionImage(analysis: Analysis, columns: number, rows: number): Float32Array {
  const image = new Float32Array(columns * rows);
  const most = Math.max(...analysis.bands.map(({ level }) => loudest(level)));
  for (const band of analysis.bands) {
    for (let column = 0; column < columns; column += 1) {
      const at = loudestHop(band, column, columns);
      const heat = clamp(1 + ((band.level[at] ?? -200) - most) / RANGE, 0, 1);
      if (heat > 0) spread(image, columns, rows, column, band, at, heat);
    }
  }
  return image;
}

/** Of the hops that fall into a column. */
function loudestHop({ level }: BandOverTime, column: number, columns: number): number {
  const first = Math.floor((column * level.length) / columns);
  const last = Math.max(first + 1, Math.floor(((column + 1) * level.length) / columns));
  let most = first;
  for (let at = first; at < last; at += 1) {
    if ((level[at] ?? -200) > (level[most] ?? -200)) most = at;
  }
  return most;
}

function spread(
  image: Float32Array,
  columns: number,
  rows: number,
  column: number,
  band: BandOverTime,
  at: number,
  heat: number,
): void {
  const diffuseness = band.diffuseness[at] ?? 1;
  const elevation = band.elevation[at] ?? 0;
  // Near the poles every azimuth is near; and what is diffuse has no place, so it is paler too.
  const width = (NARROW + (WIDE - NARROW) * diffuseness ** 2) / Math.max(0.3, Math.cos(elevation));
  const peak = heat * Math.sqrt(1 - diffuseness);
  const azimuth = band.azimuth[at] ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const here = (0.5 - (row + 0.5) / rows) * 2 * Math.PI;
    const apart = Math.abs(Math.atan2(Math.sin(here - azimuth), Math.cos(here - azimuth)));
    const value = peak * Math.exp(-0.5 * (apart / width) ** 2);
    const index = row * columns + column;
    image[index] = Math.max(image[index] ?? 0, value);
  }
}

/** The largest amplitude, 0 to 1 of the clip's largest, in every column. */
export function waveform({ peak }: Analysis, columns: number): Float32Array {
  const most = 10 ** (loudest(peak) / 20);
  return Float32Array.from({ length: columns }, (_, column) => {
    const first = Math.floor((column * peak.length) / columns);
    const last = Math.max(first + 1, Math.floor(((column + 1) * peak.length) / columns));
    const decibels = loudest(peak.subarray(first, last));
    return Math.min(1, 10 ** (decibels / 20) / most);
  });
}
