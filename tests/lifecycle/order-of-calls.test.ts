import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { standingData } from "./rig/job-data";
import { effectsOf, subjectsOf } from "./rig/journal";
import { scenario, type Stage } from "./rig/scenario";

const later = { waitForCompletion: false };

/** What was submitted and cancelled, in its order. */
const runsOf = ({ rig }: Stage): readonly string[] =>
  effectsOf(rig)
    .map(({ effect }) => effect)
    .filter((effect) => effect === "run.submitted" || effect === "run.cancelled");

for (const cloud of clouds) {
  describe(`a job on ${cloud.cloud} that is refreshed before`, () => {
    scenario("is cancelled by a destroy, though what it replaced was refreshed, too", async (stage) => {
      const { stack } = stage;
      await succeeds(stack.up(cloud.program()));
      await fails(stack.up(cloud.program({ triggers: 2, timeouts: { create: "3m" } })), /had not ended/);
      assert.equal(stack.pendingDeletes.length, 1);
      await succeeds(stack.destroy({ refreshes: true }));
      assert.deepEqual(runsOf(stage), ["run.submitted", "run.submitted", "run.cancelled"]);
    });

    for (const [state, args] of [["has ended", {}] as const, ["still runs", later] as const]) {
      scenario(`is taken again by a taint where it ${state}`, async (stage) => {
        const { stack } = stage;
        await succeeds(stack.up(cloud.program(args)));
        const { id } = stack.entry("bot");
        await succeeds(stack.replaceTargets(cloud.program(args), { refreshes: true }));
        assert.equal(stack.entry("bot").id, id);
        assert.deepEqual(runsOf(stage), ["run.submitted"]);
      });
    }

    scenario("is not taken for a job of other arguments by a taint", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      const { id } = stack.entry("bot");
      await succeeds(stack.replaceTargets(cloud.program({ triggers: 2 }), { refreshes: true }));
      assert.notEqual(stack.entry("bot").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
    });
  });

  describe(`a job on ${cloud.cloud} that the engine replaces without asking`, () => {
    for (const [state, args] of [["has ended", {}] as const, ["still runs", later] as const]) {
      scenario(`is taken again where it ${state}: nothing is paid twice`, async (stage) => {
        const { stack } = stage;
        await succeeds(stack.up(cloud.program({ ...args, triggers: 1 })));
        const { id } = stack.entry("bot");
        const program = cloud.program({ ...args, triggers: 1 });
        await succeeds(stack.up(program, { replacesUnasked: true }));
        assert.equal(stack.entry("bot").id, id);
        assert.deepEqual(runsOf(stage), ["run.submitted"]);
        // As often as it is replaced, whatever the engine counts.
        await succeeds(stack.up(program, { replacesUnasked: true }));
        assert.equal(stack.entry("bot").id, id);
        await succeeds(stack.up(cloud.program({ triggers: 2 })));
        assert.notEqual(stack.entry("bot").id, id);
      });
    }
  });

  describe(`a job on ${cloud.cloud} that another process of the provider deletes`, () => {
    const byIds = () => Promise.resolve(cloud.program);
    const byContent = async ({ rig }: Stage) => (await standingData(rig, cloud)).program;
    for (const [known, programOf] of Object.entries({ IDs: byIds, content: byContent })) {
      scenario(`has a successor at once, known by ${known}`, async (stage) => {
        const { stack } = stage;
        const program = await programOf(stage);
        await succeeds(stack.up(program(later)));
        const { id } = stack.entry("bot");
        const steps = await succeeds(stack.up(program({ triggers: 2 }), { hasOtherProvider: true }));
        assert.deepEqual(steps, ["delete-replaced bot", "create bot"]);
        assert.notEqual(stack.entry("bot").id, id);
        assert.deepEqual(runsOf(stage), ["run.submitted", "run.cancelled", "run.submitted"]);
      });
    }
  });

  scenario(`a create on ${cloud.cloud} that a hook has tried again pays for no second job either`, async (stage) => {
    const { stack } = stage;
    await succeeds(stack.up(cloud.program(later)));
    const { id } = stack.entry("bot");
    const hooked = { retainsOnDelete: true, retriesCreate: true };
    await fails(stack.up(cloud.program({ ...later, triggers: 2 }), hooked), /still runs on/);
    assert.equal(stack.entry("bot").id, id);
    assert.deepEqual(runsOf(stage), ["run.submitted"]);
  });

  scenario(
    `a job on ${cloud.cloud} is not replaced while it runs by a successor that is to come first`,
    async (stage) => {
      const { stack } = stage;
      await succeeds(stack.up(cloud.program(later)));
      const { id } = stack.entry("bot");
      const other = cloud.program({ ...later, triggers: 2 });
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await fails(stack.up(other, { createsFirst: true }), /still runs on .*`deleteBeforeReplace: false`/);
        assert.equal(stack.entry("bot").id, id);
      }
      assert.deepEqual(runsOf(stage), ["run.submitted"]);
      await succeeds(stack.destroy({ refreshes: true }));
      assert.deepEqual(runsOf(stage), ["run.submitted", "run.cancelled"]);
    },
  );
}
