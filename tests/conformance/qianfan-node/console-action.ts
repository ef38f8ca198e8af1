/** `consoleAction` of the [Node SDK]: what it promises, asked of the simulated Qianfan. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import { frame } from "../frame/frame";

const { check, run, advance } = frame;
const requireOfClient = createRequire(join(process.env["CLIENT_FOLDER"] ?? "", "package.json"));
const { consoleAction, setEnvVariable } = z
  .object({
    consoleAction: z.custom<(call: ConsoleCall) => Promise<unknown>>((value) => typeof value === "function"),
    setEnvVariable: z.custom<(name: string, value: string) => void>((value) => typeof value === "function"),
  })
  .parse(requireOfClient("@baiducloud/qianfan"));

interface ConsoleCall {
  readonly base_api_route: string;
  readonly action?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const v2Answer = z.looseObject({ requestId: z.string(), result: z.unknown() });
const v1Answer = z.looseObject({ log_id: z.string(), result: z.unknown() });

async function v2(action: string, data?: ConsoleCall["data"], route = "v2/finetuning") {
  return asWire(v2Answer.parse(await consoleAction({ base_api_route: route, action, ...(data && { data }) })).result);
}

async function v1(path: string, data: NonNullable<ConsoleCall["data"]>) {
  return asWire(v1Answer.parse(await consoleAction({ base_api_route: `/wenxinworkshop/${path}`, data })).result);
}

/** The answer as the wire has it. */
function asWire(result: unknown) {
  return JSON.parse(JSON.stringify(result));
}

let jobId = "";
let taskId = "";

check("CreateFineTuningJob makes a job and answers its ID", async () => {
  ({ jobId } = await v2("CreateFineTuningJob", { name: "node_sft", model: "ERNIE-Speed-8K", trainMode: "SFT" }));
  assert.match(jobId, /^job-/);
});

check("DescribeFineTuningJobs without data, which sends no body, lists the jobs", async () => {
  const { jobList, pageInfo } = await v2("DescribeFineTuningJobs");
  assert.deepEqual([jobList[0].jobId, jobList.length, pageInfo.isTruncated], [jobId, 1, false]);
});

check("CreateFineTuningTask starts a run, DescribeFineTuningTask shows it to its end", async () => {
  ({ taskId } = await v2("CreateFineTuningTask", {
    jobId,
    parameterScale: "FullFineTuning",
    hyperParameterConfig: { epoch: 1, learningRate: 0.00003, maxSeqLen: 4096 },
    datasetConfig: { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 },
  }));
  await advance(180);
  assert.equal((await v2("DescribeFineTuningTask", { taskId })).runStatus, "Running");
  await advance(3600);
  assert.equal((await v2("DescribeFineTuningTask", { taskId })).runStatus, "Done");
});

check("DescribeFineTuningTasks lists the runs, and a finished one cannot be stopped", async () => {
  const { taskList } = await v2("DescribeFineTuningTasks", { jobId });
  assert.deepEqual(taskList[0].taskId, taskId);
  await assert.rejects(v2("StopFineTuningTask", { taskId }), /status = 400[\s\S]*UnsupportedOperation/);
});

check("DescribeFineTuningSupportModels lists what can be trained", async () => {
  const models: { model: string }[] = await v2("DescribeFineTuningSupportModels");
  assert.ok(models.some(({ model }) => model === "ERNIE-Speed-8K"));
});

check("a model set and a version are made and deleted", async () => {
  const modelSetId = await v2("CreateCustomModelSet", { modelSetName: "node_set", modelType: "Text2Text" }, "v2/model");
  const made = { modelSetId, sourceType: "Train", trainMeta: { taskId } };
  const { modelId } = await v2("CreateCustomModel", made, "v2/model");
  assert.equal((await v2("DescribeModelSet", { modelSetId }, "v2/model")).modelIds[0], modelId);
  assert.equal((await v2("DescribeModel", { modelId }, "v2/model")).modelSetId, modelSetId);
  assert.equal(await v2("DeleteModel", { modelId }, "v2/model"), true);
  assert.equal(await v2("DeleteModelSet", { modelSetId }, "v2/model"), true);
});

check("a run is stopped, then deleted, then its empty job", async () => {
  const name = "node_other";
  const other = await v2("CreateFineTuningJob", { name, model: "ERNIE-Speed-8K", trainMode: "SFT" });
  const run = await v2("CreateFineTuningTask", {
    jobId: other.jobId,
    hyperParameterConfig: { epoch: 1 },
    datasetConfig: { sourceType: "Bos", versions: [{ versionBosUri: "bos:/bucket/data/" }], splitRatio: 0 },
  });
  await assert.rejects(v2("DeleteFineTuningTask", { taskId: run.taskId }), /status = 400[\s\S]*UnsupportedOperation/);
  assert.equal(await v2("StopFineTuningTask", { taskId: run.taskId }), true);
  assert.equal(await v2("DeleteFineTuningTask", { taskId: run.taskId }), true);
  assert.equal(await v2("DeleteFineTuningJob", { jobId: other.jobId }), true);
});

check("V1: createTask, createJob, jobDetail and stopJob", async () => {
  const task = await v1("finetune/createTask", { name: "node_v1" });
  const job = await v1("finetune/createJob", {
    taskId: task.id,
    jobRunType: 0,
    baseTraintype: "ERNIE-Bot-turbo",
    trainType: "ERNIE-Bot-turbo-0725",
    trainMode: "SFT",
    pefttype: "ALL",
    trainConfig: { epoch: 1, learningRate: 0.00003, maxSeqLen: 4096 },
    trainset: [{ type: 1, id: 188 }],
    trainsetRate: 20,
  });
  const ids = { taskId: task.id, jobId: job.id };
  assert.equal((await v1("finetune/jobDetail", ids)).trainStatus, "RUNNING");
  assert.equal(await v1("finetune/stopJob", ids), true);
});

check("V1: an error in a 200 answer is thrown with its number", async () => {
  await assert.rejects(v1("finetune/jobDetail", { taskId: 999999, jobId: 1 }), (error: unknown) =>
    /510202/.test(String(error instanceof Error ? error.message : JSON.stringify(error))),
  );
});

check("an operation that is not simulated is thrown as 501 with its name", async () => {
  await assert.rejects(v2("DescribeServiceMetric", {}, "v2/service"), /status = 501[\s\S]*DescribeServiceMetric/);
});

check("a wrong secret key is thrown as 400 SignatureDoesNotMatch", async () => {
  setEnvVariable("QIANFAN_SECRET_KEY", "wrong");
  await assert.rejects(v2("DescribeFineTuningJobs", {}), /status = 400[\s\S]*SignatureDoesNotMatch/);
});

void run();
