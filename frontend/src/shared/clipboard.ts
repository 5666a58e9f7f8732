/** Copying, by the clipboard, which pages without https lack and may be denied, or the old way. */
import { el } from "./dom";

/** Whether `text` is in the clipboard now; `place` is where a field may lie for a moment. */
export async function copied(text: string, place: Element = document.body): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text, place);
  }
}

function copiedBySelection(text: string, place: Element): boolean {
  const field = el("textarea", { class: "hidden-words" });
  field.value = text;
  const focused = document.activeElement;
  place.append(field);
  field.select();
  // The only way there is where there is no clipboard.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
