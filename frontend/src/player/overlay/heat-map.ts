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
/** Below this part of its peak a lobe is left out. */
const FAINTEST = 1e-3;
const SHADES = 256;

export class HeatMap {
  /** Red, green, blue, opacity of each texel; the colours are multiplied by the opacity. */
  readonly texels = new Uint8Array(WIDTH * HEIGHT * 4);
  /** The heat of each texel, 0 to 1. */
  readonly heat = new Float32Array(WIDTH * HEIGHT);
  readonly #shades = shades();
  readonly #directions = directions();

  /** Paints the lobes, each as hot as it is loud and as wide as it is diffuse. */
  paint(lobes: readonly Lobe[]): void {
    this.heat.fill(0);
    for (const lobe of lobes) if (lobe.heat > 0) this.#add(lobe);
    for (let texel = 0; texel < this.heat.length; texel += 1) {
      // Lobes that meet add up gently, and no place is beyond the hottest.
      const sum = this.heat[texel] ?? 0;
      const heat = Math.sqrt(Math.sqrt(sum / (1 + sum)));
      this.heat[texel] = heat;
      const shade = Math.round(heat * (SHADES - 1)) * 4;
      for (let part = 0; part < 4; part += 1) {
        this.texels[texel * 4 + part] = this.#shades[shade + part] ?? 0;
      }
    }
  }

  #add({ x, y, z, heat, directness, concentration }: Lobe): void {
    // A sound from everywhere has no place to be hot at: it leaves an even, faint veil.
    const peak = (heat * Math.sqrt(directness)) ** 4;
    const lowest = Math.log(FAINTEST);
    const directions = this.#directions;
    for (let texel = 0; texel < this.heat.length; texel += 1) {
      const at = texel * 3;
      const cosine =
        x * (directions[at] ?? 0) + y * (directions[at + 1] ?? 0) + z * (directions[at + 2] ?? 0);
      const fall = 4 * concentration * (cosine - 1);
      if (fall < lowest) continue;
      this.heat[texel] = (this.heat[texel] ?? 0) + peak * Math.exp(fall);
    }
  }
}

/** Front, left, up of every texel's centre. */
function directions(): Float32Array {
  const vectors = new Float32Array(WIDTH * HEIGHT * 3);
  for (let texel = 0; texel < WIDTH * HEIGHT; texel += 1) {
    const azimuth = (0.5 - ((texel % WIDTH) + 0.5) / WIDTH) * 2 * Math.PI;
    const elevation = ((Math.floor(texel / WIDTH) + 0.5) / HEIGHT - 0.5) * Math.PI;
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
