import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { openBrowser, openTab, type Look, type Tab } from "./rig/browser";
import { graveFindings } from "./rig/grave-findings";
import { serveSite, type ServedSite } from "./rig/served-site";

const { version } = JSON.parse(readFileSync(resolve(__dirname, "../../package.json"), "utf8")) as { version: string };

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
    ["--stack", "guides/stop-paying.html"],
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
  async function visit(look: Look, pages: readonly string[], see: (tab: Tab, page: string) => Promise<void>) {
    const tab = await openTab(browser, look);
    for (const page of pages) {
      await tab.page.goto(`${site.url}${page}`);
      await see(tab, page);
      assert.deepEqual(tab.complaints, [], page);
    }
    await tab.context.close();
  }

  /** How wide the whole and its text are. */
  const widths = ({ page }: Tab) =>
    page.evaluate<number[]>(
      "[document.documentElement.scrollWidth, document.querySelector('.vp-doc > div').getBoundingClientRect().width]",
    );

  it("has every page in 400 pixels, the version in its header, and nothing to complain of", () => {
    assert.ok(site.pages.length > 80);
    return visit({ width: 400 }, site.pages, async (tab, name) => {
      const [wide] = await widths(tab);
      assert.ok((wide ?? Infinity) <= 400, `${name}: ${wide}`);
      assert.equal(await tab.page.locator(".VPNavBarMenu").getByText(`v${version}`, { exact: true }).count(), 1, name);
    });
  });

  for (const width of [1280, 2560]) {
    it(`has no text wider than 1,200 pixels, and no scrolling to the side, on ${width}`, () => {
      const pages = ["", "guides/gate.html", "reference/resources.html", "clouds/bailian.html", "design/map.html"];
      return visit(
        { width },
        pages.map((name) => `en/${name}`),
        async (tab, name) => {
          const [wide, text] = await widths(tab);
          assert.ok((wide ?? Infinity) <= width && (text ?? Infinity) <= 1200, `${name}: ${wide}, ${text}`);
        },
      );
    });
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

  for (const colorScheme of ["light", "dark"] as const) {
    for (const language of ["en", "zh"] as const) {
      it(`has nothing that axe-core calls serious, ${colorScheme}, in ${language}`, () => {
        const names = ["", "guides/gate.html", "reference/cli.html", "project/security.html"];
        const pages = names.map((name) => `${language}/${name}`);
        return visit({ colorScheme }, pages, async ({ page }, name) => {
          assert.deepEqual(await graveFindings(page), [], name);
        });
      });
    }
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

  it("changes the language on the same page, and keeps the theme that was chosen", () =>
    visit({}, ["en/guides/gate.html"], async ({ page }) => {
      await page.locator(".VPNavBarAppearance button").click();
      await page.locator(".VPNavBarTranslations").hover();
      await page.locator(".VPNavBarTranslations a").click();
      await page.waitForURL(`${site.url}zh/guides/gate.html`);
      await page.reload();
      assert.equal(await page.evaluate("document.documentElement.className.includes('dark')"), true);
      assert.equal(await page.evaluate("document.documentElement.lang"), "zh-CN");
    }));

  it("asks for nothing but from where it is served: a page may not even name another place", async () => {
    const html = readFileSync(join(resolve(__dirname, "../.."), ".local/site/html/en/index.html"), "utf8");
    assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'self';/);
    assert.doesNotMatch(html, /(?:src|srcset)="https?:/);
  });
});
