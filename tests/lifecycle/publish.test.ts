import assert from "node:assert/strict";
import { cloudCases } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { after, loseAnswer, meet, rewrite } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { callElsewhere } from "./rig/other-user";
import { scenario, type Stage } from "./rig/scenario";

const cloud = cloudCases.qianfan;
const minute = 60_000;
const later = { waitForCompletion: false };
const publishing = (publish: unknown) => cloud.program({}, { publish });

/** The version that the stack gives to serving, as the cloud tells of it. */
async function version({ rig, stack }: Stage): Promise<Record<string, unknown>> {
  const modelId = stack.entry("bot").outputs["finetunedOutput"];
  return (await callElsewhere(rig, "DescribeModel", { modelId })) as Record<string, unknown>;
}

function steps({ stack }: Stage): readonly number[] {
  const checkpoints = stack.entry("bot").outputs["checkpoints"] as readonly { step: number }[];
  return checkpoints.map(({ step }) => step);
}

describe("publishing on qianfan", () => {
  scenario("makes a set named after the job and waits until its version is ready", async (stage) => {
    const { rig, stack } = stage;
    await succeeds(stack.up(cloud.program()));
    const { outputs } = stack.entry("bot");
    assert.equal((await version(stage))["status"], "Ready");
    assert.equal((await version(stage))["modelName"], outputs["jobName"]);
    assert.deepEqual(subjectsOf(rig, "model-set.created"), [outputs["modelSetId"]]);
  });

  scenario("can be turned off, and on again without training", async (stage) => {
    const { rig, stack } = stage;
    await succeeds(stack.up(publishing(false)));
    assert.ok(!("finetunedOutput" in stack.entry("bot").outputs));
    assert.ok(!rig.calls.some((call) => call.includes("Model")));
    assert.deepEqual(await succeeds(stack.up(publishing(false))), []);
    assert.deepEqual(await succeeds(stack.up(publishing({}))), ["update bot"]);
    assert.equal((await version(stage))["status"], "Ready");
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });

  scenario("into a set of another name makes another version without training", async (stage) => {
    const { rig, stack } = stage;
    await succeeds(stack.up(publishing({ modelName: "helpdesk_a" })));
    assert.equal((await version(stage))["modelName"], "helpdesk_a");
    assert.deepEqual(await succeeds(stack.up(publishing({ modelName: "helpdesk_b" }))), ["update bot"]);
    assert.equal((await version(stage))["modelName"], "helpdesk_b");
    assert.equal(subjectsOf(rig, "model.created").length, 2);
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });

  scenario("goes into a given set", async (stage) => {
    const { rig, stack } = stage;
    const modelSetId = await callElsewhere(rig, "CreateCustomModelSet", {
      modelSetName: "ours",
      modelType: "Text2Text",
    });
    await succeeds(stack.up(publishing({ modelSetId })));
    assert.equal(stack.entry("bot").outputs["modelSetId"], modelSetId);
    assert.equal(subjectsOf(rig, "model-set.created").length, 1);
  });

  for (const description of [undefined, "for the help desk"]) {
    scenario(
      `of another checkpoint makes another version${description === undefined ? "" : ", described or not"}`,
      async (stage) => {
        const { rig, stack } = stage;
        const hyperParameters = { epoch: 3, learningRate: 3e-5, maxSeqLen: 4096 };
        const of = (checkpointStep?: number) =>
          cloud.program({}, { hyperParameters, publish: { description, checkpointStep } });
        await succeeds(stack.up(of()));
        const [first = 0] = steps(stage);
        assert.notEqual((await version(stage))["sourceInfo"], undefined);
        assert.deepEqual(await succeeds(stack.up(of(first))), ["update bot"]);
        assert.equal(((await version(stage))["sourceInfo"] as { trainStep: number }).trainStep, first);
        assert.equal(subjectsOf(rig, "model.created").length, 2);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      },
    );
  }

  scenario("that failed is said, and made again by the next up without training", async (stage) => {
    const { rig, stack } = stage;
    meet(rig, "DescribeModel", rewrite(/"(Creating|Ready)"/, '"Fail"'), 1);
    await fails(
      stack.up(cloud.program()),
      /succeeded, but publishing it as amv-\w+ failed/,
      /publishes again without training/,
    );
    meet(rig, "DescribeModel", rewrite(/"(Creating|Ready)"/, '"Fail"'), 1);
    assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update bot"]);
    assert.equal((await version(stage))["status"], "Ready");
    assert.equal(subjectsOf(rig, "model.created").length, 2);
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });

  scenario("that was killed between version and readiness is picked up", async (stage) => {
    const { rig, stack } = stage;
    await succeeds(stack.up(cloud.program(later)));
    rig.clock.advance(60 * minute);
    meet(rig, "DescribeModel", after(rig.cancel));
    await stack.killedDuring(() => stack.up(cloud.program()));
    await succeeds(stack.up(cloud.program()));
    assert.deepEqual(subjectsOf(rig, "model.created"), [stack.entry("bot").outputs["finetunedOutput"]]);
  });

  for (const call of ["CreateCustomModelSet", "CreateCustomModel"]) {
    scenario(`whose ${call} lost its answer makes one set and one version`, async ({ rig, stack }) => {
      meet(rig, call, loseAnswer);
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "model-set.created").length, 1);
      assert.deepEqual(subjectsOf(rig, "model.created"), [stack.entry("bot").outputs["finetunedOutput"]]);
    });
  }

  scenario("ends at the timeout; the next up resumes", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program(later)));
    rig.clock.advance(60 * minute);
    await fails(
      stack.up(cloud.program({ timeouts: { update: "30s" } })),
      /was not ready in time/,
      /next `pulumi up` resumes/,
    );
    await succeeds(stack.up(cloud.program()));
    assert.equal(subjectsOf(rig, "model.created").length, 1);
  });

  scenario("of a run in a container with a name that no set may have finds one that it may", async (stage) => {
    const { rig, stack } = stage;
    const name = "夜间 training-1";
    const made = await callElsewhere(rig, "CreateFineTuningJob", { name, model: "ERNIE-Speed-8K", trainMode: "SFT" });
    await succeeds(stack.up(cloud.program({}, { jobId: (made as { jobId: string }).jobId })));
    assert.equal((await version(stage))["modelName"], "夜间_training_1");
  });
});

