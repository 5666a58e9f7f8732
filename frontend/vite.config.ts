import { defineConfig } from "vite";
import { omnitoneWithoutEval } from "./vite.omnitone.ts";

const pages = ["site", "projects", "project", "clip"];

export default defineConfig({
  base: "/static/",
  plugins: [omnitoneWithoutEval()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    // three.js alone is larger than vite's default limit; only the clip page loads it.
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: pages.map((page) => `src/pages/${page}.ts`) },
  },
});
