import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { deploymentCases, deploymentKind } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { scenario, scenarioOf } from "./rig/scenario";

const later = { waitForCompletion: false };
const retained = { ...later, retainOnDelete: true };

for (const cloud of clouds) {
  describe(`a job on ${cloud.cloud} that the engine lets go of without a call`, () => {
    scenario("is not replaced while it runs, and preview says so", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(retained)));
      const other = cloud.program({ ...retained, triggers: 2 });
      const why = /is still running and the resource option `retainOnDelete` .* second paid job/;
      await fails(stack.preview(other), why);
      await fails(stack.up(other, { retainsOnDelete: true }), why);
      // The engine still goes by the option that the last `up` had.
      await fails(stack.up(cloud.program({ ...later, triggers: 2 }), { retainsOnDelete: true }), why);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("is replaced once the option is gone, or the job has ended", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(retained)));
      await succeeds(stack.up(cloud.program(later)));
      const steps = await succeeds(stack.up(cloud.program({ ...later, triggers: 2 })));
      assert.deepEqual(steps, ["delete-replaced bot", "create bot"]);
      assert.equal(subjectsOf(rig, "run.cancelled").length, 1);
      rig.clock.advance(24 * 3_600_000);
      const last = cloud.program({ ...retained, triggers: 3 });
      assert.deepEqual(await succeeds(stack.up(last)), ["create bot", "delete-replaced bot"]);
    });

    scenario("has no second one paid beside it where its class did not see the option", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      const { id } = stack.entry("bot");
      const other = stack.up(cloud.program({ ...later, triggers: 2 }), { retainsOnDelete: true });
      await fails(other, new RegExp(`^${id} still runs on \\w+.*: the engine let go of it without a cancel`));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    for (const option of ["retainOnDelete", "deletedWith"]) {
      scenario(`is told of when ${option} is set, once`, async ({ rig, stack }) => {
        const warnings = () => rig.lines.filter((line) => line.startsWith(`warning: ${option}:`));
        await succeeds(stack.up(cloud.program(later)));
        assert.deepEqual(warnings(), []);
        const program = cloud.program({ ...later, [option]: true });
        await succeeds(stack.up(program));
        assert.match(warnings().join("\n"), /a job that still trains then goes on and is billed$/);
        await succeeds(stack.up(program));
        assert.equal(warnings().length, 1);
      });
    }
  });
}

const deploymentScenario = scenarioOf(deploymentKind);

for (const cloud of Object.values(deploymentCases)) {
  deploymentScenario(
    `a deployment on ${cloud.cloud} that is retained is said to be billed on`,
    async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(await cloud.model(rig), { retainOnDelete: true })));
      assert.match(
        rig.lines.join("\n"),
        /warning: retainOnDelete: .* the deployment goes on then and is billed until it is deleted/,
      );
    },
  );
}
