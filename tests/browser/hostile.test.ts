import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { openBrowser, openTab, type Tab } from "./rig/browser";
import { servePageStub, stubRun, type PageStub } from "./rig/page-stub";

const hostile = '<img src=x onerror="window.caught=1"><script>window.caught=1</script>';
const escape = "\u001b";
const megabyte = 1_000_000;
const frames = 30;
/** Pixels a frame: 24,000 a second where 60 frames are drawn, more than a finger or a wheel can do. */
const quickScroll = 400;

/** Makes the browser say that the page is hidden, or seen again. */
const look = (isHidden: boolean) =>
  `Object.defineProperty(document, "hidden", { configurable: true, get: () => ${isHidden} });
  document.dispatchEvent(new Event("visibilitychange"));`;

describe("the run page against what clouds may send", function () {
  this.timeout(240_000);
  let browser: Browser;
  let stub: PageStub;
  let tab: Tab;

  before(async function () {
    browser = await openBrowser(this);
  });
  beforeEach(async () => {
    stub = await servePageStub();
    tab = await openTab(browser);
  });
  afterEach(async () => {
    await tab.context.close();
    await stub.close();
  });
  after(() => browser?.close());

  it("shows names, models, errors and logs as the text that they are", async () => {
    const { page, complaints } = tab;
    stub.detail = {
      ...stub.detail,
      name: hostile,
      baseModel: hostile,
      error: { code: hostile, message: `${escape}[31m${hostile}`, nextStep: hostile },
      metrics: { [hostile]: hostile, __proto__: 1, constructor: 2 },
      checkpoints: [{ name: hostile, step: 3, chosen: hostile }],
    };
    stub.log = [`${escape}]0;title${escape}\\${escape}[2J${hostile}`, "x".repeat(megabyte), "\u202egnp.exe"];
    await page.goto(`${stub.url}#/runs/${encodeURIComponent(stub.detail.id)}`);
    await page.locator(".log div").nth(2).waitFor();
    assert.equal(await page.locator("h1").innerText(), hostile);
    assert.match(await page.locator(".log div").first().innerText(), /^\\u001b]0;title\\u001b.*<img/);
    assert.ok((await page.locator(".log").innerText()).length < 10_000, "a line of a megabyte is cut, and says so");
    await page.getByText("more characters").waitFor();
    await page.getByText("\\u202egnp.exe").waitFor();
    assert.equal(await page.locator("img, main script").count(), 0);
    assert.equal(await page.evaluate("window.caught"), undefined);
    assert.deepEqual(complaints, []);
  });

  it("stays fluid with ten thousand runs: the document holds those in view", async () => {
    const { page } = tab;
    stub.runs = Array.from({ length: 10_000 }, (_, index) => stubRun(index + 1));
    await page.goto(`${stub.url}#/runs`);
    await page.locator(".grid-body [role=row]").first().waitFor();
    await page.locator(".page-head .count", { hasText: "10,000" }).waitFor();
    const devtools = await tab.context.newCDPSession(page);
    // Time of the page's own thread: what else this machine does at the same time is not the page's.
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    const worked = async () => {
      const { metrics } = await devtools.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
    };
    const before = await worked();
    await page.evaluate(`(async () => {
      for (let frame = 0; frame < ${frames}; frame += 1) {
        scrollBy(0, ${quickScroll});
        await new Promise(requestAnimationFrame);
      }
    })()`);
    const perFrame = ((await worked()) - before) / frames;
    assert.ok(perFrame < 0.05, `a frame takes ${perFrame} s`);
    assert.ok((await page.locator(".grid-body [role=row]").count()) < 60);
    await page.getByRole("searchbox").fill("run-9876");
    await page.locator(".grid-body [role=row]").nth(1).waitFor({ state: "detached" });
    assert.equal(await page.locator(".grid-body .id").innerText(), "north/run-9876");
  });

  it("says of a cloud that it cannot be listed, beside the runs of the others", async () => {
    stub.problems = [
      { cloud: "south", code: "cloud-unavailable", message: "answered 500 three times", nextStep: "Wait." },
    ];
    await tab.page.goto(`${stub.url}#/runs`);
    await tab.page.locator(".problem", { hasText: "answered 500 three times" }).waitFor();
    assert.equal(await tab.page.locator(".grid-body [role=row]").count(), 3);
  });

  it("says of a run that cannot be read why, and reads it when asked again", async () => {
    const { page } = tab;
    stub.refuse = { status: 502, body: "<html>Bad Gateway</html>" };
    await page.goto(`${stub.url}#/runs/${encodeURIComponent(stub.detail.id)}`);
    await page.locator(".problem", { hasText: "502" }).waitFor();
    stub.refuse = undefined;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".run-head").waitFor();
  });

  it("says where data of another form cannot be drawn, and goes on elsewhere", async () => {
    const { page } = tab;
    stub.detail = JSON.parse(JSON.stringify({ ...stub.detail, curve: { of: "another form" } }));
    await page.goto(`${stub.url}#/runs/${encodeURIComponent(stub.detail.id)}`);
    await page.getByText("could not be drawn").waitFor();
    await page.getByRole("link", { name: "Deployments" }).click();
    await page.locator(".deployment").first().waitFor();
  });

  it("waits for a slow answer without a jump, and shows that it waits", async () => {
    const { page } = tab;
    stub.delayMs = 1_500;
    await page.goto(`${stub.url}#/runs/${encodeURIComponent(stub.detail.id)}`);
    await page.locator(".skeleton-body").waitFor();
    await page.locator(".run-head").waitFor();
  });

  it("closes its connection while nobody looks, and opens it again", async () => {
    const { page } = tab;
    await page.goto(`${stub.url}#/runs`);
    await page.locator('[data-state="live"]').waitFor();
    assert.equal(stub.streams(), 1);
    await page.evaluate(look(true));
    await page.locator('[data-state="paused"]').waitFor();
    await stub.until(() => stub.streams() === 0);
    await page.evaluate(look(false));
    await page.locator('[data-state="live"]').waitFor();
  });

  it("comes back by itself when the connection is lost", async () => {
    const { page } = tab;
    await page.goto(`${stub.url}#/runs`);
    await page.locator('[data-state="live"]').waitFor();
    stub.drop();
    await page.locator('[data-state="lost"]').waitFor();
    await page.locator('[data-state="live"]').waitFor();
  });

  it("keeps the end of a journal and no more", async () => {
    const { page } = tab;
    await page.goto(`${stub.url}#/clouds`);
    await page.locator('[data-state="live"]').waitFor();
    for (let burst = 0; burst < 30; burst += 1) {
      stub.tell(
        "journal",
        Array.from({ length: 100 }, (_, index) => ({ seq: burst * 100 + index, operation: hostile })),
      );
    }
    await page.locator(".journal tr").nth(199).waitFor();
    assert.equal(await page.locator(".journal tr").count(), 200);
    assert.equal(await page.locator("img").count(), 0);
  });
});
