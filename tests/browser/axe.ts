/** What axe finds on a page that would keep somebody out. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const SCRIPT = readFileSync(
  createRequire(fileURLToPath(new URL("../../frontend/package.json", import.meta.url))).resolve(
    "axe-core/axe.min.js",
  ),
  "utf8",
);

export interface Fault {
  id: string;
  impact: string;
  where: string[];
}

interface Axe {
  run(
    page: Document,
    options: object,
  ): Promise<{
    violations: {
      id: string;
      impact: string;
      nodes: { html: string; failureSummary: string }[];
    }[];
  }>;
}

/** Serious and critical faults, the size of targets (WCAG 2.2) among them. */
export async function seriousFaults(page: Page): Promise<Fault[]> {
  // Playwright evaluates outside the page's Content-Security-Policy.
  await page.evaluate(SCRIPT);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const options = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };
    return (await axe.run(document, options)).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
  });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical");
}
