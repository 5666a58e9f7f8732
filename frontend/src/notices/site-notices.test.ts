// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { SiteNotices } from "./site-notices";

class FakeSocket {
  static last: FakeSocket;
  onmessage: ((event: { data: string }) => void) | null = null;
  closed = false;
  constructor(readonly url: string) {
    FakeSocket.last = this;
  }
  close(): void {
    this.closed = true;
  }
  tell(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

if (!customElements.get("site-notices")) customElements.define("site-notices", SiteNotices);
const notice = (id: string, bad = false) => ({
  id,
  title: `Take ${id} is done`,
  text: bad ? "It is out of tune." : "",
  path: `/clips/${id}/`,
  bad,
});

beforeEach(() => {
  globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
  document.body.replaceChildren(new SiteNotices());
});

test("a notice is told politely, leads to its page and goes when it is dismissed", () => {
  expect(FakeSocket.last.url).toMatch(/^ws:.*\/ws\/notices$/);
  FakeSocket.last.tell(notice("1"));
  const shown = document.querySelector("site-notices[role=status] a");
  expect(shown?.getAttribute("href")).toBe("/clips/1/");
  expect(shown?.textContent).toBe("Take 1 is done");
  document.querySelector<HTMLButtonElement>(".told button")?.click();
  expect(document.querySelector(".told")).toBeNull();
});

test("a few at a time, the newest last", () => {
  for (const id of ["1", "2", "3", "4", "5", "6"]) FakeSocket.last.tell(notice(id, id === "6"));
  const shown = [...document.querySelectorAll(".told a")].map((link) => link.textContent);
  expect(shown).toEqual(["3", "4", "5", "6"].map((id) => `Take ${id} is done`));
  expect(document.querySelector(".told.bad p")?.textContent).toBe("It is out of tune.");
});

test("a page that goes away closes its socket", () => {
  document.body.replaceChildren();
  expect(FakeSocket.last.closed).toBe(true);
});
