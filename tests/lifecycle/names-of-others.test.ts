import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { deploymentCases, deploymentKind } from "./rig/deployment-cases";
import { succeeds } from "./rig/expect";
import { meet, rewrite } from "./rig/faults";
import { scenario, scenarioOf } from "./rig/scenario";

/** Names that every object has. */
const inherited = ["constructor", "__proto__", "toString", "hasOwnProperty"] as const;

for (const cloud of clouds) {
  describe(`a word of ${cloud.cloud} that every object has as a member`, () => {
    for (const word of inherited) {
      scenario(`(${word}) is a status that no document knows: the job counts as running`, async ({ rig, stack }) => {
        meet(
          rig,
          cloud.calls.describe,
          rewrite(/"(?:status|runStatus)":"\w+"/, `"status":"${word}","runStatus":"${word}"`),
        );
        await succeeds(stack.up(cloud.program()));
        assert.ok(
          rig.lines.some((line) => line.startsWith("warning: ") && line.includes(word)),
          rig.lines.join("\n"),
        );
        assert.equal(stack.entry("bot").outputs["status"], "succeeded");
      });
    }
  });
}

for (const cloud of Object.values(deploymentCases)) {
  describe(`a deployment on ${cloud.cloud} whose status is a member of every object`, () => {
    scenarioOf(deploymentKind)("is waited for, and told", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      const odd = rewrite(/"(?:status|runStatus)":"\w+"/g, '"status":"constructor","runStatus":"constructor"');
      meet(rig, cloud.calls.look, odd);
      await succeeds(stack.up(cloud.program(model, {}, cloud.names)));
      assert.ok(
        rig.lines.some((line) => /calls deployment .* constructor/.test(line)),
        rig.lines.join("\n"),
      );
      assert.equal(stack.entry("bot").outputs["status"], "running");
    });
  });
}
