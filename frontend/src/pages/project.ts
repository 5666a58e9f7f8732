/** A project: clips arrive and take their place in the grid. */
import type { Clip } from "../shared/clip";
import { el, find } from "../shared/dom";
import { once } from "../shared/forms";
import { listTools, menus } from "../shared/menus";
import { lengthText } from "../shared/words";
import { ClipAddedEvent, ClipUpload } from "../upload/clip-upload";

customElements.define("clip-upload", ClipUpload);
document.querySelectorAll<HTMLFormElement>("form[data-once]").forEach(once);
menus("details.popover");
listTools();

document.addEventListener(ClipAddedEvent.type, (event) => {
  if (event instanceof ClipAddedEvent) showClip(event.clip);
});

function showClip(clip: Clip): void {
  find(document, "#clips-title", HTMLElement).hidden = false;
  document.querySelector("[data-no-clips]")?.remove();
  find(document, "[data-clips]", HTMLElement).prepend(tile(clip));
}

/** The same tile as templates/clips/_clip_tile.html. */
function tile(clip: Clip): HTMLLIElement {
  const poster = el("span", { class: "poster" });
  if (clip.poster_url) poster.append(el("img", { src: clip.poster_url, alt: "" }));
  poster.append(el("span", { class: "poster-duration" }, lengthText(clip.duration)));
  const name = el("span", { class: "tile-name" }, clip.name);
  const facts = el("p", { class: "tile-facts" }, `${clip.width} × ${clip.height}`);
  const link = el("a", { href: clip.url }, poster, name);
  return el("li", { class: "tile", "data-clip": clip.id }, link, facts);
}
