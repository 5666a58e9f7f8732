import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vitest/config";

// What looks at the clock would be disturbed by another file of tests beside it.
const ALONE = ["clock", "comparing", "fallbacks", "holding", "leaks", "looking", "seeing", "sound"];
const alone = ALONE.map((name) => `**/${name}.test.ts`);

// The tests live beside the Python ones; what they import is installed here.
export const pages = defineConfig({
  resolve: {
    alias: { "@src": fileURLToPath(new URL("src", import.meta.url)) },
    dedupe: ["playwright-core", "@sparticuz/chromium", "vite", "three", "vitest", "axe-core"],
  },
  server: { fs: { allow: [".."] } },
  test: {
    dir: fileURLToPath(new URL("../tests/browser", import.meta.url)),
    environment: "node",
    testTimeout: 120_000,
    hookTimeout: 240_000,
    globalSetup: fileURLToPath(new URL("../tests/browser/prepared.ts", import.meta.url)),
    // Pages answer in their own time, later on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});

const together = {
  name: "together",
  include: ["**/*.test.ts"],
  exclude: alone,
  maxWorkers: 2,
  sequence: { groupOrder: 0 },
};

const measured = {
  name: "alone",
  include: alone,
  fileParallelism: false,
  // Something else on the machine may have taken the moment that was measured.
  retry: 1,
  sequence: { groupOrder: 1 },
};

export default mergeConfig(
  pages,
  defineConfig({
    test: {
      projects: [
        { extends: true, test: together },
        { extends: true, test: measured },
      ],
    },
  }),
);