describe("what was published on qianfan", () => {
  scenario("stays when the job is destroyed", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program()));
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "model.deleted"), []);
  });

  scenario(
    "goes with the job when deleteWithJob says so, with the set that was made for it",
    async ({ rig, stack }) => {
      await succeeds(stack.up(publishing({ deleteWithJob: true })));
      const { finetunedOutput, modelSetId } = stack.entry("bot").outputs;
      await succeeds(stack.destroy());
      assert.deepEqual(subjectsOf(rig, "model.deleted"), [finetunedOutput]);
      assert.deepEqual(subjectsOf(rig, "model-set.deleted"), [modelSetId]);
    },
  );

  scenario("goes without a set that was given", async ({ rig, stack }) => {
    const modelSetId = await callElsewhere(rig, "CreateCustomModelSet", {
      modelSetName: "ours",
      modelType: "Text2Text",
    });
    await succeeds(stack.up(publishing({ modelSetId, deleteWithJob: true })));
    await succeeds(stack.destroy());
    assert.equal(subjectsOf(rig, "model.deleted").length, 1);
    assert.deepEqual(subjectsOf(rig, "model-set.deleted"), []);
  });

  scenario("is not published again when only deleteWithJob changes", async ({ rig, stack }) => {
    await succeeds(stack.up(publishing({})));
    const { finetunedOutput } = stack.entry("bot").outputs;
    await succeeds(stack.up(publishing({ deleteWithJob: true })));
    assert.equal(stack.entry("bot").outputs["finetunedOutput"], finetunedOutput);
    assert.equal(subjectsOf(rig, "model.created").length, 1);
  });
});
