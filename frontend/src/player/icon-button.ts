/** Round buttons that show an icon and say what they do. */
import { el } from "../shared/dom";
import { icon, type IconName } from "./icons";

export function iconButton(className: string, name: IconName, label: string): HTMLButtonElement {
  const button = el("button", { type: "button", class: `icon ${className}` });
  setIcon(button, name, label);
  return button;
}

export function setIcon(button: HTMLButtonElement, name: IconName, label: string): void {
  if (button.getAttribute("aria-label") === label) return;
  button.setAttribute("aria-label", label);
  button.title = label;
  button.replaceChildren(icon(name));
}

/** A button that is on or off; `title` may tell its key. */
export function toggleButton(
  className: string,
  name: IconName,
  label: string,
  title: string,
): HTMLButtonElement {
  const button = iconButton(className, name, label);
  button.title = title;
  button.setAttribute("aria-pressed", "false");
  return button;
}
