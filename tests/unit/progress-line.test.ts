import assert from "node:assert/strict";
import type { Observation } from "../../provider/contract/observation";
import { createProgressLine } from "../../provider/lifecycle/job/progress-line";

const minute = 60_000;

function at(steps: readonly (readonly [number, Partial<Observation>])[]): string[] {
  let now = 0;
  const line = createProgressLine(() => now);
  return steps.map(([atMs, seen]) => {
    now = atMs;
    return line({ jobId: "ft-1", status: "running", cloudStatus: "RUNNING", ...seen });
  });
}

describe("the status line", () => {
  it("says phase, progress, loss, elapsed time and what is left", () => {
    const lines = at([
      [0, { status: "queued", cloudStatus: "QUEUING" }],
      [2 * minute, { progress: 0 }],
      [12 * minute, { progress: 42.9, loss: 1.314 }],
    ]);
    assert.deepEqual(lines, [
      "queued (QUEUING) · 0s",
      "0% · running · 2m 00s",
      "42% loss 1.31 13m left · running · 12m 00s",
    ]);
  });

  it("does not count the time in the queue", () => {
    const [, , last = ""] = at([
      [0, { status: "queued", cloudStatus: "PENDING" }],
      [600 * minute, { progress: 0 }],
      [601 * minute, { progress: 50 }],
    ]);
    assert.match(last, /^\d+% 60s left · /);
  });

  it("estimates from where a resumed wait found the job", () => {
    const [, last = ""] = at([
      [0, { progress: 80 }],
      [minute, { progress: 90 }],
    ]);
    assert.match(last, /^\d+% 60s left · /);
  });

  it("does not guess from too little, nor at the end", () => {
    const lines = at([
      [0, { progress: 0 }],
      [minute, { progress: 2 }],
      [2 * minute, { progress: 100 }],
    ]);
    for (const line of lines) assert.doesNotMatch(line, /left/);
  });

  it("says what is left in one unit", () => {
    for (const [afterMs, left] of [
      [minute, "60s"],
      [90 * minute, "90m"],
      [300 * minute, "5h"],
    ] as const) {
      const [, last = ""] = at([
        [0, { progress: 0 }],
        [afterMs, { progress: 50 }],
      ]);
      assert.ok(last.startsWith(`50% ${left} left · `), last);
    }
  });

  it("tells any other phase before its figures", () => {
    assert.deepEqual(at([[0, { status: "cancelling", cloudStatus: "CANCELING", progress: 42 }]]), [
      "cancelling (CANCELING) · 42% · 0s",
    ]);
  });

  it("has a picture behind the figures", () => {
    const line = createProgressLine(
      () => 0,
      () => "▇▄▁",
    );
    assert.equal(
      line({ jobId: "ft-1", status: "running", cloudStatus: "RUNNING", progress: 7, loss: 2 }),
      "7% loss 2.00 ▇▄▁ · running · 0s",
    );
  });

  it("shows a word that only the cloud knows", () => {
    assert.deepEqual(at([[0, { cloudStatus: "WARPING" }]]), ["running (WARPING) · 0s"]);
    assert.deepEqual(at([[0, { status: "queued", cloudStatus: "" }]]), ["queued · 0s"]);
  });
});
