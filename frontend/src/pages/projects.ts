/** The list of projects: ready to type at once, and no project made twice by a double click. */
import { once } from "../shared/forms";
import { listTools, menus } from "../shared/menus";

document.querySelectorAll<HTMLFormElement>("form[data-once]").forEach(once);
menus("details.popover");
listTools();
