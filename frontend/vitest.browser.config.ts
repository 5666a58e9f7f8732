import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// The tests live beside the Python ones; what they import is installed here.
export default defineConfig({
  resolve: {
    alias: { "@src": fileURLToPath(new URL("src", import.meta.url)) },
    dedupe: ["playwright-core", "@sparticuz/chromium", "vite", "three", "vitest", "axe-core"],
  },
  server: { fs: { allow: [".."] } },
  test: {
    dir: fileURLToPath(new URL("../tests/browser", import.meta.url)),
    include: ["**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
