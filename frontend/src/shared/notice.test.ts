import { expect, test } from "vitest";
import { el } from "./dom";
import { noticeNodes } from "./notice";

const shown = (...given: Parameters<typeof noticeNodes>) => el("p", {}, ...noticeNodes(...given));

test("a notice is a sentence with a way to what it means", () => {
  const words = shown("Preview model: trained on scenes", "/about/");
  expect(words.textContent).toBe("Preview model: trained on scenes. What that means");
  expect(words.querySelector("a")?.getAttribute("href")).toBe("/about/");
});

test("a full stop is set once, and no link leads nowhere", () => {
  expect(shown("Random weights.", "").innerHTML).toBe("Random weights.");
  expect(shown("Really?", null).innerHTML).toBe("Really?");
});

test.each([null, undefined, ""])("of %j nothing is said", (notice) => {
  expect(noticeNodes(notice, "/about/")).toEqual([]);
});
