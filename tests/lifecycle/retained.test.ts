import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { deploymentCases, deploymentKind } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { effectsOf, subjectsOf } from "./rig/journal";
import { cancelElsewhere } from "./rig/other-user";
import { scenario, scenarioOf, type Stage } from "./rig/scenario";

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

    describe("where its class did not see the option, once that has been refused", () => {
      const hidden = { retainsOnDelete: true };
      const other = cloud.program({ ...later, triggers: 2 });

      const refused = async ({ rig, stack }: Stage): Promise<string> => {
        await succeeds(stack.up(cloud.program(later)));
        const { id } = stack.entry("bot");
        await fails(stack.up(other, hidden), /second job is not paid for beside it/, /The stack keeps it/);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
        return id;
      };

      scenario("stays in the stack, and is refused as often as it is tried", async (stage) => {
        const { rig, stack } = stage;
        const id = await refused(stage);
        assert.equal(stack.entry("bot").id, id);
        assert.deepEqual(await succeeds(stack.preview(other)), ["delete-replaced bot", "create bot"]);
        await fails(stack.up(other, hidden), /second job is not paid for beside it/);
        assert.equal(stack.entry("bot").id, id);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      });

      scenario("is waited for by the arguments that it has", async (stage) => {
        const { rig, stack } = stage;
        const id = await refused(stage);
        assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update bot"]);
        assert.equal(stack.entry("bot").id, id);
        assert.equal(stack.entry("bot").outputs["status"], "succeeded");
        assert.deepEqual(await succeeds(stack.up(cloud.program())), []);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      });

      scenario("is cancelled before its successor is paid for once the option is gone", async (stage) => {
        const { rig, stack } = stage;
        await refused(stage);
        assert.deepEqual(await succeeds(stack.up(other)), ["delete-replaced bot", "create bot"]);
        const order = effectsOf(rig).filter(({ effect }) => effect === "run.submitted" || effect === "run.cancelled");
        assert.deepEqual(
          order.map(({ effect }) => effect),
          ["run.submitted", "run.cancelled", "run.submitted"],
        );
      });

      scenario("is replaced once it has ended", async (stage) => {
        const { rig, stack } = stage;
        const id = await refused(stage);
        rig.clock.advance(24 * 3_600_000);
        assert.deepEqual(await succeeds(stack.up(other, hidden)), ["create bot", "delete-replaced bot"]);
        assert.notEqual(stack.entry("bot").id, id);
        assert.deepEqual(await succeeds(stack.up(other, hidden)), ["update bot"]);
        assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      });

      scenario("is known to refresh and ended by destroy", async (stage) => {
        const { rig, stack } = stage;
        const id = await refused(stage);
        await succeeds(stack.refresh());
        await fails(stack.up(other, hidden), /second job is not paid for beside it/);
        assert.equal(stack.entry("bot").id, id);
        await succeeds(stack.destroy());
        assert.equal(subjectsOf(rig, "run.cancelled").length, 1);
      });
    });

    scenario("is taken up again where the engine ended between letting go of it and its successor", async (stage) => {
      const { rig, stack } = stage;
      await succeeds(stack.up(cloud.program(later)));
      const entry = stack.entry("bot");
      stack.entries.set("bot", { ...entry, isPendingReplacement: true });
      assert.deepEqual(await succeeds(stack.up(cloud.program())), ["create bot"]);
      assert.equal(stack.entry("bot").id, entry.id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("is trained anew where it was cancelled in such an operation", async (stage) => {
      const { rig, stack } = stage;
      await succeeds(stack.up(cloud.program(later)));
      const entry = stack.entry("bot");
      await cancelElsewhere(rig);
      rig.clock.advance(60_000);
      stack.entries.set("bot", { ...entry, isPendingReplacement: true });
      await succeeds(stack.up(cloud.program()));
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
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
