import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { omnitoneWithoutEval } from "./vite.omnitone.ts";
import { oneFile } from "./vite.one-file.ts";

/** The types beside the file. */
function withTypes(): Plugin {
  const fileName = "spatial-player.d.ts";
  return {
    name: "with-types",
    generateBundle() {
      const source = readFileSync(new URL(`types/${fileName}`, import.meta.url), "utf8");
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}

/** The player as a package: everything it needs in one ESM file. */
export default defineConfig({
  plugins: [omnitoneWithoutEval(), oneFile(), withTypes()],
  publicDir: false,
  build: {
    outDir: "dist-player",
    emptyOutDir: true,
    target: "es2022",
    minify: true,
    chunkSizeWarningLimit: 1500,
    lib: {
      entry: "src/package/spatial-player.ts",
      formats: ["es"],
      fileName: () => "spatial-player.js",
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
