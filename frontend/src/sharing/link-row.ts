/** One link in the list: its address, what may be copied, how often it was opened, its end. */
import { copied } from "../shared/clipboard";
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { dayText, embedSnippet, factsOf, type ShareLink } from "./link";

export interface LinkRowTargets {
  title: string;
  say(sentence: string): void;
  revoke(link: ShareLink): void;
}

export function linkRow(link: ShareLink, targets: LinkRowTargets): HTMLLIElement {
  const made = translate("Link of {day}", { day: dayText(link.created_at) });
  const name = link.label === "" ? made : link.label;
  const row = el("li", { class: "share-link" });
  row.append(el("p", { class: "share-name" }, name));
  if (link.open) row.append(address(link, name), actions(row, link, name, targets));
  row.append(el("p", { class: "hint" }, factsOf(link)));
  return row;
}

function address(link: ShareLink, name: string): HTMLInputElement {
  const label = translate("Address of {name}", { name });
  const field = el("input", { class: "share-address", readonly: true, "aria-label": label });
  field.value = link.url;
  field.addEventListener("focus", () => {
    field.select();
  });
  return field;
}

function actions(
  row: HTMLLIElement,
  link: ShareLink,
  name: string,
  targets: LinkRowTargets,
): HTMLElement {
  const copy = (words: string, done: string, text: string) => {
    const button = el("button", { type: "button", class: "button small" }, words);
    button.addEventListener("click", () => {
      void copied(text, row).then((there) => {
        targets.say(there ? done : translate("Copy it by hand: {text}", { text }));
        if (!there) return;
        button.textContent = translate("Copied");
        window.setTimeout(() => (button.textContent = words), 2000);
      });
    });
    return button;
  };
  const buttons = el("div", { class: "share-actions" });
  buttons.append(copy(translate("Copy link"), translate("The link is copied."), link.url));
  if (link.embedding.length > 0) {
    const snippet = embedSnippet(link, targets.title);
    const done = translate("The code for embedding is copied.");
    buttons.append(copy(translate("Copy embed code"), done, snippet));
  }
  const revoke = el("button", { type: "button", class: "button small" }, translate("Revoke"));
  revoke.setAttribute("aria-label", translate("Revoke {name}", { name }));
  revoke.addEventListener("click", () => {
    revoke.disabled = true;
    targets.revoke(link);
  });
  buttons.append(revoke);
  return buttons;
}
