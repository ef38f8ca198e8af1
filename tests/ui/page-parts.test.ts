import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { CurvePoint, RunRow } from "../../provider/ui/contract";
import { placeOn, possibleAxes, smoothed } from "../../provider/ui/page/chart/series";
import { differencesOf } from "../../provider/ui/page/compare/differences";
import { createFormats } from "../../provider/ui/page/format";
import { selectRuns, type Selection } from "../../provider/ui/page/runs/select-runs";
import { words } from "../../provider/ui/page/words";
import { built } from "../rig/built";

const assets = built("provider/ui/assets");
const everything: Selection = { search: "", sort: "age", isDescending: false };

function run(id: string, more: Partial<RunRow> = {}): RunRow {
  return { id, cloud: "north", name: "", status: "running", cloudStatus: "R", ...more };
}

describe("the run page's parts", () => {
  it("are less than 150 KB together, compressed, with the licences of what they take along", () => {
    const sizes = readdirSync(assets).map((name) => gzipSync(readFileSync(join(assets, name))).length);
    const sum = sizes.reduce((total, size) => total + size, 0);
    assert.ok(sum < 150_000, `${sum}`);
    assert.match(readFileSync(join(assets, "licences.txt"), "utf8"), /preact[^]+Copyright[^]+uplot[^]+Copyright/);
  });

  it("say every word in both languages, with the same figures in it", () => {
    const figures = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([figure]) => figure).sort();
    assert.deepEqual(Object.keys(words.zh).sort(), Object.keys(words.en).sort());
    const entries = Object.entries<string>(words.en);
    for (const [word, english] of entries) {
      const chinese = Object.entries<string>(words.zh).find(([name]) => name === word)?.[1] ?? "";
      assert.deepEqual([figures(chinese), chinese !== ""], [figures(english), english !== ""], word);
    }
  });

  it("call things in Chinese what the documentation calls them", () => {
    const glossary = readFileSync(join(__dirname, "../../docs/zh/glossary.md"), "utf8");
    const ofPage: Readonly<Record<string, string>> = {
      checkpoint: words.zh.checkpoint,
      deployment: words.zh.deployment,
      "fine-tuning job": words.zh.runs,
      hyperparameter: words.zh.hyperParameters,
      orphan: words.zh.orphans,
      "simulated cloud": words.zh.clouds,
      stack: words.zh.stack,
    };
    for (const [english, chinese] of Object.entries(ofPage)) {
      assert.match(glossary, new RegExp(`^\\| ${chinese} +\\| ${english} +\\|`, "m"));
    }
  });

  it("find runs by each word of a search, and put those without a value last in both directions", () => {
    const runs = [
      run("north/a", { name: "Support", bestValidationLoss: 0.5 }),
      run("north/b", { name: "support", stack: "prod" }),
      run("north/c", { bestValidationLoss: 0.4 }),
    ];
    const ids = (change: Partial<Selection>) => selectRuns(runs, { ...everything, ...change }).map(({ id }) => id);
    assert.deepEqual(ids({ search: "SUPP prod" }), ["north/b"]);
    assert.deepEqual(ids({ sort: "loss" }), ["north/c", "north/a", "north/b"]);
    assert.deepEqual(ids({ sort: "loss", isDescending: true }), ["north/a", "north/c", "north/b"]);
    assert.deepEqual(ids({ isOrphan: true }), []);
  });

  it("smooth from the first value on, and not at all with a weight of nothing", () => {
    assert.deepEqual(smoothed([4, 2, 0], 0), [4, 2, 0]);
    const [first, second] = smoothed([4, 2], 0.5);
    assert.equal(first, 4);
    assert.ok(Math.abs((second ?? 0) - (2 * 2 + 4) / 3) < 1e-9);
  });

  it("place a checkpoint by its step or its epoch on any axis", () => {
    const points = [1, 2, 3].map((step) => ({ step, epoch: step / 10, tokens: step * 100 }));
    assert.equal(placeOn(points, { step: 2 }, "tokens"), 200);
    assert.equal(placeOn(points, { epoch: 0.3 }, "step"), 3);
    assert.equal(placeOn(points, {}, "step"), undefined);
  });

  it("offer for the x axis what a curve tells of at least two points, and steps always", () => {
    const axes = (points: readonly CurvePoint[]) => possibleAxes([{ id: "a", name: "", points }]);
    assert.deepEqual(axes([]), ["step"]);
    assert.deepEqual(
      axes([
        { step: 1, epoch: 1, tokens: 5 },
        { step: 2, tokens: 9 },
      ]),
      ["step", "tokens"],
    );
    const times = ["2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", "yesterday"];
    assert.deepEqual(axes(times.map((time, step) => ({ step, time }))), ["step", "time"]);
    assert.deepEqual(axes(times.slice(1).map((time, step) => ({ step, time }))), ["step"]);
  });

  it("show the arguments that differ, each once, and no others", () => {
    const told = (rate: number) => ({
      arguments: { model: "m", hyper: { rate, epochs: 2 } },
      hyperParameters: { rate, warmup: 5 },
    });
    assert.deepEqual(differencesOf([told(1), told(2)]), [{ path: "hyper.rate", values: ["1", "2"] }]);
  });

  it("write what is not known as a dash, and currencies that nobody knows as they come", () => {
    const format = createFormats("en");
    assert.deepEqual(
      [format.loss(undefined), format.loss(Number.NaN), format.loss(0.00012345), format.loss(0.8)],
      ["–", "–", "1.23e-4", "0.8000"],
    );
    assert.equal(format.money({ amount: 3, currency: "<b>" }), "3 <b>");
    assert.equal(format.duration(90 * 60_000), "1h 30m");
  });
});
