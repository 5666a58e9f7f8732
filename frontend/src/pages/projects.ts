/** The list of projects: ready to type at once, and no project made twice by a double click. */
import { once } from "../shared/forms";

document.querySelectorAll<HTMLFormElement>("form[data-once]").forEach(once);

const popover = document.querySelector<HTMLDetailsElement>("details[data-new-project]");
popover?.addEventListener("toggle", () => {
  if (popover.open) popover.querySelector<HTMLInputElement>("input:not([type=hidden])")?.focus();
});
popover?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  popover.open = false;
  popover.querySelector("summary")?.focus();
});
