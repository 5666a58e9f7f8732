process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
import { readFileSync } from "node:fs";
const sp = (await import("@sparticuz/chromium")).default;
const { chromium: pw } = await import("playwright-core");
const b = await pw.launch({
  executablePath: await sp.executablePath(),
  args: [
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--autoplay-policy=no-user-gesture-required",
    "--no-sandbox",
    "--disable-background-networking",
  ],
});
const c = await b.newContext();
const p = await c.newPage();
p.on("console", (m) => console.log(m.text()));
await p.goto("http://127.0.0.1:8765/");
const src = readFileSync("node_modules/omnitone/build/omnitone.min.js", "utf8");
await p.evaluate(src + ";window.Omnitone=Omnitone||window.Omnitone");

await p.goto("http://127.0.0.1:8765/sign-in/");
const acc = JSON.parse(readFileSync("/tmp/fe_data/demo-accounts.json"))[0];
await p.fill("[name=username]", acc.username);
await p.fill("[name=password]", acc.password);
await p.click("main button[type=submit]");
await p.waitForURL("**/projects/");
await p.click(".tile a");
await p.waitForURL("**/projects/*/");
const id = await p.getAttribute("[data-clip]", "data-clip");
for (const mode of ["unconnected", "connected", "noplay", "preloaded-unconnected"]) {
  await p.reload();
  await p.evaluate(src + ";window.Omnitone=Omnitone||window.Omnitone");
  console.log(
    mode,
    await p.evaluate(
      async ([mode, id]) => {
        const ctx = new AudioContext();
        void ctx.resume();
        const v = document.createElement("video");
        v.crossOrigin = "anonymous";
        v.src = "/media/clips/" + id + "/video";
        if (mode.startsWith("pre")) {
          v.preload = "auto";
          await new Promise((r) => (v.oncanplaythrough = r));
        }
        const m = ctx.createMediaElementSource(v);
        const g = ctx.createGain();
        if (mode == "connected") {
          m.connect(g);
          g.connect(ctx.destination);
        }
        const r = Omnitone.createFOARenderer(ctx);
        const t = performance.now();
        if (mode != "noplay") v.play();
        const res = await Promise.race([
          r.initialize().then(() => "ok " + (performance.now() - t)),
          new Promise((r) => setTimeout(() => r("stuck"), 4000)),
        ]);
        return res + " " + ctx.state + " " + v.currentTime;
      },
      [mode, id],
    ),
  );
}
await b.close();
