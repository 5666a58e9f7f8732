process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
import { readFileSync } from "node:fs";
const sp = (await import("@sparticuz/chromium")).default;
const { chromium: pw } = await import("playwright-core");
const O = "http://127.0.0.1:8765";
const acc = JSON.parse(readFileSync("/tmp/fe_data/demo-accounts.json"))[0];
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
const c = await b.newContext({ viewport: { width: 1000, height: 700 }, colorScheme: "dark" });
const p = await c.newPage();
p.on("console", (m) => {
  console.log(m.type(), m.text().slice(0, 200));
});
p.on("pageerror", (e) => console.log("PE", e.message));
await p.addInitScript(() => {
  const o = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (i) {
    return (this.sr = o.call(this, i));
  };
  const C = AudioContext;
  window.ctx = [];
  window.AudioContext = class extends C {
    constructor(...a) {
      super(...a);
      window.ctx.push(this);
    }
  };
  const ce = Document.prototype.createElement;
  Document.prototype.createElement = function (n, ...a) {
    const e = ce.call(this, n, ...a);
    if (n === "video") window.vid = e;
    return e;
  };
});
await p.goto(O + "/sign-in/");
await p.fill("[name=username]", acc.username);
await p.fill("[name=password]", acc.password);
await p.click("main button[type=submit]");
await p.waitForURL("**/projects/");
await p.click(".tile a");
await p.waitForURL("**/projects/*/");
await p.click(".tile a");
await p.waitForURL("**/clips/**");
await p.waitForTimeout(1500);
await p.locator("spatial-player .big-play").click();
for (let i = 0; i < 8; i++) {
  await p.waitForTimeout(1000);
  console.log(
    JSON.stringify(
      await p.evaluate(() => {
        const e = document.querySelector("spatial-player");
        return {
          t: vid.currentTime,
          p: vid.paused,
          rs: vid.readyState,
          ctx: ctx.map((c) => [c.state, c.currentTime, c.sampleRate]),
          r: e.soundRotation?.slice(0, 3),
          yaw: e.view.yaw,
          err: vid.error?.message,
        };
      }),
    ),
  );
  if (i == 4) {
    await p.mouse.move(400, 300);
    await p.mouse.down();
    await p.mouse.move(600, 300, { steps: 5 });
    await p.mouse.up();
  }
}
await p.screenshot({ path: "/tmp/shots/play.png" });
await b.close();
