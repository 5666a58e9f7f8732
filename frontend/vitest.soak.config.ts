import { defineConfig, mergeConfig } from "vitest/config";
import { pages } from "./vitest.browser.config.ts";

// Long plays, for benchmarks/README.md.
export default mergeConfig(
  pages,
  defineConfig({ test: { include: ["**/*.soak.ts"], fileParallelism: false } }),
);
