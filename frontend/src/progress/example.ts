/** A job for the tests of this folder. */
import type { JobSnapshot } from "../shared/job-snapshot";

export function exampleJob(changes: Partial<JobSnapshot> = {}): JobSnapshot {
  return {
    id: "8d7c1f0e-4f2f-4a5e-9a4c-3a1b2c3d4e5f",
    clip: "0b54a8a2-6f0e-4c5f-8d53-5b0a2f1c9d11",
    take: 2,
    version: 3,
    status: "running",
    stage: "latents",
    stage_fraction: 0.5,
    fraction: 0.42,
    seconds_left: 95,
    queue_position: null,
    cancel_requested: false,
    error: null,
    model: { slug: "preview", name: "Preview", notice: "", notice_url: "" },
    options: { steps: 24, guidance: 3, seed: 7 },
    range: { start: 0, stop: 10 },
    whole: true,
    orientation: { yaw: 0, pitch: 0, roll: 0 },
    seconds: 10,
    origin: "clip",
    parent: null,
    anew: null,
    variation_group: null,
    retry_of: null,
    can_go_on: false,
    notes: "",
    final: false,
    picture_url: null,
    created_at: "2026-11-22T20:00:00Z",
    started_at: "2026-11-22T20:00:01Z",
    finished_at: null,
    deliverables: [],
    ...changes,
  };
}
