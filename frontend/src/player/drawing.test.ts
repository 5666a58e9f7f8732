import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const PAGES = "src/pages";

/** What a script imports for good: types are gone when it runs. */
function imported(path: string): string[] {
  const statements = /^(?:import|export) (?!type )(?:[^;]*? from )?"([^"]+)"/gm;
  return [...readFileSync(path, "utf8").matchAll(statements)].map(([, from = ""]) => from);
}

/** All that is loaded with a script at once: paths of ours, names of packages. */
function reached(path: string, known = new Set<string>()): Set<string> {
  for (const from of imported(path)) {
    const own = `${join(dirname(path), from)}.ts`;
    const found = from.startsWith(".") && existsSync(own) ? own : from;
    if (known.has(found)) continue;
    known.add(found);
    if (found === own) reached(own, known);
  }
  return known;
}

test.each(readdirSync(PAGES))("the page %s loads no three.js at once", (page) => {
  expect(reached(join(PAGES, page))).not.toContain("three");
});

test("the player's drawing needs it", () => {
  expect(reached("src/player/drawing.ts")).toContain("three");
  expect(reached(join(PAGES, "clip.ts"))).toContain("src/player/view-window.ts");
});
