import { describe, expect, test } from "vitest";
import { DEGREE } from "../orientation";
import { HEIGHT, HeatMap, WIDTH } from "./heat-map";
import { concentrationOf, type Lobe } from "./lobes";

function lobe(azimuth: number, elevation: number, directness = 0.95, heat = 1): Lobe {
  const level = Math.cos(elevation * DEGREE);
  return {
    x: Math.cos(azimuth * DEGREE) * level,
    y: Math.sin(azimuth * DEGREE) * level,
    z: Math.sin(elevation * DEGREE),
    heat,
    directness,
    concentration: concentrationOf(directness),
  };
}

function painted(...lobes: Lobe[]): HeatMap {
  const map = new HeatMap();
  map.paint(lobes);
  return map;
}

/** Azimuth and elevation (degrees) of the hottest texel. */
function hottest({ heat }: HeatMap): [number, number] {
  const texel = heat.indexOf(Math.max(...heat));
  const across = ((texel % WIDTH) + 0.5) / WIDTH;
  const up = (Math.floor(texel / WIDTH) + 0.5) / HEIGHT;
  return [(0.5 - across) * 360, (up - 0.5) * 180];
}

describe("the map", () => {
  test.each([
    [90, 0],
    [-90, 0],
    [0, 0],
    [20, 45],
    [-150, -60],
  ])("is hottest at %i°, %i° up for a sound from there", (azimuth, elevation) => {
    const [a, e] = hottest(painted(lobe(azimuth, elevation)));
    expect(Math.abs(a - azimuth)).toBeLessThan(360 / WIDTH);
    expect(Math.abs(e - elevation)).toBeLessThan(180 / HEIGHT);
  });

  test("has no seam behind the viewer", () => {
    const { heat } = painted(lobe(180, 0));
    const row = (HEIGHT / 2) * WIDTH;
    expect(heat[row]).toBeCloseTo(heat[row + WIDTH - 1] ?? NaN, 6);
    expect(heat[row]).toBeGreaterThan(0.8);
  });

  test("shows two sounds in two places, the louder one hotter", () => {
    const { heat } = painted(lobe(90, 0, 0.95, 0.6), lobe(-90, 0));
    const at = (azimuth: number) =>
      heat[(HEIGHT / 2) * WIDTH + Math.floor((0.5 - azimuth / 360) * WIDTH)] ?? NaN;
    expect(at(-90)).toBeGreaterThan(at(90));
    expect(at(90)).toBeGreaterThan(0.5);
    expect(at(0)).toBeLessThan(0.1);
  });

  test("is wide for a diffuse sound and narrow for a direct one", () => {
    const warm = (directness: number) => {
      const { heat } = painted(lobe(0, 0, directness));
      const most = Math.max(...heat);
      return heat.filter((value) => value > most / 2).length;
    };
    expect(warm(0.4)).toBeGreaterThan(5 * warm(0.95));
  });

  test("darkens the picture a little where nothing sounds, and covers it where it is hot", () => {
    const { texels, heat } = painted(lobe(0, 0));
    const texel = (index: number) => [...texels.subarray(index * 4, index * 4 + 4)];
    const [red = 0, green = 0, , opacity = 0] = texel(heat.indexOf(Math.max(...heat)));
    expect(texel(0)).toEqual([0, 0, 0, Math.round(0.3 * 255)]);
    expect(opacity).toBeGreaterThan(0.75 * 255);
    expect(Math.min(red, green)).toBeGreaterThan(0.5 * 255);
  });
});
