import { defineConfig } from "vite";
import { compressed } from "./vite.compressed.ts";
import { omnitoneWithoutEval } from "./vite.omnitone.ts";

const pages = [
  "site",
  "projects",
  "project",
  "clip",
  "shared",
  "embed",
  "dashboard",
  "study",
  "listen",
];

export default defineConfig({
  base: "/static/",
  plugins: [omnitoneWithoutEval(), compressed()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    // three.js alone is larger than vite's default limit; only the clip page loads it.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: pages.map((page) => `src/pages/${page}.ts`),
      // A file of its own: browsers keep it when the player changes.
      output: { codeSplitting: { groups: [{ name: "three", test: /node_modules\/three\// }] } },
    },
  },
});
