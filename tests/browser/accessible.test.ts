/** Nothing on any page keeps out who sees badly or uses the keyboard alone. */
import { execFileSync } from "node:child_process";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../frontend/scripts/browser.js";
import { seriousFaults } from "./axe";
import { PASSWORD, python, Site } from "./site";
import { makeTake, signIn, unfold, visitClip, type Visit } from "./visit";

/** How a page is come to. */
type Way = (page: Page) => Promise<unknown>;

const LOOKS = [
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 390 },
] as const;

let browser: Browser;
let site: Site;
let visit: Visit;
let link = "";
let locked = "";
let study = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([
    openBrowser(),
    Site.start({ STUDIO_WEBHOOKS_TO_PRIVATE: "1" }),
  ]);
  visit = await visitClip(browser, site, "left.webm");
  await makeTake(visit.page);
  link = await share({ label: "The museum" });
  locked = await share({ password: "open sesame" });
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** What the API answers to Alice. */
function asked<Answer>(method: string, path: string, wanted?: object): Promise<Answer> {
  const body = wanted && JSON.stringify(wanted);
  return visit.page.evaluate(
    async ([path, method, body]) => {
      const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
      const headers = { "X-CSRFToken": token, "Content-Type": "application/json" };
      const answer = await fetch(`/api${path}`, { method, headers, body: body ?? null });
      return (answer.status === 204 ? null : await answer.json()) as Answer;
    },
    [path, method, body] as const,
  );
}

/** The address of a new link to the clip. */
async function share(wanted: object): Promise<string> {
  const path = `${new URL(visit.url).pathname}links`;
  return (await asked<{ url: string }>("POST", path, wanted)).url;
}

