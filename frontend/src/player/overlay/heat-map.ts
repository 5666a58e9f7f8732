/**
 * The heat of the sound as a small panorama (equirectangular, its first row at the bottom), to be laid
 * over the picture. Where it is hot its colours cover the picture, elsewhere they leave it a little
 * darker: so they are seen on snow and at night alike. Pure maths.
 */
import { HEAT, heatColour } from "./colours";
import type { Lobe } from "./lobes";

/** Finer would show nothing more: the narrowest lobe is four of these texels wide to each side. */
export const WIDTH = 192;
export const HEIGHT = 96;

/** How much of the picture's light is left where nothing sounds. */
const DARKNESS = 0.3;
/** From this heat on the colours come in, and at this one they cover as much as they will. */
const COVER_FROM = 0.1;
const COVER_TO = 0.55;
const COVER_MAX = 0.74;
/** Less than this (a heat of 0.18) is nowhere to be seen. */
const FAINTEST = 1e-3;
const SHADES = 256;

export class HeatMap {
  /** Red, green, blue, opacity of each texel; the colours are multiplied by the opacity. */
  readonly texels = new Uint8Array(WIDTH * HEIGHT * 4);
  /** The heat of each texel, 0 to 1. */
  readonly heat = new Float32Array(WIDTH * HEIGHT);
  /** Whole texels at a time: four times less to write. */
  readonly #whole = new Uint32Array(this.texels.buffer);
  readonly #shades = new Uint32Array(shades().buffer);
  readonly #directions = directions();

  /** Paints the lobes, each as hot as it is loud and as wide as it is diffuse. */
  paint(lobes: readonly Lobe[]): void {
    this.heat.fill(0);
    for (const lobe of lobes) {
      // A sound from everywhere has no place to be hot at: it leaves an even, faint veil.
      const peak = (lobe.heat * Math.sqrt(lobe.directness)) ** 4;
      if (peak > FAINTEST) this.#add(lobe, peak);
    }
    for (let texel = 0; texel < this.heat.length; texel += 1) {
      // Lobes that meet add up gently, and no place is beyond the hottest.
      const sum = this.heat[texel] ?? 0;
      const heat = Math.sqrt(Math.sqrt(sum / (1 + sum)));
      this.heat[texel] = heat;
      this.#whole[texel] = this.#shades[Math.round(heat * (SHADES - 1))] ?? 0;
    }
  }

  #add({ x, y, z, concentration }: Lobe, peak: number): void {
    const steepness = 4 * concentration;
    const lowest = 1 + Math.log(FAINTEST / peak) / Math.max(1e-6, steepness);
    const elevation = Math.asin(Math.min(1, Math.max(-1, z)));
    for (let row = 0; row < HEIGHT; row += 1) {
      // No texel of the row is nearer than this.
      if (Math.cos(elevationOf(row) - elevation) < lowest) continue;
      for (let texel = row * WIDTH; texel < (row + 1) * WIDTH; texel += 1) {
        const at = texel * 3;
        const cosine =
          x * (this.#directions[at] ?? 0) +
          y * (this.#directions[at + 1] ?? 0) +
          z * (this.#directions[at + 2] ?? 0);
        if (cosine < lowest) continue;
        this.heat[texel] = (this.heat[texel] ?? 0) + peak * Math.exp(steepness * (cosine - 1));
      }
    }
  }
}

/** Of a row's middle. */
function elevationOf(row: number): number {
  return ((row + 0.5) / HEIGHT - 0.5) * Math.PI;
}

/** Front, left, up of every texel's centre. */
function directions(): Float32Array {
  const vectors = new Float32Array(WIDTH * HEIGHT * 3);
  for (let texel = 0; texel < WIDTH * HEIGHT; texel += 1) {
    const azimuth = (0.5 - ((texel % WIDTH) + 0.5) / WIDTH) * 2 * Math.PI;
    const elevation = elevationOf(Math.floor(texel / WIDTH));
    const level = Math.cos(elevation);
    vectors.set(
      [Math.cos(azimuth) * level, Math.sin(azimuth) * level, Math.sin(elevation)],
      texel * 3,
    );
  }
  return vectors;
}

/** What is laid over the picture for every heat. */
function shades(): Uint8Array {
  const table = new Uint8Array(SHADES * 4);
  for (let shade = 0; shade < SHADES; shade += 1) {
    const heat = shade / (SHADES - 1);
    const part = Math.min(1, Math.max(0, (heat - COVER_FROM) / (COVER_TO - COVER_FROM)));
    const cover = COVER_MAX * part * part * (3 - 2 * part);
    const opacity = cover + DARKNESS * (1 - cover);
    const colour = heatColour(heat).map((channel) => channel * cover);
    table.set(
      [...colour, opacity].map((value) => Math.round(255 * value)),
      shade * 4,
    );
  }
  return table;
}

/** The map as a strip from faint to hot, for a legend. */
export function heatGradient(): string {
  const stops = HEAT.map((colour) => `rgb(${colour.map((c) => Math.round(255 * c)).join(" ")})`);
  return `linear-gradient(to right, ${stops.join(", ")})`;
}
