/** The overview of the keys. */
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { OVERVIEW } from "./keyboard";
import { Sheet } from "./sheet";

export function createKeysOverview(signal: AbortSignal): Sheet {
  const sheet = new Sheet(translate("Keys"), signal);
  const rows = OVERVIEW.map(([keys, words]) => {
    const names = keys.split(" ").map((key) => el("kbd", {}, key));
    return el("div", {}, el("dt", {}, ...names), el("dd", {}, words));
  });
  sheet.body.append(el("dl", { class: "keys" }, ...rows));
  // A keyboard alone reads it to the end, too.
  sheet.body.tabIndex = 0;
  return sheet;
}
