import assert from "node:assert/strict";
import fc from "fast-check";
import { readLogProgress, type LogProgress } from "../../provider/clouds/bailian/log-progress";

const early = "{'loss': 2.3131, 'global_step/max_steps': '5/120', 'consumed_train_samples': 80}";
const late = "{'loss': 1.1e-01, 'global_step/max_steps': '90/120', 'consumed_train_samples': 1440}";
const evaluation = "{'eval_loss': 1.9, 'eval_ppl': 6.7, 'epoch': '1.0'}";

describe("progress from a training log", () => {
  const cases: readonly (readonly [string, readonly string[], LogProgress])[] = [
    ["nothing yet", [], { isComplete: false }],
    ["preparation only", ["data download succeeded, start to pre-processor"], { isComplete: false }],
    ["the newest step and loss", [early, late], { isComplete: false, progress: 75, loss: 0.11 }],
    ["an evaluation after them", [early, evaluation], { isComplete: false, progress: 4, loss: 2.3131 }],
    [
      "the last line",
      [late, "2026-03-01 08:00:00,000 - INFO - ##FT_COMPLETE##"],
      { isComplete: true, progress: 75, loss: 0.11 },
    ],
    ["a step without a total", ["'global_step/max_steps': '5/0'"], { isComplete: false }],
  ];
  for (const [what, lines, expected] of cases) {
    it(`reads ${what}`, () => assert.deepEqual(readLogProgress(lines), expected));
  }

  it("never throws and never leaves the range, whatever the log says", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(early, late, evaluation))), (lines) => {
        const { progress } = readLogProgress(lines);
        assert.ok(progress === undefined || (progress >= 0 && progress <= 100));
      }),
    );
  });
});
