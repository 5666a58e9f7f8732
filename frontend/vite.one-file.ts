import { readFile } from "node:fs/promises";
import { build, type Plugin } from "vite";

const WORKLET = "?worker&url";
const FILE = "?url&no-inline";
const INLINE = "\0inline:";

/**
 * For the player as one file: what pages load from addresses of their own goes into the file. An
 * AudioWorklet's script becomes a blob, a small sound a data address; pages with a
 * Content-Security-Policy then need `script-src blob:` and `connect-src data:`.
 */
export function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "pre",
    async resolveId(id, importer) {
      const asked = [WORKLET, FILE].find((query) => id.endsWith(query));
      if (!asked) return null;
      const found = await this.resolve(id.slice(0, -asked.length), importer);
      // Not under its own name: vite would take it for the file itself.
      return found ? `${INLINE}${found.id}${asked}`.replace("?", "#") : null;
    },
    async load(id) {
      if (!id.startsWith(INLINE)) return null;
      const [path = "", query = ""] = id.slice(INLINE.length).split("#");
      if (query !== WORKLET.slice(1)) return `export default "${await dataAddress(path)}";`;
      const script = JSON.stringify(await bundled(path));
      return `export default URL.createObjectURL(new Blob([${script}], { type: "text/javascript" }));`;
    },
  };
}

async function dataAddress(path: string): Promise<string> {
  const content = await readFile(path);
  return `data:application/octet-stream;base64,${content.toString("base64")}`;
}

async function bundled(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      lib: { entry, formats: ["iife"], name: "worklet" },
    },
  });
  const [bundle] = [output].flat();
  if (!bundle || !("output" in bundle)) throw new Error(`${entry} was not bundled.`);
  return bundle.output[0].code;
}
