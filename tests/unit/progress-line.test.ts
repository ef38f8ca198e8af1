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
      "running · 0 % · 2m 00s",
      "running · 42 % · loss 1.31 · 12m 00s · about 13m 19s left",
    ]);
  });

  it("does not count the time in the queue", () => {
    const [, , last = ""] = at([
      [0, { status: "queued", cloudStatus: "PENDING" }],
      [600 * minute, { progress: 0 }],
      [601 * minute, { progress: 50 }],
    ]);
    assert.match(last, /about 1m 00s left$/);
  });

  it("estimates from where a resumed wait found the job", () => {
    const [, last = ""] = at([
      [0, { progress: 80 }],
      [minute, { progress: 90 }],
    ]);
    assert.match(last, /about 1m 00s left$/);
  });

  it("does not guess from too little, nor at the end", () => {
    const lines = at([
      [0, { progress: 0 }],
      [minute, { progress: 2 }],
      [2 * minute, { progress: 100 }],
    ]);
    for (const line of lines) assert.doesNotMatch(line, /left/);
  });

  it("shows a word that only the cloud knows", () => {
    assert.deepEqual(at([[0, { cloudStatus: "WARPING" }]]), ["running (WARPING) · 0s"]);
    assert.deepEqual(at([[0, { status: "queued", cloudStatus: "" }]]), ["queued · 0s"]);
  });
});
