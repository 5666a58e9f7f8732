/** A project: clips arrive and take their place in the grid. */
import type { Clip } from "../shared/clip";
import { find } from "../shared/dom";
import { once } from "../shared/forms";
import { listTools, menus } from "../shared/menus";
import { ClipAddedEvent, ClipUpload } from "../upload/clip-upload";

customElements.define("clip-upload", ClipUpload);
document.querySelectorAll<HTMLFormElement>("form[data-once]").forEach(once);
menus("details.popover");
listTools();

document.addEventListener(ClipAddedEvent.type, (event) => {
  if (event instanceof ClipAddedEvent) void showClip(event.clip);
});

/** Takes the new clip's tile from the page as the server makes it: newest first, so it is there. */
async function showClip({ id }: Clip): Promise<void> {
  const answer = await fetch(location.pathname, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const selector = `[data-clip="${id}"]`;
  const tile = page.querySelector(selector);
  if (!tile || document.querySelector(selector)) return;
  find(document, "#clips-title", HTMLElement).hidden = false;
  document.querySelector("[data-no-clips]")?.remove();
  find(document, "[data-clips]", HTMLElement).prepend(document.adoptNode(tile));
}
