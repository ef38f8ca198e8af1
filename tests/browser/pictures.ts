import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { formatResourceId } from "../../provider/lifecycle/job/resource-id";
import { findChromium } from "./rig/browser";
import { serveClouds, type ServedClouds } from "./rig/served-clouds";

// Takes the pictures of the run page that stand in the documentation: `npm run pictures`.

const folder = resolve(__dirname, "../../docs/pictures");
const hourMs = 3_600_000;
const minuteMs = 60_000;
const longestBytes = 150_000;
const allBytes = 3_000_000;
const languages = [
  { language: "en", locale: "en-US" },
  { language: "zh", locale: "zh-CN" },
] as const;
/** Each page in both languages and both themes. */
const looks = languages.flatMap((each) => [
  { ...each, colorScheme: "light" as const, ending: `${each.language}.png` },
  { ...each, colorScheme: "dark" as const, ending: `${each.language}.dark.png` },
]);

/** Runs as a week of work leaves them. */
async function play(clouds: ServedClouds): Promise<Readonly<Record<string, string>>> {
  const first = await clouds.submit("bailian", "support-triage", { n_epochs: 3 });
  const second = await clouds.submit("bailian", "support-triage-lr", { n_epochs: 3, learning_rate: "1e-4" });
  const third = await clouds.submit("bailian", "support-triage-b32", { n_epochs: 3, batch_size: 32 });
  await clouds.submit("qianfan", "faqbot", { epoch: 3 });
  const failing = await clouds.submit("bailian", "contract-summary", { n_epochs: 2 });
  const fail = { code: "InvalidDataFormat", message: "line 418: messages[1].content is empty", afterMs: 4 * minuteMs };
  await clouds.control(`jobs/${failing.jobId}`, { fail });
  await clouds.control("clock", { advanceMs: 5 * hourMs });
  const account = clouds.session("bailian");
  const { finetunedOutput: model = "" } = (await account.observe(first)) ?? {};
  const block = { plan: "mu", deploySpec: "MU1", capacity: 4 };
  await account.deployments?.().create({ model, name: "support-prod", suffix: "blue1234", block });
  await clouds.control("clock", { advanceMs: 3 * hourMs });
  await clouds.submit("qianfan", "intent-router", { epoch: 4 });
  await clouds.submit("bailian", "客服质检-第二轮", { n_epochs: 4 });
  await clouds.control("clock", { advanceMs: 6 * minuteMs });
  await clouds.submit("bailian", "tone-rewriter", { n_epochs: 2 });
  await clouds.control("clock", { advanceMs: minuteMs });
  await clouds.control("clock", { speed: 1 });
  await clouds.control("faults", { operation: "ListFineTunes", times: 3, action: { kind: "error", code: "500" } });
  const query = [first, second, third].map((key) => `run=${encodeURIComponent(formatResourceId(key))}`).join("&");
  return {
    runs: "runs",
    run: `runs/${formatResourceId(second)}`,
    compare: `compare?${query}`,
    deployments: "deployments",
    clouds: "clouds",
  };
}

async function take(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("no Chromium is on PATH: apt-get install chromium fonts-noto-cjk");
  mkdirSync(folder, { recursive: true });
  const clouds = await serveClouds();
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const pages = await play(clouds);
    let sum = 0;
    for (const { language, locale, colorScheme, ending } of looks) {
      const context = await browser.newContext({ locale, colorScheme, viewport: { width: 1200, height: 780 } });
      const page = await context.newPage();
      page.setDefaultTimeout(240_000);
      for (const [name, hash] of Object.entries(pages)) {
        await page.goto("about:blank");
        await page.goto(`${clouds.pageUrl}#/${hash}`);
        await page.locator('[data-state="live"]').waitFor();
        await page.locator(".skeleton").first().waitFor({ state: "detached" });
        if (name === "runs") await page.locator("svg.spark").nth(4).waitFor();
        if (name === "deployments") {
          await page.locator("textarea").fill(language === "en" ? "Where is my parcel?" : "我的包裹到哪儿了？");
          await page.locator("form.ask button.primary").click();
          await page.locator("article[aria-busy=false]").nth(1).waitFor();
        }
        const file = join(folder, `${name}.${ending}`);
        await page.screenshot({ path: file, animations: "disabled" });
        const { size } = statSync(file);
        if (size > longestBytes) throw new Error(`${file} has ${size} bytes`);
        sum += size;
      }
      await context.close();
    }
    if (sum > allBytes) throw new Error(`the pictures have ${sum} bytes together`);
  } finally {
    await browser.close();
    await clouds.close();
  }
}

void take();
