import assert from "node:assert/strict";
import { cloudCases, clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { loseRequest, meet } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";

const later = { waitForCompletion: false };
const renamed = { jobName: "helpdesk" };

for (const cloud of clouds) {
  describe(`a job that was given another name on ${cloud.cloud}`, () => {
    scenario("is found after a lost state by what it was trained on", async ({ rig, stack }) => {
      await stack.killedDuring(() => stack.up(cloud.program(later)));
      await succeeds(stack.up(cloud.program(renamed)));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.match(String(stack.entry("bot").outputs["jobName"]), /^bot_/, "its name stays");
    });

    scenario("is found with another key of the account", async ({ rig, stack }) => {
      await stack.killedDuring(() => stack.up(cloud.program(later)));
      rig.credentials = { apiKey: "sk-two", accessKey: "ALTAKtwo", secretKey: "secret-two" };
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("is taken again by a taint", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const { id } = stack.entry("bot");
      await succeeds(stack.up(cloud.program(renamed)));
      await succeeds(stack.replaceTargets(cloud.program(renamed)));
      assert.equal(stack.entry("bot").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("is found as the successor that a killed up had submitted", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await stack.killedDuring(() => stack.up(cloud.program({ triggers: 1 })));
      await succeeds(stack.up(cloud.program({ ...renamed, triggers: 1 })));
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
    });
  });
}

describe("a container that was given another name on qianfan", () => {
  scenario("takes the run of the next up, so that none is left empty", async ({ rig, stack }) => {
    const cloud = cloudCases.qianfan;
    meet(rig, "CreateFineTuningTask", loseRequest);
    await stack.killedDuring(() => fails(stack.up(cloud.program()), /no such job has appeared/));
    await succeeds(stack.up(cloud.program(renamed)));
    assert.equal(subjectsOf(rig, "job.created").length, 1);
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });
});
