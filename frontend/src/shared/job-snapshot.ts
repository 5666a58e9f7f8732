/**
 * The one shape of a job's state, the same from REST, from the socket and inside the page.
 * `tests/contract/job_snapshot.json` pins it from both sides.
 */
import { flag, list, nullable, number, oneOf, type Reader, record, text } from "./shape";

export const STAGES = ["features", "latents", "sound_field", "deliverables"] as const;
export type Stage = (typeof STAGES)[number];

export type JobStatus = "queued" | "running" | "succeeded" | "failed" | "cancelled";
export type DeliverableKind = "ambix_wav" | "spatial_video" | "playback";

export interface Deliverable {
  id: string;
  kind: DeliverableKind;
  label: string;
  filename: string;
  /** bytes */
  size: number;
  content_type: string;
  url: string;
  download_url: string;
}

/** Seconds of the clip. */
export interface TimeRange {
  start: number;
  stop: number;
}

/** How the model's head is turned, in degrees: to the left, up, its top to the left. */
export interface Orientation {
  yaw: number;
  pitch: number;
  roll: number;
}

export interface TakeReference {
  id: string;
  take: number;
}

export interface JobSnapshot {
  id: string;
  clip: string;
  take: number;
  /** grows with every change; an older snapshot never replaces a newer one */
  version: number;
  status: JobStatus;
  stage: Stage | null;
  /** 0..1 */
  stage_fraction: number;
  /** 0..1, of the whole job */
  fraction: number;
  seconds_left: number | null;
  queue_position: number | null;
  cancel_requested: boolean;
  error: { code: string; detail: string } | null;
  /** `notice_url` explains the notice; empty where nothing does */
  model: { slug: string; name: string; notice: string; notice_url: string };
  options: { steps: number; guidance: number; seed: number };
  /** where the take sounds */
  range: TimeRange;
  /** it sounds all through the clip */
  whole: boolean;
  orientation: Orientation;
  /** how much of its sound is generated */
  seconds: number;
  origin: "clip" | "retake" | "extension";
  /** what a retake or an extension goes on from */
  parent: TakeReference | null;
  /** what a retake changes */
  anew: TimeRange | null;
  /** shared by takes that were started together */
  variation_group: string | null;
  retry_of: TakeReference | null;
  can_go_on: boolean;
  notes: string;
  final: boolean;
  /** waveform, directions and spectrogram */
  picture_url: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  deliverables: Deliverable[];
}

const readDeliverable: Reader<Deliverable> = record<Deliverable>({
  id: text,
  kind: oneOf("ambix_wav", "spatial_video", "playback"),
  label: text,
  filename: text,
  size: number,
  content_type: text,
  url: text,
  download_url: text,
});

export const readTimeRange: Reader<TimeRange> = record({ start: number, stop: number });
const readReference: Reader<TakeReference> = record({ id: text, take: number });

export const readJobSnapshot: Reader<JobSnapshot> = record<JobSnapshot>({
  id: text,
  clip: text,
  take: number,
  version: number,
  status: oneOf("queued", "running", "succeeded", "failed", "cancelled"),
  stage: nullable(oneOf(...STAGES)),
  stage_fraction: number,
  fraction: number,
  seconds_left: nullable(number),
  queue_position: nullable(number),
  cancel_requested: flag,
  error: nullable(record({ code: text, detail: text })),
  model: record({ slug: text, name: text, notice: text, notice_url: text }),
  options: record({ steps: number, guidance: number, seed: number }),
  range: readTimeRange,
  whole: flag,
  orientation: record({ yaw: number, pitch: number, roll: number }),
  seconds: number,
  origin: oneOf("clip", "retake", "extension"),
  parent: nullable(readReference),
  anew: nullable(readTimeRange),
  variation_group: nullable(text),
  retry_of: nullable(readReference),
  can_go_on: flag,
  notes: text,
  final: flag,
  picture_url: nullable(text),
  created_at: text,
  started_at: nullable(text),
  finished_at: nullable(text),
  deliverables: list(readDeliverable),
});

/** A checked snapshot from JSON of any origin; throws ShapeError naming the field that is wrong. */
export function parseJobSnapshot(value: unknown): JobSnapshot {
  return readJobSnapshot(value, "");
}

export function isFinished(snapshot: JobSnapshot): boolean {
  return snapshot.status !== "queued" && snapshot.status !== "running";
}

/** Told by <job-progress> whenever it shows a newer state (bubbles). */
export class JobChangeEvent extends Event {
  static readonly type = "job-change";
  constructor(
    readonly snapshot: JobSnapshot,
    readonly previous: JobSnapshot | null,
  ) {
    super(JobChangeEvent.type, { bubbles: true });
  }
}
