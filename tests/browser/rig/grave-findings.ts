import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe-core calls serious or critical on a page. */
export async function graveFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate("axe.run({resultTypes: ['violations']}).then((found) => found.violations)");
  return (violations as axe.Result[])
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
    );
}