/** Looks at a page in light on a desk and in dark on a phone. */
async function look(page: Page, name: string): Promise<void> {
  for (const { colorScheme, width } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const folder = process.env["SCREENSHOTS"];
    const path = `${folder ?? ""}/${name.replaceAll(/\W+/g, "-")}-${width}.png`;
    if (folder) await page.screenshot({ path, fullPage: true });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${name} sticks out at ${width} pixels`).toBeLessThanOrEqual(0);
    expect(await seriousFaults(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}

const at =
  (address: string): Way =>
  (page) =>
    page.goto(address);

/** A test for each page, as one of the cast. */
function pages(context: () => BrowserContext, ways: Record<string, Way>): void {
  test.each(Object.entries(ways))("%s", async (name, way) => {
    const page = await context().newPage();
    await way(page);
    await unfold(page);
    await page.waitForLoadState("networkidle");
    await look(page, name);
    await page.close();
  });
}

describe("a stranger finds nothing in the way on", () => {
  let stranger: BrowserContext;

  beforeAll(async () => {
    stranger = await browser.newContext({ baseURL: site.address });
    stranger.setDefaultTimeout(30_000);
  });

  pages(() => stranger, {
    "the first page": at("/"),
    "signing in": at("/sign-in/"),
    "a wrong password": async (page) => {
      await page.goto("/sign-in/");
      await page.fill("[name=username]", "alice");
      await page.fill("[name=password]", "not hers");
      await page.click("main button[type=submit]");
      await page.getByRole("alert").waitFor();
    },
    "signing up": at("/sign-up/"),
    "signing up with faults": async (page) => {
      await page.goto("/sign-up/");
      await page.fill("[name=username]", "alice");
      await page.fill("[name=email]", "alice@example.org");
      await page.fill("[name=password1]", "1234");
      await page.fill("[name=password2]", "4321");
      await page.click("main button[type=submit]");
      await page.locator(".field-error").first().waitFor();
    },
    "a forgotten password": at("/forgotten-password/"),
    "a letter on its way": async (page) => {
      await page.goto("/forgotten-password/");
      await page.fill("[name=email]", "alice@example.org");
      await page.click("main button[type=submit]");
      await page.waitForURL("**/sent/");
    },
    "a new password": async (page) => {
      const letter = () => /\/new-password\/[\w-]+\/[\w-]+\//.exec(site.log)?.[0] ?? "";
      await expect.poll(letter).not.toBe("");
      await page.goto(letter());
      await page.locator("input[type=password]").first().waitFor();
    },
    "a link that is too old": at("/new-password/MQ/abc-def/"),
    "the preview model": at("/about/preview-model/"),
    "how the API is used": at("/api/docs"),
    "a page that is not there": at("/nowhere/"),
    "a form from elsewhere": async (page) => {
      await page.route("**/sign-in/", (route) => route.continue({ method: "POST" }));
      expect((await page.goto("/sign-in/"))?.status()).toBe(403);
      expect(await page.textContent("h1")).toBe("Not allowed");
    },
    "a fault of the studio": async (page) => {
      await page.route("**/broken/", (route) => route.fulfill({ status: 500, body: brokenPage() }));
      await page.goto("/broken/");
    },
    "a shared clip": (page) => page.goto(link),
    "a shared clip with a password": (page) => page.goto(locked),
    "the player for other sites": (page) => page.goto(link.replace("/s/", "/embed/")),
    "the same with a password": (page) => page.goto(locked.replace("/s/", "/embed/")),
  });
});

/** What is shown when a page fails. */
function brokenPage(): string {
  const words =
    "import django; django.setup(); from django.template.loader import render_to_string; " +
    "print(render_to_string('500.html'))";
  const env = { ...process.env, STUDIO_DATA: site.data, DJANGO_SETTINGS_MODULE: "webapp.settings" };
  const cwd = new URL("../..", import.meta.url).pathname;
  return execFileSync(python(), ["-c", words], { cwd, env, encoding: "utf8" });
}

describe("Alice finds nothing in the way on", () => {
  const project = (page: Page) => page.locator(".crumbs a").last().click();

  pages(() => visit.alice, {
    "her projects": at("/projects/"),
    "a new project": async (page) => {
      await page.goto("/projects/");
      await page.click("[data-new-project] summary");
    },
    "the menu of a project": async (page) => {
      await page.goto("/projects/");
      await page.click("[data-menu] summary");
    },
    "a search without result": at("/projects/?search=zebra"),
    "the archive": at("/projects/?archived=1"),
    "the empty bin": at("/projects/deleted/"),
    "the bin": async (page) => {
      const { id } = await asked<{ id: string }>("POST", "/projects", { name: "Old pier" });
      await asked("DELETE", `/projects/${id}`);
      await page.goto("/projects/deleted/");
    },
    "a project": async (page) => {
      await page.goto(visit.url);
      await project(page);
      await page.waitForURL("**/projects/**");
    },
    "a refused upload": async (page) => {
      await page.goto(visit.url);
      await project(page);
      await page.setInputFiles("clip-upload input[type=file]", site.clip("notes.mp4"));
      await page.locator(".upload-row .notice").waitFor();
    },
    "the people of a project": async (page) => {
      await page.goto(visit.url);
      await project(page);
      await page.locator(".page-actions a").click();
      await page.waitForURL("**/people/");
      await page.fill("main input[type=text], main [name=name], main [name=who]", "ada");
      await page.click("main form.inline-form button[type=submit]");
      await page.locator(".row", { hasText: "ada" }).waitFor();
    },
    "a clip with a take": async (page) => {
      await page.goto(visit.url);
      await page.locator(".take-state", { hasText: "Ready" }).waitFor();
    },
    "the settings of the player": async (page) => {
      await page.goto(visit.url);
      await page.locator("spatial-player").getByRole("button", { name: "Settings" }).click();
    },
    "the keys of the player": async (page) => {
      await page.goto(visit.url);
      await page.locator("spatial-player .frame").focus();
      await page.keyboard.press("?");
    },
    "comparing in the player": async (page) => {
      await page.goto(visit.url);
      await page.locator("spatial-player").getByRole("button", { name: "Compare sounds" }).click();
    },
    "sharing a clip": async (page) => {
      await page.goto(visit.url);
      await page.getByRole("button", { name: "Share", exact: true }).click();
      await page.locator(".share-link").first().waitFor();
    },
    "listening tests": at("/studies/"),
    "a listening test": async (page) => {
      await page.goto("/studies/");
      await page.getByLabel("Name of the test").fill("Harbour sounds");
      await page.getByRole("button", { name: "Create" }).click();
      await page.waitForURL(/\/studies\/[0-9a-f-]{36}\/$/);
      const maker = page.locator("trial-maker");
      await maker.getByRole("checkbox", { name: "Recorded", exact: true }).waitFor();
      await maker.getByRole("button", { name: "Add" }).click();
      await page.locator(".trial-list li").first().waitFor();
      study = await page.getByLabel("The link for participants").inputValue();
    },
    "taking part in it": (page) => page.goto(study),
    "rating a sound": async (page) => {
      await page.goto(study);
      await page.getByRole("checkbox").check();
      await page.getByRole("button", { name: "Begin" }).click();
      await page.locator("[data-progress]").getByText("1 of").waitFor();
    },
    "her account": at("/account/"),
    "another password": at("/account/password/"),
    "her tokens": async (page) => {
      await page.goto("/account/tokens/");
      await page.fill("[name=name]", "The harbour's machine");
      await page.getByRole("button", { name: "Make a token" }).click();
      await page.locator(".secret").waitFor();
    },
    "her webhooks": async (page) => {
      await page.goto("/account/webhooks/");
      await page.fill("[name=url]", "http://127.0.0.1:9/hook");
      await page.locator("main [type=checkbox]").first().check();
      await page.getByRole("button", { name: "Add the webhook" }).click();
      await page.locator(".secret").waitFor();
    },
    "one of her webhooks": async (page) => {
      await page.goto("/account/webhooks/");
      await page.locator(".row-name a").click();
      await page.waitForURL("**/webhooks/*/");
    },
    "her usage": at("/account/usage/"),
    "her data": at("/account/data/"),
    "how she uses the API": at("/api/docs"),
  });
});

describe("Ada finds nothing in the way on", () => {
  let ada: BrowserContext;

  beforeAll(async () => {
    ada = await browser.newContext({ baseURL: site.address });
    ada.setDefaultTimeout(30_000);
    await signIn(await ada.newPage(), "ada", PASSWORD);
  });

  pages(() => ada, {
    "her own first project": at("/projects/"),
    "the dashboard": at("/dashboard/"),
    "everybody's use": at("/dashboard/people/"),
    "the log of acts": at("/dashboard/audit/"),
    "the models": at("/dashboard/models/"),
    "a model": at("/dashboard/models/small/"),
    "registering a model": at("/dashboard/models/register/"),
  });
});
