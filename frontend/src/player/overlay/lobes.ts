/**
 * What the overlay shows of the bands: for each one a lobe around its direction, as hot as the band
 * is loud and as wide as it is diffuse. Follows a rise fast and a fall slowly. Pure maths.
 */
import { clamp, type Direction } from "../orientation";
import { BANDS, type Part, PARTS, PER_BAND } from "./field-bands";

export interface Lobe {
  /** unit vector: front, left, up */
  x: number;
  y: number;
  z: number;
  /** 0 to 1: how loud, by the sensitivity */
  heat: number;
  /** 0 (from everywhere) to 1 (from one place) */
  directness: number;
  /** of a von Mises-Fisher distribution on the sphere whose mean vector is as long as `directness` */
  concentration: number;
}

const RISE_SECONDS = 0.05;
const FALL_SECONDS = 0.35;
/** From the faintest that shows to the hottest, in dB. */
const RANGE = 26;
/** What counts as loud follows the clip: at once up, and down by so many dB a second. */
const REFERENCE_FALL = 1.5;
const REFERENCE_MIN = -62;
/** A lobe is never narrower than about 8° to each side: first order knows no better. */
const CONCENTRATION_MAX = 50;
/** How the ear weighs the octave bands (A-weighting, dB). */
const WEIGHTS = [-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1, -1.1, -6.6] as const;

export class Lobes {
  readonly lobes: readonly Lobe[] = Array.from({ length: BANDS }, silent);
  part: Part = "all";
  /** dB: more shows fainter sounds */
  sensitivity = 0;
  readonly #sums = new Float64Array(BANDS * PER_BAND);
  #reference = REFERENCE_MIN;

  /** Takes the bands of the next hop, `seconds` after the last one. */
  add(bands: ArrayLike<number>, seconds: number): void {
    this.#reference = Math.max(REFERENCE_MIN, this.#reference - REFERENCE_FALL * seconds);
    for (let band = 0; band < BANDS; band += 1) {
      this.#follow(bands, band * PER_BAND, seconds);
      this.#reference = Math.max(this.#reference, this.#level(band));
    }
    for (let band = 0; band < BANDS; band += 1) this.#show(band);
  }

  /** Nothing is heard any more, as after a jump in time. */
  clear(): void {
    this.#sums.fill(0);
    this.#reference = REFERENCE_MIN;
    for (const lobe of this.lobes) Object.assign(lobe, silent());
  }

  /** Energy and intensity rise and fall together, so that their quotient stays true. */
  #follow(bands: ArrayLike<number>, at: number, seconds: number): void {
    const rises = (bands[at] ?? 0) > (this.#sums[at] ?? 0);
    const part = 1 - Math.exp(-seconds / (rises ? RISE_SECONDS : FALL_SECONDS));
    for (let i = at; i < at + PER_BAND; i += 1) {
      const sum = this.#sums[i] ?? 0;
      this.#sums[i] = sum + part * ((bands[i] ?? 0) - sum);
    }
  }

  #level(band: number): number {
    return 10 * Math.log10((this.#sums[band * PER_BAND] ?? 0) + 1e-12) + (WEIGHTS[band] ?? 0);
  }

  #show(band: number): void {
    const lobe = this.lobes[band];
    if (!lobe) return;
    const [energy = 0, x = 0, y = 0, z = 0] = this.#sums.subarray(band * PER_BAND);
    const flow = Math.hypot(x, y, z);
    const [first, last] = PARTS[this.part];
    const shown = band >= first && band < last && flow > 0;
    const above = this.#level(band) - this.#reference + this.sensitivity;
    lobe.heat = shown ? clamp(1 + above / RANGE, 0, 1) : 0;
    if (flow > 0) [lobe.x, lobe.y, lobe.z] = [x / flow, y / flow, z / flow];
    lobe.directness = energy > 0 ? Math.min(1, flow / energy) : 0;
    lobe.concentration = concentrationOf(lobe.directness);
  }
}

/** The usual approximation for the sphere: κ = r (3 - r²) / (1 - r²). */
export function concentrationOf(directness: number): number {
  const square = directness * directness;
  const exact = (directness * (3 - square)) / Math.max(1e-9, 1 - square);
  return Math.min(CONCENTRATION_MAX, exact);
}

export function directionOf({ x, y, z }: Lobe): Direction {
  return { azimuth: Math.atan2(y, x), elevation: Math.atan2(z, Math.hypot(x, y)) };
}

function silent(): Lobe {
  return { x: 1, y: 0, z: 0, heat: 0, directness: 0, concentration: 0 };
}
