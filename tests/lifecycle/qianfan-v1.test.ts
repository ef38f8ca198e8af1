import assert from "node:assert/strict";
import { answer, loseAnswer, loseRequest, meet, rewrite } from "./rig/faults";
import { fails, succeeds } from "./rig/expect";
import { effectsOf, lastRun, subjectsOf } from "./rig/journal";
import { callElsewhere } from "./rig/other-user";
import { scenario } from "./rig/scenario";
import type { Program } from "./rig/stack";
import type { Rig } from "./rig/create-rig";

type Properties = Record<string, unknown>;

const createTask = "POST /wenxinworkshop/finetune/createTask";
const createJob = "POST /wenxinworkshop/finetune/createJob";
const jobDetail = "POST /wenxinworkshop/finetune/jobDetail";
const stopJob = "POST /wenxinworkshop/finetune/stopJob";
const publishTrainModel = "POST /wenxinworkshop/modelrepo/publishTrainModel";
const later: Properties = { waitForCompletion: false };

const common = {
  apiVersion: "v1",
  trainConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
  trainset: [{ type: 1, id: 188 }],
  trainsetRate: 20,
};
const method = {
  baseTrainType: "ERNIE-Bot-turbo",
  trainType: "ERNIE-Bot-turbo-0725",
  trainMode: "SFT",
  peftType: "ALL",
};

function program(args: Properties = {}, block: Properties = {}): Program {
  return { bot: { ...args, qianfan: { ...common, ...method, ...block } } };
}

/** Every answer as from a cloud that gives V1's numbers and no ID of V2. */
function withoutUuids(rig: Rig): void {
  for (const call of [createTask, createJob]) meet(rig, call, rewrite(/,"uuid":"[^"]*"/, ""), Infinity);
}

const callsOf = (rig: Rig, name: string): number => rig.calls.filter((call) => call === name).length;

describe("a job of Qianfan's V1", () => {
  scenario("trains once, is read by V2 and published by V1; a second up asks nothing", async ({ rig, stack }) => {
    await succeeds(stack.up(program()));
    const { id, outputs } = stack.entry("bot");
    assert.match(id, /^qianfan\/job-\w+\/task-\w+$/);
    assert.match(String(outputs["finetunedOutput"]), /^amv-/);
    assert.match(String(outputs["modelSetId"]), /^am-/);
    assert.equal(outputs["baseModel"], "ERNIE-Bot-turbo-0725");
    assert.deepEqual([callsOf(rig, createTask), callsOf(rig, createJob), callsOf(rig, publishTrainModel)], [1, 1, 1]);
    assert.equal(callsOf(rig, jobDetail), 0);
    rig.calls.length = 0;
    assert.deepEqual(await succeeds(stack.up(program())), []);
    assert.deepEqual(rig.calls, []);
  });

  scenario("stands in V2's lists", async ({ rig, stack }) => {
    await succeeds(stack.up(program()));
    const { outputs } = stack.entry("bot");
    const { jobList } = (await callElsewhere(rig, "DescribeFineTuningJobs", {})) as { jobList: Properties[] };
    assert.deepEqual(
      jobList.map(({ jobId, name }) => [jobId, name]),
      [[outputs["jobId"], outputs["jobName"]]],
    );
  });

  scenario("trains on from another run that its outputs name", async ({ rig, stack }) => {
    await succeeds(stack.up(program({}, { publish: false })));
    const { jobId, taskId } = stack.entry("bot").outputs;
    const more = { qianfan: { ...common, increConfig: { taskId: jobId, jobId: taskId } } };
    await succeeds(stack.up({ ...program({}, { publish: false }), more }));
    assert.equal(subjectsOf(rig, "run.submitted").length, 2);
    assert.match(String(stack.entry("more").outputs["finetunedOutput"]), /^amv-/);
  });

  scenario("is stopped by stopJob in a later process, and deleted by V2", async ({ rig, stack }) => {
    await succeeds(stack.up(program(later)));
    await succeeds(stack.refresh());
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "run.cancelled"), [lastRun(rig)]);
    assert.deepEqual([callsOf(rig, stopJob), callsOf(rig, "StopFineTuningTask")], [1, 0]);
    assert.equal(callsOf(rig, "DeleteFineTuningTask"), 1);
  });

  scenario("is stopped too when it was adopted and only V2's IDs of it are known", async ({ rig, stack }) => {
    meet(rig, createJob, loseAnswer);
    await succeeds(stack.up(program(later)));
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "run.cancelled"), [lastRun(rig)]);
  });

  scenario("that trains something else stops the run before it starts another", async ({ rig, stack }) => {
    await succeeds(stack.up(program(later)));
    await succeeds(stack.up(program(later, { trainConfig: { ...common.trainConfig, epoch: 2 } })));
    const order = effectsOf(rig).map(({ effect }) => effect);
    assert.ok(order.indexOf("run.cancelled") < order.lastIndexOf("run.submitted"));
  });

  scenario("turns from V1 to V2 as any replacement", async ({ rig, stack }) => {
    await succeeds(stack.up(program()));
    const dataset = { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 };
    const hyperParameters = { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 };
    const v2 = {
      model: "ERNIE-Speed-8K",
      trainMode: "SFT",
      parameterScale: "FullFineTuning",
      dataset,
      hyperParameters,
    };
    await succeeds(stack.up({ bot: { qianfan: v2 } }));
    assert.equal(subjectsOf(rig, "run.submitted").length, 2);
  });
});

