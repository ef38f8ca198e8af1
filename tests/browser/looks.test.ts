import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { openBrowser, openTab, type Look, type Tab } from "./rig/browser";
import { graveFindings } from "./rig/grave-findings";
import { servePageStub, type PageStub } from "./rig/page-stub";

const first = encodeURIComponent("north/run-1");
const pages = [
  "runs",
  `runs/${first}`,
  `compare?run=${first}&run=${encodeURIComponent("north/run-2")}`,
  "deployments",
  "clouds",
];

describe("the run page for everybody", function () {
  this.timeout(240_000);
  let browser: Browser;
  let stub: PageStub;

  before(async function () {
    browser = await openBrowser(this);
    stub = await servePageStub();
  });
  after(async () => {
    await browser?.close();
    await stub?.close();
  });

  /** Opens each page and waits until nothing is loading. */
  async function eachPage(look: Look, visit: (tab: Tab, page: string) => Promise<void>): Promise<void> {
    const tab = await openTab(browser, look);
    for (const page of pages) {
      await tab.page.goto(`${stub.url}#/${page}`);
      await tab.page.locator("h1").waitFor();
      await tab.page.locator(".skeleton").first().waitFor({ state: "detached" });
      await visit(tab, page);
    }
    assert.deepEqual(tab.complaints, []);
    await tab.context.close();
  }

  for (const colorScheme of ["light", "dark"] as const) {
    for (const locale of ["en-US", "zh-CN"] as const) {
      it(`has nothing that axe-core calls serious, ${colorScheme}, in ${locale}`, () =>
        eachPage({ colorScheme, locale }, async ({ page }, name) => {
          assert.deepEqual(await graveFindings(page), [], name);
        }));
    }
  }

  for (const [what, look] of [
    ["on 400 pixels", { width: 400 }],
    ["at 200 % of a screen of 1280", { width: 640, height: 400 }],
  ] as const) {
    it(`needs no scrolling to the side ${what}`, () =>
      eachPage(look, async ({ page }, name) => {
        const [wide, room] = await page.evaluate<number[]>("[document.documentElement.scrollWidth, innerWidth]");
        assert.ok((wide ?? Infinity) <= (room ?? 0), `${name}: ${wide} of ${room}`);
      }));
  }

  it("is used by the keyboard alone: search, move, choose, compare, read a chart", async () => {
    const { page, context, complaints } = await openTab(browser);
    await page.goto(`${stub.url}#/runs`);
    await page.locator(".grid-body [role=row]").first().waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.className"), "skip");
    await page.keyboard.press("/");
    await page.keyboard.type("run");
    for (let press = 0; press < 40; press += 1) {
      if ((await page.evaluate("document.activeElement.getAttribute('role')")) === "row") break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.getByText("2 chosen").waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".run-head").waitFor();
    await page.locator(".plot").first().focus();
    await page.keyboard.press("Home");
    const atFirst = await page.locator(".legend").innerText();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(`document.querySelector(".legend").innerText !== ${JSON.stringify(atFirst)}`);
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("keeps the language and the theme that were chosen", async () => {
    const { page, context } = await openTab(browser);
    await page.goto(`${stub.url}#/runs`);
    await page.getByRole("button", { name: "中文" }).click();
    await page.locator("h1", { hasText: "训练任务" }).waitFor();
    await page.locator(".theme").click();
    await page.locator(".theme").click();
    await page.reload();
    await page.locator("h1", { hasText: "训练任务" }).waitFor();
    assert.deepEqual(await page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]"), [
      "zh-CN",
      "dark",
    ]);
    await context.close();
  });
});
