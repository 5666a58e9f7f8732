/**
 * <site-notices>: tells on any page that something has ended, politely, until it is dismissed; and
 * by the browser's own notification where that is allowed and the page is out of sight.
 */
import { el } from "../shared/dom";
import { LiveSocket, socketAt } from "../shared/live-socket";
import { translate } from "../shared/translate";
import { type Notice, readNotice } from "./notice";

const MOST_SHOWN = 4;

export class SiteNotices extends HTMLElement {
  #socket: LiveSocket | null = null;

  connectedCallback(): void {
    this.setAttribute("role", "status");
    this.#socket = new LiveSocket({
      openSocket: () => socketAt("/ws/notices"),
      onMessage: (message) => {
        this.show(readNotice(message, ""));
      },
    });
    this.#socket.open();
  }

  disconnectedCallback(): void {
    this.#socket?.close();
    this.#socket = null;
  }

  show(notice: Notice): void {
    const dismiss = el("button", { type: "button", class: "button small" }, translate("Dismiss"));
    const words = el("div", {}, el("a", { href: notice.path }, notice.title));
    if (notice.text) words.append(el("p", {}, notice.text));
    const card = el("div", { class: notice.bad ? "told bad" : "told" }, words, dismiss);
    dismiss.addEventListener("click", () => {
      card.remove();
    });
    this.append(card);
    while (this.children.length > MOST_SHOWN) this.firstElementChild?.remove();
    if (document.hidden) notifyOutside(notice);
  }
}

/** The browser's own notification; tabs that say the same show one. */
function notifyOutside(notice: Notice): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const shown = new Notification(notice.title, { body: notice.text, tag: notice.id });
  shown.addEventListener("click", () => {
    window.focus();
    location.assign(notice.path);
  });
}

/** Offers to ask for the browser's permission, where it has not been decided yet. */
export function offerNotifications(button: HTMLButtonElement): void {
  const update = () => {
    const asked = "Notification" in window ? Notification.permission : "denied";
    button.hidden = asked !== "default";
  };
  button.addEventListener("click", () => {
    void Notification.requestPermission().then(update);
  });
  update();
}
