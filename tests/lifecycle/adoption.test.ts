import assert from "node:assert/strict";
import { cloudCases, clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { lastRun, subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";
import { createStack } from "./rig/stack";

const minute = 60_000;
const later = { waitForCompletion: false };
const exact = { exactJobName: true, jobName: "nightly" };

for (const cloud of clouds) {
  describe(`adoption by name on ${cloud.cloud}`, () => {
    scenario("takes over a finished job after the state was lost", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const { id, outputs } = stack.entry("bot");
      stack.entries.clear();
      await succeeds(stack.up(cloud.program()));
      assert.equal(stack.entry("bot").id, id);
      assert.equal(stack.entry("bot").outputs["finetunedOutput"], outputs["finetunedOutput"]);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.ok(rig.lines.some((line) => /^info: adopted .* \(succeeded, created /.test(line)));
    });

    scenario(
      "takes a destroyed and re-declared job up again where the cloud still has it",
      async ({ rig, stack }) => {
        await succeeds(stack.up(cloud.program()));
        await succeeds(stack.destroy());
        await succeeds(stack.up(cloud.program()));
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
        await succeeds(stack.up(cloud.program({ triggers: "anew" })));
        assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      },
      { deleteRule: "literal" },
    );

    scenario(
      "trains a destroyed and re-declared job anew where the cloud has deleted it",
      async ({ rig, stack }) => {
        await succeeds(stack.up(cloud.program()));
        await succeeds(stack.destroy());
        await succeeds(stack.up(cloud.program()));
        assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      },
      { deleteRule: "terminal_only" },
    );

    scenario("is refused by adoptExisting: false", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      stack.entries.clear();
      await succeeds(stack.up(cloud.program({ adoptExisting: false })));
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
    });

    scenario("never gives one job to two resources with equal arguments", async ({ rig, stack }) => {
      const { bot = {} } = cloud.program(later);
      const both = { bot, twin: bot };
      await succeeds(stack.up(both));
      const ids = [stack.entry("bot").id, stack.entry("twin").id];
      assert.equal(new Set(ids).size, 2);
      stack.entries.clear();
      await succeeds(stack.up(both));
      assert.deepEqual([stack.entry("bot").id, stack.entry("twin").id], ids);
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
    });

    scenario("refuses a job of the exact name that was trained on something else, and names both", async (stage) => {
      const { rig, stack } = stage;
      await succeeds(stack.up(cloud.program(exact)));
      const { outputs } = stack.entry("bot");
      const other = createStack(rig);
      const text = await fails(
        other.up(cloud.program(exact, cloud.retraining["model"])),
        /model is .+ there and .+ here/,
      );
      assert.ok(text.includes(String(outputs["jobId"])) && text.includes("nightly"));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("by a taint or a forced replacement keeps the live job alive", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      const { id } = stack.entry("bot");
      rig.clock.advance(3 * minute);
      const steps = await succeeds(stack.replaceTargets(cloud.program(later)));
      assert.deepEqual(steps, ["create bot", "delete-replaced bot"]);
      assert.equal(stack.entry("bot").id, id);
      assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.ok(rig.lines.some((line) => line.includes("nothing was cancelled or deleted")));
      await succeeds(stack.up(cloud.program()));
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
    });

    scenario("by a taint takes the finished job, and its model, again", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const { outputs } = stack.entry("bot");
      await succeeds(stack.replaceTargets(cloud.program()));
      assert.equal(stack.entry("bot").outputs["finetunedOutput"], outputs["finetunedOutput"]);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("by a taint finds the job of a later generation too, and its model", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await succeeds(stack.up(cloud.program({ triggers: 1 })));
      await succeeds(stack.up(cloud.program({ triggers: 2 })));
      const { outputs } = stack.entry("bot");
      await succeeds(stack.replaceTargets(cloud.program({ triggers: 2 })));
      assert.equal(stack.entry("bot").outputs["finetunedOutput"], outputs["finetunedOutput"]);
      assert.equal(subjectsOf(rig, "run.submitted").length, 3);
    });

    scenario("by a taint of a failed job trains anew", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      rig.emulator.decide(lastRun(rig), { kind: "fail", code: "500000", message: "broken" });
      await succeeds(stack.replaceTargets(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
    });
  });
}

describe("adoption by exact name", () => {
  scenario("takes an equal job on bailian, where everything can be compared", async ({ rig, stack }) => {
    const cloud = cloudCases.bailian;
    await succeeds(stack.up(cloud.program({ ...exact, ...later })));
    stack.entries.clear();
    await succeeds(stack.up(cloud.program(exact)));
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    assert.equal(stack.entry("bot").outputs["jobName"], "nightly");
  });

  for (const [what, block] of Object.entries(cloudCases.bailian.retraining)) {
    scenario(`refuses one with another ${what} on bailian, and says what differs`, async ({ rig, stack }) => {
      const cloud = cloudCases.bailian;
      await succeeds(stack.up(cloud.program({ ...exact, ...later })));
      const { id } = stack.entry("bot");
      stack.entries.clear();
      const text = await fails(stack.up(cloud.program(exact, block)), /there/, /here/);
      assert.ok(text.includes(id) && text.includes("nightly"));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });
  }

  scenario("gives each of two equal resources one of two equal jobs on bailian", async ({ rig, stack }) => {
    const { bot = {} } = cloudCases.bailian.program({ ...exact, ...later });
    await succeeds(stack.up({ bot, twin: bot }));
    stack.entries.clear();
    await succeeds(stack.up({ bot, twin: bot }));
    assert.notEqual(stack.entry("bot").id, stack.entry("twin").id);
    assert.equal(subjectsOf(rig, "run.submitted").length, 2);
  });

  scenario("leaves a job on bailian to the resource that has it", async ({ rig, stack }) => {
    const { bot = {} } = cloudCases.bailian.program({ ...exact, ...later });
    await succeeds(stack.up({ bot }));
    await succeeds(stack.up({ bot, twin: bot }));
    assert.notEqual(stack.entry("bot").id, stack.entry("twin").id);
    assert.equal(subjectsOf(rig, "run.submitted").length, 2);
  });

  scenario("is refused on qianfan, which tells neither data nor hyperparameters", async ({ rig, stack }) => {
    const cloud = cloudCases.qianfan;
    await succeeds(stack.up(cloud.program(exact)));
    const { id } = stack.entry("bot");
    stack.entries.clear();
    const text = await fails(stack.up(cloud.program(exact, cloud.retraining["hyperparameter"])), /cannot be read/);
    assert.ok(text.includes(`adopt: "${id}"`));
    await succeeds(stack.up(cloud.program({ ...exact, adopt: id })));
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });

  for (const cloud of clouds) {
    scenario(`replaces a finished job on ${cloud.cloud} without taking it for its own successor`, async (stage) => {
      const { rig, stack } = stage;
      await succeeds(stack.up(cloud.program(exact)));
      await succeeds(stack.up(cloud.program(exact, cloud.retraining["hyperparameter"])));
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
    });
  }
});
