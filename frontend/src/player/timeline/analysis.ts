/** The analysis of a sound over time, as spatialgen/field_analysis.py writes it. */
import { list, number, type Reader, record, ShapeError, text } from "../../shared/shape";

const VERSION = 1;
export const QUIETEST = -127.5;

export interface BandOverTime {
  /** dB re full scale */
  level: Float32Array;
  /** radians */
  azimuth: Float32Array;
  elevation: Float32Array;
  /** 0 from one place, 1 from everywhere */
  diffuseness: Float32Array;
}

export interface Analysis {
  /** seconds between two numbers of a series */
  hop: number;
  hops: number;
  level: Float32Array;
  peak: Float32Array;
  /** low, middle, high; none for mono and stereo */
  bands: BandOverTime[];
}

interface Written {
  version: number;
  hop: number;
  hops: number;
  level: string;
  peak: string;
  bands: { level: string; azimuth: string; elevation: string; diffuseness: string }[];
}

const readWritten: Reader<Written> = record<Written>({
  version: number,
  hop: number,
  hops: number,
  level: text,
  peak: text,
  bands: list(record({ level: text, azimuth: text, elevation: text, diffuseness: text })),
});

export function readAnalysis(value: unknown): Analysis {
  const written = readWritten(value, "");
  if (written.version !== VERSION) {
    throw new ShapeError(`This analysis is of version ${written.version}, not ${VERSION}.`);
  }
  const series = (encoded: string, decode: (byte: number) => number): Float32Array => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    if (bytes.length !== written.hops) throw new ShapeError("This analysis is not whole.");
    return Float32Array.from(bytes, decode);
  };
  const decibels = (byte: number) => QUIETEST + byte / 2;
  return {
    hop: written.hop,
    hops: written.hops,
    level: series(written.level, decibels),
    peak: series(written.peak, decibels),
    bands: written.bands.map((band) => ({
      level: series(band.level, decibels),
      azimuth: series(band.azimuth, (byte) => ((byte - 128) / 128) * Math.PI),
      elevation: series(band.elevation, (byte) => (byte / 255 - 0.5) * Math.PI),
      diffuseness: series(band.diffuseness, (byte) => byte / 255),
    })),
  };
}

/** The loudest level of the clip: what brightness and moments are measured by. */
export function loudest(levels: Float32Array): number {
  return levels.reduce((most, level) => Math.max(most, level), QUIETEST);
}
