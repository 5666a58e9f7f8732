import { defineConfig } from "vite";
import { omnitoneWithoutEval } from "./vite.omnitone.ts";
import { oneFile } from "./vite.one-file.ts";

/** The player as a package: everything it needs in one ESM file. */
export default defineConfig({
  plugins: [omnitoneWithoutEval(), oneFile()],
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
