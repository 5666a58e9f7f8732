/** What must be said of a model's sound wherever it is offered, and the way to what it means. */
import { translate } from "./translate";
import { el } from "./dom";

export function noticeNodes(notice?: string | null, url?: string | null): (Node | string)[] {
  if (!notice) return [];
  const sentence = notice.replace(/[.!?。]?$/, (end) => end || ".");
  return url ? [sentence, " ", el("a", { href: url }, translate("What that means"))] : [sentence];
}
