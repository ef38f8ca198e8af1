import assert from "node:assert/strict";
import { cloudCases } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { emptyList, loseAnswer, meet } from "./rig/faults";
import { lastRun, subjectsOf } from "./rig/journal";
import { callElsewhere } from "./rig/other-user";
import { scenario } from "./rig/scenario";
import type { Rig } from "./rig/create-rig";

const cloud = cloudCases.qianfan;
const minute = 60_000;
const later = { waitForCompletion: false };
const terminalOnly = { deleteRule: "terminal_only" } as const;
const run = {
  parameterScale: "FullFineTuning",
  hyperParameterConfig: { epoch: 1, learningRate: 0.00001, maxSeqLen: 4096 },
  datasetConfig: { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 },
};

/** A container that the user has made in the console. */
async function madeByHand(rig: Rig, name: string): Promise<string> {
  const made = await callElsewhere(rig, "CreateFineTuningJob", { name, model: "ERNIE-Speed-8K", trainMode: "SFT" });
  return (made as { jobId: string }).jobId;
}

describe("a container of the job's own on qianfan", () => {
  scenario(
    "stays when it holds somebody else's run",
    async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await callElsewhere(rig, "CreateFineTuningTask", { jobId: stack.entry("bot").outputs["jobId"], ...run });
      await succeeds(stack.destroy());
      assert.equal(subjectsOf(rig, "run.removed").length, 1);
      assert.deepEqual(subjectsOf(rig, "job.deleted"), []);
      assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
    },
    terminalOnly,
  );
});

describe("a given container on qianfan", () => {
  scenario(
    "takes the run and is never deleted",
    async ({ rig, stack }) => {
      const jobId = await madeByHand(rig, "by hand");
      await succeeds(stack.up(cloud.program({}, { jobId })));
      assert.equal(stack.entry("bot").id, `qianfan/${jobId}/${lastRun(rig)}`);
      assert.equal(subjectsOf(rig, "job.created").length, 1);
      await succeeds(stack.destroy());
      assert.equal(subjectsOf(rig, "run.removed").length, 1);
      assert.deepEqual(subjectsOf(rig, "job.deleted"), []);
    },
    terminalOnly,
  );

  scenario(
    "is never deleted either when the argument has gone since",
    async ({ rig, stack }) => {
      const jobId = await madeByHand(rig, "by hand");
      await succeeds(stack.up(cloud.program({}, { jobId })));
      await succeeds(stack.up(cloud.program({ onDelete: "retain" })));
      await succeeds(stack.refresh());
      await succeeds(stack.destroy());
      assert.deepEqual(subjectsOf(rig, "job.deleted"), []);
    },
    terminalOnly,
  );

  scenario("is left alone by a refused submit", async ({ rig, stack }) => {
    const jobId = await madeByHand(rig, "by hand");
    const dataset = { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000003" }], splitRatio: 20 };
    await fails(stack.up(cloud.program({}, { jobId, dataset })), /is not published/);
    assert.deepEqual(subjectsOf(rig, "job.deleted"), []);
  });

  scenario("whose submit lost its answer gives the new run, not one that was there before", async ({ rig, stack }) => {
    const jobId = await madeByHand(rig, "by hand");
    await callElsewhere(rig, "CreateFineTuningTask", { jobId, ...run });
    const before = lastRun(rig);
    rig.clock.advance(60 * minute);
    meet(rig, "CreateFineTuningTask", loseAnswer);
    await succeeds(stack.up(cloud.program({}, { jobId })));
    assert.notEqual(lastRun(rig), before);
    assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
  });

  scenario("with a live run like ours is not guessed about; adopt tells", async ({ rig, stack }) => {
    const jobId = await madeByHand(rig, "by hand");
    await stack.killedDuring(() => stack.up(cloud.program(later, { jobId })));
    const text = await fails(stack.up(cloud.program(later, { jobId })), /carries no name/);
    const adopt = `qianfan/${jobId}/${lastRun(rig)}`;
    assert.ok(text.includes(`adopt: "${adopt}"`));
    await succeeds(stack.up(cloud.program({ adopt }, { jobId })));
    assert.equal(stack.entry("bot").id, adopt);
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });

  scenario("of a submit that nobody can tell: destroy touches nobody's run and says where to look", async (stage) => {
    const { rig, stack } = stage;
    const jobId = await madeByHand(rig, "by hand");
    meet(rig, "CreateFineTuningTask", loseAnswer);
    meet(rig, "DescribeFineTuningTasks", emptyList, 40);
    await fails(stack.up(cloud.program({}, { jobId })), /no such job has appeared/);
    rig.intercept = (request, next) => next(request);
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
    assert.ok(rig.lines.some((line) => line.startsWith("warning: whether a run was submitted to")));
  });
});
