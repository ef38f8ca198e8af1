import assert from "node:assert/strict";
import { createQianfanClient } from "../../../provider/clouds/qianfan/client";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer } from "../scripted-server";

type Client = ReturnType<typeof createQianfanClient>;

interface Case {
  readonly title: string;
  readonly call: (client: Client) => Promise<unknown>;
  readonly path: string;
  readonly body: unknown;
  readonly result: unknown;
  readonly reads: unknown;
}

const detail = {
  id: 10840,
  description: "",
  taskId: 18423,
  taskName: "bot",
  version: 1,
  jobRunType: 0,
  trainType: "ERNIE-Bot-turbo-0725",
  trainMode: "SFT",
  peftType: "ALL",
  trainStatus: "FINISH",
  startTime: "2023-09-19 13:37:10",
  finishTime: "2023-09-19 14:37:10",
  runTime: 3600,
  progress: 100,
  vdlLink: "https://console.bce.baidu.com/qianfan/visualdl/index?displayToken=x",
};

const cases: readonly Case[] = [
  {
    title: "createTask gives V1's number and V2's ID",
    call: ({ v1 }) => v1.createTask({ name: "bot", description: "spring", trainType: "Llama-2-7b" }),
    path: "/wenxinworkshop/finetune/createTask",
    body: { name: "bot", description: "spring", trainType: "Llama-2-7b" },
    result: { id: 362, uuid: "job-jk7fbup3znye", name: "bot", createTime: "2023-09-19 13:37:10" },
    reads: { id: 362, uuid: "job-jk7fbup3znye" },
  },
  {
    title: "createJob sends extra parameters beneath the named ones",
    call: ({ v1 }) =>
      v1.createJob({
        taskId: 362,
        jobRunType: 1,
        increConfig: { taskId: 362, jobId: 1264 },
        trainConfig: { epoch: 1 },
        trainset: [{ type: 1, id: 188 }],
        trainsetRate: 20,
        extraParameters: { priority: 1, trainsetRate: 3 },
      }),
    path: "/wenxinworkshop/finetune/createJob",
    body: {
      priority: 1,
      trainsetRate: 20,
      taskId: 362,
      jobRunType: 1,
      increConfig: { taskId: 362, jobId: 1264 },
      trainConfig: { epoch: 1 },
      trainset: [{ type: 1, id: 188 }],
    },
    result: { id: 1265 },
    reads: { id: 1265 },
  },
  {
    title: "jobDetail reads a run",
    call: async ({ v1 }) => {
      const { trainStatus, progress, startTime } = await v1.jobDetail({ taskId: 18423, jobId: 10840 });
      return { trainStatus, progress, startTime };
    },
    path: "/wenxinworkshop/finetune/jobDetail",
    body: { taskId: 18423, jobId: 10840 },
    result: detail,
    reads: { trainStatus: "FINISH", progress: 100, startTime: "2023-09-19 13:37:10" },
  },
  {
    title: "jobDetail takes a zero date for none",
    call: async ({ v1 }) => (await v1.jobDetail({ taskId: 1, jobId: 2 })).finishTime,
    path: "/wenxinworkshop/finetune/jobDetail",
    body: { taskId: 1, jobId: 2 },
    result: { ...detail, finishTime: "0000-00-00 00:00:00" },
    reads: undefined,
  },
  {
    title: "stopJob tells whether it was carried out",
    call: ({ v1 }) => v1.stopJob({ taskId: 362, jobId: 1264 }),
    path: "/wenxinworkshop/finetune/stopJob",
    body: { taskId: 362, jobId: 1264 },
    result: false,
    reads: false,
  },
  {
    title: "publishTrainModel takes V2's IDs",
    call: ({ v1 }) =>
      v1.publishTrainModel({
        isNewModel: true,
        modelName: "bot",
        versionMeta: { taskId: "job-a", iterationId: "task-a", step: 64 },
      }),
    path: "/wenxinworkshop/modelrepo/publishTrainModel",
    body: { isNewModel: true, modelName: "bot", versionMeta: { taskId: "job-a", iterationId: "task-a", step: 64 } },
    result: { modelIDStr: "am-x", modelId: 1, version: "1", versionId: 2, versionIdStr: "amv-x" },
    reads: { modelSetId: "am-x", modelId: "amv-x" },
  },
  {
    title: "modelVersionDetail tells the run that a version was made from",
    call: async ({ v1 }) => {
      const { state, run } = await v1.modelVersionDetail("amv-x");
      return { state, run };
    },
    path: "/wenxinworkshop/modelrepo/modelVersionDetail",
    body: { modelVersionId: "amv-x" },
    result: { state: "Ready", sourceExtra: { trainSourceExtra: { runId: 1264, runIdStr: "task-a" } } },
    reads: { state: "Ready", run: { runId: 1264, runIdStr: "task-a" } },
  },
  {
    title: "modelDetail lists versions",
    call: async ({ v1 }) => (await v1.modelDetail("am-x")).versions.map(({ modelVersionIdStr }) => modelVersionIdStr),
    path: "/wenxinworkshop/modelrepo/modelDetail",
    body: { modelId: "am-x" },
    result: { modelIdStr: "am-x", modelVersionList: [{ modelVersionIdStr: "amv-x", state: "Ready" }] },
    reads: ["amv-x"],
  },
  {
    title: "dataset/info reads a version of a dataset",
    call: ({ v1 }) => v1.datasetInfo("ds-a"),
    path: "/wenxinworkshop/dataset/info",
    body: { datasetId: "ds-a" },
    result: {
      groupPK: "12",
      name: "faq",
      versionInfo: { datasetPK: "ds-a", importStatus: 2, releaseStatus: 2, entityCount: 200 },
    },
    reads: { groupPK: "12", name: "faq", datasetPK: "ds-a", importStatus: 2, releaseStatus: 2, entityCount: 200 },
  },
  {
    title: "dataset/release publishes one",
    call: ({ v1 }) => v1.releaseDataset("ds-a"),
    path: "/wenxinworkshop/dataset/release",
    body: { datasetId: "ds-a" },
    result: true,
    reads: true,
  },
  {
    title: "DescribeFineTuningSupportModels reads the bare list",
    call: async (client) => (await client.describeFineTuningSupportModels()).map(({ model }) => model),
    path: "/v2/finetuning?Action=DescribeFineTuningSupportModels",
    body: {},
    result: [{ model: "ERNIE-Speed-8K", supportTrainMode: [{ trainMode: "SFT", supportParameterScale: [] }] }],
    reads: ["ERNIE-Speed-8K"],
  },
];

describe("Qianfan V1: client", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  async function clientOf(result: unknown): Promise<Client> {
    server = await startScriptedServer({ json: { log_id: "1", status: 200, success: true, result } });
    const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
    return createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
  }

  for (const { title, call, path, body, result, reads } of cases) {
    it(title, async () => {
      const client = await clientOf(result);
      assert.deepEqual(await call(client), reads);
      const [request] = server?.requests ?? [];
      assert.equal(request?.method, "POST");
      assert.equal(request.url, path);
      assert.deepEqual(JSON.parse(request.body), body);
      assert.match(String(request.headers.authorization), /^bce-auth-v1\/ALTAKtest\//);
    });
  }

  it("an answer without an ID is unreadable, so the run is looked for", async () => {
    const client = await clientOf({ uuid: "task-a" });
    const error = await failureOf(
      client.v1.createJob({ taskId: 1, jobRunType: 0, trainConfig: {}, trainset: [], trainsetRate: 20 }),
    );
    assert.deepEqual([error.kind, error.mayHaveTakenEffect], ["unreadable", true]);
  });
});
