/** What the site tells about something that has ended; `path` leads to it. */
import { flag, type Reader, record, text } from "../shared/shape";

export interface Notice {
  id: string;
  title: string;
  text: string;
  path: string;
  bad: boolean;
}

export const readNotice: Reader<Notice> = record<Notice>({
  id: text,
  title: text,
  text,
  path: text,
  bad: flag,
});
