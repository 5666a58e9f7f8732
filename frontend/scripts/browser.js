/** A real Chromium: $CHROMIUM, the system's own, or the one from the npm package. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--autoplay-policy=no-user-gesture-required",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
];
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const UNPACKED = fileURLToPath(new URL("../node_modules/.cache/chromium", import.meta.url));
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** @param {string} name @returns {string | null} */
function onPath(name) {
  try {
    return execFileSync("which", [name], { encoding: "utf8", stdio: "pipe" }).trim() || null;
  } catch {
    return null;
  }
}

/** Where it finds fonts: its own list names only the temporary folder, and without any it dies. */
function nameFonts() {
  const folders = [join(UNPACKED, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const listed = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  const cache = `<cachedir>${join(UNPACKED, "fonts-cache")}</cachedir>`;
  const file = join(UNPACKED, "fonts.conf");
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${listed}${cache}</fontconfig>`);
  process.env["FONTCONFIG_FILE"] ??= file;
}

/** @returns {Promise<string>} */
async function bundled() {
  // Tells the package to unpack the libraries it needs beside itself; it must be set before.
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs20.x";
  // It unpacks to the temporary folder, which is everybody's: a program to be run belongs here.
  const shared = process.env["TMPDIR"];
  process.env["TMPDIR"] = UNPACKED;
  mkdirSync(UNPACKED, { recursive: true });
  nameFonts();
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } finally {
    if (shared === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = shared;
  }
}

/** The path of a Chromium, or an error that names the remedy. @returns {Promise<string>} */
export async function findChromium() {
  const given = process.env["CHROMIUM"];
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM is set to ${given}, which does not exist.`);
    return given;
  }
  for (const name of NAMES) {
    const found = onPath(name);
    if (found) return found;
  }
  if (existsSync(MAC)) return MAC;
  if (process.platform === "linux") return bundled();
  throw new Error("No Chromium was found. Install Google Chrome, or set CHROMIUM to its path.");
}

/**
 * A browser that keeps in a folder what it is to know when it is opened again.
 * @param {string} folder @param {import("playwright-core").BrowserContextOptions} options
 * @returns {Promise<import("playwright-core").BrowserContext>}
 */
export async function openProfile(folder, options) {
  const executablePath = await findChromium();
  return chromium.launchPersistentContext(folder, { executablePath, args: ARGUMENTS, ...options });
}

/** @returns {Promise<import("playwright-core").Browser>} */
export async function openBrowser() {
  return chromium.launch({ executablePath: await findChromium(), args: ARGUMENTS });
}