describe("a lost answer of Qianfan's V1", () => {
  const found: Readonly<Record<string, string>> = {
    "to createTask: the container is found by its name": createTask,
    "to createJob: the run is found in the container": createJob,
    "to publishTrainModel: the version is found": publishTrainModel,
  };
  for (const [title, call] of Object.entries(found)) {
    scenario(title, async ({ rig, stack }) => {
      meet(rig, call, loseAnswer);
      await succeeds(stack.up(program()));
      assert.equal(subjectsOf(rig, "job.created").length, 1);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.equal(subjectsOf(rig, "model.created").length, 1);
    });
  }

  scenario("to stopJob: destroy goes on", async ({ rig, stack }) => {
    await succeeds(stack.up(program(later)));
    meet(rig, stopJob, loseAnswer);
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "run.cancelled"), [lastRun(rig)]);
  });

  scenario("to a createJob that never arrived: up fails, the next up submits once", async ({ rig, stack }) => {
    meet(rig, createJob, loseRequest);
    await fails(stack.up(program()), /no such job has appeared; it was not sent again/);
    assert.deepEqual(subjectsOf(rig, "run.submitted"), []);
    await succeeds(stack.up(program()));
    assert.equal(subjectsOf(rig, "job.created").length, 1);
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });

  scenario("after a kill right behind createJob: the next up takes the run over", async ({ rig, stack }) => {
    await stack.killedDuring(() => stack.up(program(later)));
    await succeeds(stack.up(program()));
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });

  scenario("to a createJob that no list can tell of is never repeated", async ({ rig, stack }) => {
    const none = answer(404, { requestId: "r", code: "NoSuchJob", message: "job not exist" });
    meet(rig, createJob, loseAnswer);
    meet(rig, "DescribeFineTuningTasks", none, Infinity);
    await fails(stack.up(program()), /it was not sent again/);
    await fails(stack.up(program()), /job not exist/);
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    assert.equal(stack.entries.size, 1);
  });

  scenario("for want of room waits in line and submits once", async ({ rig, stack }) => {
    meet(rig, createJob, answer(200, { error_code: 510402, error_msg: "job training count over limit" }), 3);
    await succeeds(stack.up(program()));
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    assert.ok(rig.statuses.some((status) => status.startsWith("waiting for room on qianfan")));
  });

  scenario("for want of credit ends at once and leaves nothing behind", async ({ rig, stack }) => {
    meet(rig, createJob, answer(200, { error_code: 510403, error_msg: "charge quote not enough" }));
    await fails(stack.up(program()), /charge quote not enough/, /510403/);
    assert.deepEqual(subjectsOf(rig, "job.deleted"), subjectsOf(rig, "job.created"));
  });
});

describe("a job of Qianfan's V1 without IDs of V2", () => {
  scenario("is read by jobDetail, published, and stays on the cloud", async ({ rig, stack }) => {
    withoutUuids(rig);
    await succeeds(stack.up(program()));
    assert.match(stack.entry("bot").id, /^qianfan\/\d+\/\d+$/);
    assert.match(String(stack.entry("bot").outputs["finetunedOutput"]), /^amv-/);
    assert.ok(callsOf(rig, jobDetail) > 0);
    await succeeds(stack.refresh());
    assert.deepEqual(await succeeds(stack.up(program())), []);
    await succeeds(stack.destroy());
    assert.equal(callsOf(rig, "DeleteFineTuningTask"), 0);
    assert.ok(rig.lines.some((line) => /qianfan keeps the record of job \d+\/\d+/.test(line)));
  });

  scenario("is stopped by its numbers", async ({ rig, stack }) => {
    withoutUuids(rig);
    await succeeds(stack.up(program(later)));
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "run.cancelled"), [lastRun(rig)]);
  });
});
