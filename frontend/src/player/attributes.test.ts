import { expect, test } from "vitest";
import { beginningOf, manifestOf } from "./attributes";

function element(attributes: Record<string, string>): HTMLElement {
  const host = document.createElement("div");
  for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value);
  return host;
}

test("one file is a clip with one sound, a sound field unless it is said otherwise", () => {
  const manifest = manifestOf(element({ src: "walk.webm", poster: "walk.jpg" }));
  expect(manifest?.clip.poster_url).toBe("walk.jpg");
  expect(manifest?.sources.map(({ url, kind }) => [url, kind])).toEqual([["walk.webm", "foa"]]);
  const kindOf = (sound: string) => manifestOf(element({ src: "a", sound }))?.sources[0]?.kind;
  expect(["head_locked", "silent", "nonsense"].map(kindOf)).toEqual([
    "head_locked",
    "silent",
    "foa",
  ]);
  expect(manifestOf(element({ manifest: "walk.json" }))).toBeNull();
});

test("the beginning is what the attributes say, where they make sense", () => {
  expect(beginningOf(element({ yaw: "-30", fov: "wide", muted: "" }))).toEqual({
    yaw: -30,
    muted: true,
    overlay: false,
    timeline: false,
  });
});
