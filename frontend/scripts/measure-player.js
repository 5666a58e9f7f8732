/**
 * Measures the player on a running site, in a real Chromium; benchmarks/bench_player.py calls it.
 *
 *     node measure-player.js ADDRESS NAME PASSWORD CLIP...
 *
 * Prints JSON: for every clip's page when things were there, and how long frames took.
 */
import { openBrowser } from "./browser.js";

const [address = "", name = "", password = "", ...clips] = process.argv.slice(2);
const SECONDS = 6;
const MODES = ["sphere", "flat", "planet"];

/** Before the page loads: notes when pictures are drawn and sound is heard, and every frame's time. */
function watch() {
  const noted = {
    script: 0,
    poster: 0,
    sphere: 0,
    video: 0,
    sound: 0,
    frames: /** @type {number[]} */ ([]),
  };
  Object.assign(window, { noted });
  const note = (/** @type {unknown} */ source) => {
    if (source instanceof HTMLImageElement) noted.poster ||= performance.now();
    if (source instanceof HTMLVideoElement) noted.video ||= performance.now();
  };
  const flat = CanvasRenderingContext2D.prototype;
  const { drawImage } = flat;
  flat.drawImage = /** @type {any} */ (
    /** @this {CanvasRenderingContext2D} @param {any[]} given */
    function (...given) {
      note(given[0]);
      return Reflect.apply(drawImage, this, given);
    }
  );
  const drawing = WebGL2RenderingContext.prototype;
  for (const upload of /** @type {const} */ (["texImage2D", "texSubImage2D"])) {
    const original = drawing[upload];
    drawing[upload] = /** @type {any} */ (
      /** @this {WebGL2RenderingContext} @param {any[]} given */
      function (...given) {
        const source = given.at(-1);
        note(source);
        if (source instanceof Element) noted.sphere ||= performance.now();
        return Reflect.apply(original, this, given);
      }
    );
  }
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = /** @type {any} */ (
    /** @this {AudioNode} @param {any[]} given */
    function (...given) {
      if (given[0] instanceof AudioDestinationNode && this.context instanceof AudioContext) {
        const ear = new AnalyserNode(this.context, { fftSize: 2048 });
        Reflect.apply(connect, this, [ear]);
        const heard = new Float32Array(2048);
        const listening = setInterval(() => {
          ear.getFloatTimeDomainData(heard);
          if (!heard.some((sample) => Math.abs(sample) > 1e-4)) return;
          noted.sound ||= performance.now();
          clearInterval(listening);
        }, 5);
      }
      return Reflect.apply(connect, this, given);
    }
  );
  void customElements.whenDefined("job-progress").then(() => (noted.script = performance.now()));
  let before = 0;
  const tick = (/** @type {number} */ now) => {
    if (before) noted.frames.push(now - before);
    before = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/** @param {number[]} values @param {number} part */
function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

/** What frames took while something goes on. @param {import("playwright-core").Page} page */
async function frames(page) {
  await page.evaluate(() => {
    /** @type {any} */ (window).noted.frames.length = 0;
  });
  await page.waitForTimeout(SECONDS * 1000);
  const taken = await page.evaluate(
    () => /** @type {number[]} */ (/** @type {any} */ (window).noted.frames),
  );
  const sharpness = await page.locator("spatial-player .surface canvas").evaluate((canvas) => {
    const { width, clientWidth } = /** @type {HTMLCanvasElement} */ (canvas);
    return width / clientWidth / devicePixelRatio;
  });
  return { median: quantile(taken, 0.5), late: quantile(taken, 0.95), sharpness };
}

/** Opens a clip's page with an empty cache. @param {import("playwright-core").BrowserContext} context @param {string} url @param {boolean} slow */
async function open(context, url, slow) {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  if (slow) {
    const bytes = (1.6e6 / 8) | 0;
    await network.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 150,
      downloadThroughput: bytes,
      uploadThroughput: bytes,
    });
  }
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForFunction(() => /** @type {any} */ (window).noted.poster > 0, null, {
    timeout: 60_000,
  });
  return page;
}

/** From a press of the button that plays to the first sample. @param {import("playwright-core").Page} page */
async function firstSound(page) {
  await page.waitForFunction(() => /** @type {any} */ (window).noted.video > 0);
  const pressed = await page.locator("spatial-player .big-play").evaluate((button) => {
    /** @type {HTMLElement} */ (button).click();
    return performance.now();
  });
  await page.waitForFunction(() => /** @type {any} */ (window).noted.sound > 0);
  return page.evaluate((from) => /** @type {any} */ (window).noted.sound - from, pressed);
}

/** @param {import("playwright-core").BrowserContext} context @param {string} url */
async function start(context, url, slow = false) {
  const page = await open(context, url, slow);
  await page.waitForFunction(() => /** @type {any} */ (window).noted.sphere > 0, null, {
    timeout: 60_000,
  });
  const sound = slow ? 0 : await firstSound(page);
  const found = await page.evaluate(() => {
    const { script, poster, sphere, video } = /** @type {any} */ (window).noted;
    return { script, poster, sphere, video };
  });
  await page.close();
  return { ...found, sound };
}

/** @param {import("playwright-core").BrowserContext} context @param {string} url */
async function measure(context, url) {
  /** @type {Awaited<ReturnType<typeof start>>[]} */
  const starts = [];
  for (let run = 0; run < 3; run += 1) starts.push(await start(context, url));
  const slow = await start(context, url, true);
  /** @param {"script" | "poster" | "sphere" | "video" | "sound"} what */
  const middle = (what) => quantile(starts.map((each) => each[what]), 0.5); // prettier-ignore
  const page = await open(context, url, false);
  await page.locator("spatial-player .frame").focus();
  /** @type {Record<string, Awaited<ReturnType<typeof frames>>>} */
  const turning = {};
  for (const mode of MODES) {
    await page.keyboard.down("ArrowLeft");
    turning[mode] = await frames(page);
    await page.keyboard.up("ArrowLeft");
    await page.keyboard.press("v");
  }
  await page.locator("spatial-player .big-play").click();
  await page.waitForTimeout(1500);
  const playing = await frames(page);
  await page.close();
  const first = {
    script: middle("script"),
    poster: middle("poster"),
    sphere: middle("sphere"),
    video: middle("video"),
    sound: middle("sound"),
  };
  return { first, slow, turning, playing };
}

const browser = await openBrowser();
try {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto("/sign-in/");
  await page.fill("[name=username]", name);
  await page.fill("[name=password]", password);
  await page.click("main button[type=submit]");
  await page.waitForURL("**/projects/");
  await page.close();
  const found = [];
  for (const clip of clips) found.push(await measure(context, clip));
  process.stdout.write(JSON.stringify(found));
} finally {
  await browser.close();
}
