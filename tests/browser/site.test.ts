import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { openBrowser, openTab, type Look, type Tab } from "./rig/browser";
import { serveSite, type ServedSite } from "./rig/served-site";

/** What readers type, and the page that has it: it is among the first three that are found. */
const searches = {
  en: [
    ["first job", "guides/first-job.html"],
    ["qwen3-8b hyperparameters", "clouds/bailian.html#qwen3-8b"],
    ["rotate keys", "guides/rotate-keys.html"],
    ["stop paying", "guides/stop-paying.html"],
    ["roll back", "guides/roll-back.html"],
    ["InvalidTrainingData", "errors.html#invalidtrainingdata"],
    ["GitLab", "guides/pipelines.html"],
    ["the gate", "guides/gate.html"],
    ["simulated clouds", "simulated-clouds/"],
    ["add an argument", "design/tours/add-an-argument.html"],
    ["without an account", "guides/first-job.html#without-an-account"],
  ],
  zh: [
    ["第一个任务", "guides/first-job.html"],
    ["qwen3-8b 超参", "clouds/bailian.html#qwen3-8b"],
    ["轮换密钥", "guides/rotate-keys.html"],
    ["停止付费", "guides/stop-paying.html"],
    ["回滚", "guides/roll-back.html"],
    ["InvalidTrainingData", "errors.html#invalidtrainingdata"],
    ["GitLab 流水线", "guides/pipelines.html"],
    ["保留旧模型", "guides/gate.html"],
    ["模拟云", "simulated-clouds/"],
    ["add an argument", "design/tours/add-an-argument.html"],
    ["准入", "guides/gate.html"],
    ["钉钉", "guides/notifications.html"],
    ["多个账号", "guides/several-accounts.html"],
  ],
} as const;

describe("the site of the documentation in a browser", function () {
  // On a busy machine the build alone takes minutes.
  this.timeout(600_000);
  let browser: Browser;
  let site: ServedSite;

  before(async function () {
    browser = await openBrowser(this);
    site = await serveSite();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Visits pages in one tab, which may complain of nothing. */
  async function visit(look: Look, pages: readonly string[], see: (tab: Tab) => Promise<void>) {
    const tab = await openTab(browser, look);
    for (const page of pages) {
      await tab.page.goto(`${site.url}${page}`);
      await see(tab);
      assert.deepEqual(tab.complaints, [], page);
    }
    await tab.context.close();
  }

  for (const [language, wanted] of Object.entries(searches)) {
    it(`finds what its readers type among the first three, in ${language}`, () =>
      visit({ locale: language === "zh" ? "zh-CN" : "en-US" }, [`${language}/`], async ({ page }) => {
        await page.locator("#local-search button").click();
        const missed: string[] = [];
        for (const [term, where] of wanted) {
          await page.locator("#localsearch-input").fill("");
          await page.locator(".result").first().waitFor({ state: "detached" });
          await page.locator("#localsearch-input").fill(term);
          await page.locator(".result").first().waitFor();
          const found = await page
            .locator(".result")
            .evaluateAll((all) => all.map((each) => each.getAttribute("href")));
          const first = found.slice(0, 3).map((href) => href?.replace(`/${language}/`, "") ?? "");
          if (!first.some((href) => href.startsWith(where))) missed.push(`${term}: ${first.join(" ")}`);
        }
        assert.deepEqual(missed, []);
      }));
  }

  for (const [locale, language] of [
    ["en-US", "en"],
    ["zh-CN", "zh"],
  ] as const) {
    it(`leads a browser that speaks ${locale} to its language`, () =>
      visit({ locale }, [""], async ({ page }) => page.waitForURL(`${site.url}${language}/`)));
  }

  it("leads on without scripts, too", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url);
    await page.getByRole("link", { name: "简体中文" }).click();
    await page.getByRole("link", { name: "轮换密钥" }).first().click();
    await page.locator("h1", { hasText: "轮换密钥" }).waitFor();
    await context.close();
  });

  it("asks for nothing but from where it is served: a page may not even name another place", async () => {
    const html = readFileSync(join(resolve(__dirname, "../.."), ".local/site/html/en/index.html"), "utf8");
    assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'self';/);
    assert.doesNotMatch(html, /(?:src|srcset)="https?:/);
  });
});
