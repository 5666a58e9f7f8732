/** The state of an export as the server tells it; the same shape as ``ExportSnapshot`` there. */
import { flag, list, nullable, number, oneOf, type Reader, record, text } from "../shared/shape";

export type ExportStatus = "queued" | "running" | "succeeded" | "failed" | "cancelled";
export type Placement = "off" | "head_locked" | "ambience";

/** What is heard. Levels in dB, loudness in LUFS; null leaves it as it is. */
export interface Mix {
  soundtrack: Placement;
  soundtrack_db: number;
  field_db: number;
  field_muted: boolean;
  loudness: number | null;
}

export interface ExportSnapshot {
  id: string;
  job: string;
  take: number;
  version: number;
  format: string;
  label: string;
  status: ExportStatus;
  /** 0..1 */
  fraction: number;
  error: { code: string; detail: string } | null;
  mix: Mix;
  filename: string;
  content_type: string;
  /** bytes */
  size: number | null;
  sha256: string;
  download_url: string | null;
  /** measured on the finished file: LUFS and dBTP */
  sound: { loudness: number; true_peak_db: number } | null;
  remarks: string[];
  created_at: string;
}

const readExport: Reader<ExportSnapshot> = record<ExportSnapshot>({
  id: text,
  job: text,
  take: number,
  version: number,
  format: text,
  label: text,
  status: oneOf("queued", "running", "succeeded", "failed", "cancelled"),
  fraction: number,
  error: nullable(record({ code: text, detail: text })),
  mix: record<Mix>({
    soundtrack: oneOf("off", "head_locked", "ambience"),
    soundtrack_db: number,
    field_db: number,
    field_muted: flag,
    loudness: nullable(number),
  }),
  filename: text,
  content_type: text,
  size: nullable(number),
  sha256: text,
  download_url: nullable(text),
  sound: nullable(record({ loudness: number, true_peak_db: number })),
  remarks: list(text),
  created_at: text,
});

/** A checked export from JSON of any origin; throws ShapeError naming the field that is wrong. */
export function parseExport(value: unknown): ExportSnapshot {
  return readExport(value, "");
}

export function parseExports(value: unknown): ExportSnapshot[] {
  return list(readExport)(value, "");
}

/** A page of a list, as the API gives it. */
export function parseExportPage(value: unknown): ExportSnapshot[] {
  return record({ results: list(readExport) })(value, "").results;
}

export function isOver({ status }: ExportSnapshot): boolean {
  return status !== "queued" && status !== "running";
}
