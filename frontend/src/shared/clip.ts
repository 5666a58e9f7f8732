/** A clip, a project's upload and the player's manifest, as the server tells them. */
import { list, nullable, number, oneOf, type Reader, record, text } from "./shape";

export interface Clip {
  id: string;
  name: string;
  url: string;
  poster_url: string | null;
  /** seconds */
  duration: number;
  width: number;
  height: number;
}

export const readClip: Reader<Clip> = record<Clip>({
  id: text,
  name: text,
  url: text,
  poster_url: nullable(text),
  duration: number,
  width: number,
  height: number,
});

/** How the eyes lie in the frame; mono where there is one picture for both. */
export type StereoLayout = "mono" | "top_bottom" | "left_right";

/** foa and soa: AmbiX of first and second order, alone or with two head-locked channels after it */
export type SourceKind = "foa" | "soa" | "head_locked" | "silent";

/** One complete muxed file: picture and sound on one clock. */
export interface Source {
  id: string;
  /** the number of a take; null for the clip's own sound */
  take: number | null;
  label: string;
  kind: SourceKind;
  url: string;
  /** MIME type with codecs where known */
  type: string;
  /** the sound alone as a WAV file at 48 kHz, for playing from its samples; null where there is none */
  wav_url: string | null;
  /** an honest word about the sound, shown while it plays */
  notice: string | null;
  /** where the notice is explained */
  notice_url: string | null;
  /** what the export did to the level; already in the file, so not applied again */
  gain_db: number;
  /** the sound over time, for the time line; null for a silent clip */
  analysis_url: string | null;
}

/** Small pictures row by row: tile i shows the clip at (i + 1/2) `interval` seconds. */
export interface ThumbnailSheet {
  url: string;
  columns: number;
  rows: number;
  /** pixels of one tile */
  width: number;
  height: number;
  /** seconds */
  interval: number;
}

export interface PlayerManifest {
  clip: {
    id: string;
    name: string;
    duration: number;
    width: number;
    height: number;
    stereo: StereoLayout;
    poster_url: string | null;
    thumbnails: ThumbnailSheet | null;
  };
  video: { url: string; type: string };
  /** best first: what plays when nothing was chosen */
  sources: Source[];
}

export const readManifest: Reader<PlayerManifest> = record<PlayerManifest>({
  clip: record({
    id: text,
    name: text,
    duration: number,
    width: number,
    height: number,
    stereo: oneOf("mono", "top_bottom", "left_right"),
    poster_url: nullable(text),
    thumbnails: nullable(
      record<ThumbnailSheet>({
        url: text,
        columns: number,
        rows: number,
        width: number,
        height: number,
        interval: number,
      }),
    ),
  }),
  video: record({ url: text, type: text }),
  sources: list(
    record<Source>({
      id: text,
      take: nullable(number),
      label: text,
      kind: oneOf("foa", "soa", "head_locked", "silent"),
      url: text,
      type: text,
      wav_url: nullable(text),
      notice: nullable(text),
      notice_url: nullable(text),
      gain_db: number,
      analysis_url: nullable(text),
    }),
  ),
});
