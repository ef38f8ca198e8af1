import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { succeeds } from "./rig/expect";
import { lastRun, subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";

const later = { waitForCompletion: false };

for (const cloud of clouds) {
  describe(`generations of a job on ${cloud.cloud}`, () => {
    const other = cloud.retraining["hyperparameter"];

    scenario("a taint of a failed one trains anew instead of taking an earlier model up", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await succeeds(stack.up(cloud.program({}, other)));
      await succeeds(stack.up(cloud.program(later)));
      rig.emulator.decide(lastRun(rig), { kind: "fail", code: "500000", message: "broken" });
      await succeeds(stack.replaceTargets(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 4);
      assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
    });

    scenario("a change after a taint trains anew, though its arguments had been trained before", async (stage) => {
      const { rig, stack } = stage;
      await succeeds(stack.up(cloud.program()));
      await succeeds(stack.up(cloud.program({}, other)));
      await succeeds(stack.up(cloud.program()));
      await succeeds(stack.replaceTargets(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 3);
      await succeeds(stack.up(cloud.program({}, other)));
      assert.equal(subjectsOf(rig, "run.submitted").length, 4);
      assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
    });
  });
}
