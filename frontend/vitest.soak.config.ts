import { defineConfig } from "vitest/config";
import browser from "./vitest.browser.config.ts";

// Long plays, for benchmarks/README.md.
export default defineConfig({ ...browser, test: { ...browser.test, include: ["**/*.soak.ts"] } });
