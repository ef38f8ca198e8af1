import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import type { JobKey } from "../../provider/contract/keys";
import { formatResourceId } from "../../provider/lifecycle/job/resource-id";
import { openBrowser, openTab, type Tab } from "./rig/browser";
import { serveClouds, type ServedClouds } from "./rig/served-clouds";

const hourMs = 3_600_000;
/** How soon something is to be seen, on loopback. */
const goalMs = 200;
const hostile = '<img src=x onerror="document.title=1">';

/** Opens a page of the application; the hash alone would not load it anew. */
async function go({ page }: Tab, clouds: ServedClouds, hash: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${clouds.pageUrl}#/${hash}`);
}

/** How many points the chart tells of its first line. */
async function pointsShown(page: Page): Promise<number> {
  const label = await page.locator(".plot").first().getAttribute("aria-label");
  return Number(/: (\d+) points/.exec(label ?? "")?.[1]);
}

describe("the run page in a browser", function () {
  this.timeout(240_000);
  let browser: Browser;
  let clouds: ServedClouds;
  let tab: Tab;
  const runs = new Map<string, JobKey>();
  const idOf = (name: string) => formatResourceId(runs.get(name) ?? assert.fail(name));
  const submit = async (cloud: "bailian" | "qianfan", name: string, change?: object) =>
    void runs.set(name, await clouds.submit(cloud, name, change));

  before(async function () {
    browser = await openBrowser(this);
    clouds = await serveClouds();
    await submit("bailian", "first", { n_epochs: 3 });
    await submit("bailian", "second", { n_epochs: 2, learning_rate: "1e-4" });
    await submit("qianfan", "third", { epoch: 2 });
    await clouds.control("clock", { advanceMs: 6 * hourMs });
    await submit("bailian", hostile, { n_epochs: 4 });
    tab = await openTab(browser);
  });
  after(async () => {
    await browser?.close();
    await clouds?.close();
  });
  afterEach(() => assert.deepEqual(tab.complaints.splice(0), [], "the console, scripts and requests are clean"));

  it("lists the runs of both clouds, says that they are simulated, and takes names for text", async () => {
    const { page } = tab;
    await go(tab, clouds, "runs");
    await page.locator(".grid-body [role=row]").nth(3).waitFor();
    for (const name of [...runs.keys()]) assert.equal(await page.getByText(name, { exact: true }).count(), 1, name);
    await page.getByText("no run is real").waitFor();
    assert.equal(await page.locator("img").count(), 0);
  });

  it("finds a run by any part of its ID, and keeps the search in the address", async () => {
    const { page } = tab;
    await page.getByRole("searchbox").fill(runs.get("third")?.jobId ?? "");
    await page.locator(".grid-body [role=row]").nth(1).waitFor({ state: "detached" });
    assert.equal(await page.locator(".grid-body .name a").innerText(), "third");
    await page.reload();
    await page.locator(".grid-body [role=row]").waitFor();
    assert.equal(await page.locator(".grid-body [role=row]").count(), 1);
  });

  it("moves a curve while its run is trained", async () => {
    const { page } = tab;
    await clouds.control("clock", { advanceMs: 4 * 60_000 });
    await go(tab, clouds, `runs/${idOf(hostile)}`);
    await clouds.control("clock", { speed: 30 });
    await page.locator(".plot").first().waitFor();
    const first = await pointsShown(page);
    const until = Date.now() + 20_000;
    while ((await pointsShown(page)) <= first) assert.ok(Date.now() < until, `still ${first} points`);
    await clouds.control("clock", { speed: 1 });
  });

  it("compares runs by the numbers of their clouds, and shows the arguments that differ and no others", async () => {
    const { page } = tab;
    const query = ["first", "second"].map((name) => `run=${encodeURIComponent(idOf(name))}`).join("&");
    await go(tab, clouds, `compare?${query}`);
    await page.locator(".legend li").nth(2).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV" }).click(),
    ]);
    const [head = "", ...rows] = readFileSync(await download.path(), "utf8")
      .trimEnd()
      .split("\n");
    const told = rows.map((row) => Object.fromEntries(row.split(",").map((cell, at) => [head.split(",")[at], cell])));
    for (const name of ["first", "second"]) {
      const key = runs.get(name) ?? assert.fail(name);
      const { points } = await clouds.session("bailian").curve(key);
      assert.ok(points.length > 10);
      assert.deepEqual(
        told
          .filter(({ run }) => run === idOf(name))
          .map(({ step, loss, validation_loss: validation }) => [step, loss, validation]),
        points.map(({ step, loss, validationLoss }) =>
          [step, loss, validationLoss].map((value) => String(value ?? "")),
        ),
      );
    }
    const differing = await page.locator(".differences tbody th").allInnerTexts();
    assert.deepEqual(differing.sort(), ["hyperParameters.learning_rate", "hyperParameters.n_epochs"]);
  });

  it("saves the chart as SVG and PNG", async () => {
    const { page } = tab;
    for (const [kind, start] of [
      ["SVG", "<svg"],
      ["PNG", "\u0089PNG"],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: kind, exact: true }).click(),
      ]);
      assert.ok(readFileSync(await download.path(), "latin1").startsWith(start), kind);
    }
  });

  it("fails a simulated run, and shows its error with the way out", async () => {
    const { page } = tab;
    await submit("bailian", "doomed");
    await go(tab, clouds, `runs/${idOf("doomed")}`);
    await page.getByLabel("Code").fill("DataInspectionFailed");
    await page.getByRole("button", { name: "Fail", exact: true }).click();
    await clouds.control("clock", { advanceMs: hourMs });
    await page.locator(".problem", { hasText: "DataInspectionFailed" }).waitFor();
    await page.locator(".run-head .status[data-status=failed]").waitFor();
  });

  it("sets the clock, leaps ahead, and makes calls go wrong", async () => {
    const { page } = tab;
    await go(tab, clouds, "clouds");
    const time = async () => (await clouds.control("clock")) as { simulatedNow: string; speed: number };
    const before = Date.parse((await time()).simulatedNow);
    await page.getByRole("button", { name: "+1h" }).click();
    await page.getByRole("button", { name: "600×", exact: true }).click();
    await page.locator(".bar-clock b", { hasText: "600×" }).waitFor();
    assert.equal((await time()).speed, 600);
    assert.ok(Date.parse((await time()).simulatedNow) - before >= hourMs);
    await clouds.control("clock", { speed: 1 });

    await page.getByLabel("Operation").fill("ListFineTunes");
    await page.getByRole("button", { name: "Add" }).click();
    await page.locator(".faults li").waitFor();
    const { faults } = (await clouds.control("faults")) as { faults: { operation: string }[] };
    assert.deepEqual(
      faults.map(({ operation }) => operation),
      ["ListFineTunes"],
    );
    await page.getByRole("button", { name: "Remove rule" }).click();
    await page.getByText("Nothing goes wrong").waitFor();
    await page.getByLabel("Search the journal").fill("run.submitted");
    await page.locator(".journal tr").first().waitFor();
  });

  it("asks base and tuned model side by side, and shows both answers", async () => {
    const { page } = tab;
    const account = clouds.session("bailian");
    const { finetunedOutput: model = "" } = (await account.observe(runs.get("first") ?? assert.fail())) ?? {};
    const block = { plan: "mu", deploySpec: "MU1", capacity: 4 };
    await account.deployments?.().create({ model, name: "served", suffix: "blue1234", block });
    await clouds.control("clock", { advanceMs: hourMs });
    await go(tab, clouds, "deployments");
    // The page looks at deployments in the clouds' time.
    await clouds.control("clock", { speed: 600 });
    await page.getByLabel("Message").fill("Where is my parcel?");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.locator("article[aria-busy=false]").nth(1).waitFor();
    const answers = await page.locator(".answer").allInnerTexts();
    assert.equal(answers.length, 2);
    for (const answer of answers) assert.match(answer, /\S/);
    assert.notEqual(answers[0], answers[1]);
  });

  it("is drawn before its script and any answer have come", async () => {
    const { page, context } = await openTab(browser);
    await context.route("**/app.js", () => undefined);
    await page.goto(`${clouds.pageUrl}#/runs`, { waitUntil: "commit" });
    await page.evaluate(
      "new Promise((painted) => new PerformanceObserver(painted).observe({ type: 'paint', buffered: true }))",
    );
    assert.ok(await page.locator(".bar").isVisible());
    await context.close();
  });

  it("is painted within 200 ms of being asked for, the list and a run, in a browser that has never seen it", async () => {
    const paintOf = async (address: string) => {
      const { page, context } = await openTab(browser);
      await page.goto(address);
      const at = await page.evaluate<number>(
        `new Promise((painted) => new PerformanceObserver((list) =>
          list.getEntriesByName("first-contentful-paint").forEach(({ startTime }) => painted(startTime)),
        ).observe({ type: "paint", buffered: true }))`,
      );
      await context.close();
      return at;
    };
    for (const hash of ["runs", `runs/${idOf("first")}`]) {
      // The best of some: whatever else runs on a machine delays a paint, and nothing hastens it. On a busy machine, where even a
      // text without a script takes long, the page may take as long as five of them.
      let [best, bestOfText] = [Infinity, Infinity];
      for (let attempt = 0; attempt < 6 && best >= goalMs; attempt += 1) {
        best = Math.min(best, await paintOf(`${clouds.pageUrl}#/${hash}`));
        if (best >= goalMs)
          bestOfText = Math.min(bestOfText, await paintOf(new URL("licences.txt", clouds.pageUrl).href));
      }
      const allowed = Math.max(goalMs, 5 * (bestOfText < Infinity ? bestOfText : 0));
      assert.ok(best < allowed, `${hash}: ${best} ms, a text ${bestOfText} ms`);
    }
  });
});
