/** An export for the tests of this folder. */
import type { ExportSnapshot } from "./export-snapshot";

export function exampleExport(changes: Partial<ExportSnapshot> = {}): ExportSnapshot {
  return {
    id: "4a4a5e0e-8f2f-4a5e-9a4c-3a1b2c3d4e5f",
    job: "8d7c1f0e-4f2f-4a5e-9a4c-3a1b2c3d4e5f",
    take: 2,
    version: 1,
    format: "youtube_mp4",
    label: "YouTube, MP4",
    status: "running",
    fraction: 0.4,
    error: null,
    mix: {
      soundtrack: "off",
      soundtrack_db: 0,
      field_db: 0,
      field_muted: false,
      loudness: null,
    },
    filename: "harbour-take-2-youtube.mp4",
    content_type: "video/mp4",
    size: null,
    sha256: "",
    download_url: null,
    sound: null,
    remarks: [],
    created_at: "2026-11-22T20:00:00Z",
    ...changes,
  };
}
