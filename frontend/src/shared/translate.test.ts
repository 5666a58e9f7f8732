import { afterEach, expect, test } from "vitest";
import { translate, translatePlural } from "./translate.ts";

const site = globalThis as { django?: unknown };

afterEach(() => {
  delete site.django;
});

test("without a catalogue everything stays English", () => {
  expect(translate("Take {take}", { take: 3 })).toBe("Take 3");
  expect(translatePlural("{count} clip", "{count} clips", 1)).toBe("1 clip");
  expect(translatePlural("{count} clip", "{count} clips", 2)).toBe("2 clips");
});

test("a catalogue's sentences are filled with the values", () => {
  site.django = {
    gettext: (text: string) => (text === "Take {take}" ? "第 {take} 版" : text),
    ngettext: () => "{count} 个片段",
  };
  expect(translate("Take {take}", { take: 3 })).toBe("第 3 版");
  expect(translatePlural("{count} clip", "{count} clips", 1)).toBe("1 个片段");
});

test("a brace that names no value stays as it is", () => {
  expect(translate("{unknown}")).toBe("{unknown}");
});
