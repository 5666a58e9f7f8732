/** The trials of a listening test, as the server tells them. */
import { flag, list, nullable, number, oneOf, record, text } from "../shared/shape";

export interface Trial {
  id: string;
  kind: "rating" | "pointing";
  manifest: string;
  answer_url: string;
  answered: boolean;
  /** what repeats, in seconds */
  start: number;
  end: number;
  gain_db: number;
  anchor: "" | "mono" | "low";
}

export const readTrials = record({
  trials: list(
    record<Trial>({
      id: text,
      kind: oneOf("rating", "pointing"),
      manifest: text,
      answer_url: text,
      answered: flag,
      start: number,
      end: number,
      gain_db: number,
      anchor: oneOf("", "mono", "low"),
    }),
  ),
});

/** Where the sound was and how far off the answer, in degrees; null where nobody knows. */
export const readTold = record({
  azimuth: nullable(number),
  elevation: nullable(number),
  error: nullable(number),
});
