import assert from "node:assert/strict";
import { diffAnswer, type DiffAnswer } from "../../provider/dynamic/diff-answer";
import type { Plan } from "../../provider/lifecycle/plan";

const update: Plan = { kind: "update", changed: ["onDelete"], resume: false, deleteBeforeReplace: false };
const resume: Plan = { kind: "update", changed: [], resume: true, deleteBeforeReplace: true };
const replace: Plan = { kind: "replace", changed: ["bailian"], deleteBeforeReplace: false };
const replaceRunning: Plan = { kind: "replace", changed: ["bailian", "triggers"], deleteBeforeReplace: true };

describe("the answer to a diff", () => {
  const cases: readonly (readonly [string, Plan, boolean, DiffAnswer])[] = [
    ["nothing to do", { kind: "none" }, true, { changes: false }],
    ["inputs that are spelt otherwise", { kind: "none" }, false, { changes: false }],
    ["a changed input, which the engine compares itself", update, false, {}],
    [
      "a wait to resume, which the engine cannot see, and how to replace the job if it must",
      resume,
      true,
      { changes: true, deleteBeforeReplace: true },
    ],
    ["a replacement", replace, false, { replaces: ["bailian"], deleteBeforeReplace: false }],
    [
      "a replacement of a running job",
      replaceRunning,
      false,
      { replaces: ["bailian", "triggers"], deleteBeforeReplace: true },
    ],
    [
      "another try, which the engine cannot see",
      { ...replace, changed: ["onFailure"] },
      true,
      { replaces: ["onFailure"], deleteBeforeReplace: false, changes: true },
    ],
  ];
  for (const [what, plan, hasEqualInputs, expected] of cases) {
    it(`tells the engine of ${what}`, () => assert.deepEqual(diffAnswer(plan, hasEqualInputs), expected));
  }
});
