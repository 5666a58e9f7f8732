process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
import { readFileSync, mkdirSync } from "node:fs";
const sp = (await import("@sparticuz/chromium")).default;
const { chromium: pw } = await import("playwright-core");
const O = "http://127.0.0.1:8765",
  out = "/tmp/shots";
mkdirSync(out, { recursive: true });
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
const only = process.argv[2];
for (const scheme of ["light", "dark"])
  for (const [w, h] of [
    [1440, 900],
    [820, 1100],
    [390, 844],
  ]) {
    const c = await b.newContext({
      viewport: { width: w, height: h },
      colorScheme: scheme,
      deviceScaleFactor: 1,
      reducedMotion: "reduce",
    });
    const p = await c.newPage();
    p.on("console", (m) => {
      if (["error", "warning"].includes(m.type())) console.log(m.type(), m.text().slice(0, 300));
    });
    p.on("pageerror", (e) => console.log("PE", e.message));
    const shot = async (n, full = true) => {
      if (!only || n.includes(only))
        await p.screenshot({ path: `${out}/${n}-${w}-${scheme}.png`, fullPage: full });
    };
    await p.goto(O + "/");
    await shot("landing");
    await p.goto(O + "/sign-in/");
    await shot("signin");
    await p.fill("[name=username]", acc.username);
    await p.fill("[name=password]", acc.password);
    await p.click("main button[type=submit]");
    await p.waitForURL("**/projects/");
    await p.waitForLoadState("networkidle");
    await shot("projects");
    await p.click(".tile a");
    await p.waitForLoadState("networkidle");
    await shot("project");
    await p.click(".tile a");
    await p.waitForTimeout(2500);
    await shot("clip");
    await p.click(".options summary").catch(() => {});
    await p.keyboard.press("Escape");
    await p
      .locator("spatial-player")
      .locator(".big-play")
      .click()
      .catch((e) => console.log("nobig"));
    await p.waitForTimeout(1500);
    await shot("playing", false);
    console.log(
      w,
      scheme,
      JSON.stringify(
        await p.evaluate(() => {
          const e = document.querySelector("spatial-player");
          return { v: e.view, s: e.source, r: e.soundRotation };
        }),
      ).slice(0, 300),
    );
    await p.goto(O + "/about/preview-model/");
    await shot("about");
    await p.goto(O + "/nowhere/");
    await shot("404");
    await c.close();
  }
await b.close();
