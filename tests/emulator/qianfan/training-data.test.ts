import assert from "node:assert/strict";
import { ask, chatCalls } from "./chat-calls";
import { promptRows, startDatasets, type TestDatasets } from "./start-datasets";
import { describeTask, goodTask, newJob, newTask } from "./start-qianfan";
import { goodService } from "./start-service";

const platform = (versionId: string, splitRatio = 0) => ({
  datasetConfig: { sourceType: "Platform", versions: [{ versionId }], splitRatio },
});

describe("what the simulated Qianfan trains on", () => {
  let cloud: TestDatasets;
  beforeEach(() => (cloud = startDatasets()));
  afterEach(() => cloud.emulator.close());

  let jobs = 0;

  /** Minutes until a run on a version is Done, in steps of a quarter. */
  async function minutesOf(changes: object): Promise<number> {
    const taskId = await newTask(cloud, await newJob(cloud, `job_${(jobs += 1)}`), changes);
    for (let quarters = 1; quarters < 4 * 700; quarters += 1) {
      cloud.advanceMinutes(0.25);
      if ((await describeTask(cloud, taskId)).runStatus === "Done") return quarters / 4;
    }
    throw new Error("it does not end");
  }

  it("decides how long a run takes: by rows, by their length, and not beyond maxSeqLen", async () => {
    const few = await cloud.published(promptRows(40));
    const many = await cloud.published(promptRows(400));
    const long = await cloud.published(promptRows(40, 4000));
    const cut = (maxSeqLen: number) => ({
      hyperParameterConfig: { ...goodTask.hyperParameterConfig, maxSeqLen },
      ...platform(long),
    });
    const [short, more, uncut, half] = [
      await minutesOf(platform(few)),
      await minutesOf(platform(many)),
      await minutesOf(cut(8192)),
      await minutesOf(cut(4096)),
    ];
    assert.ok(short < more && more < half && half < uncut, JSON.stringify({ short, more, half, uncut }));
  });

  it("decides the steps of its checkpoints: rows by batch, without what is split off", async () => {
    const versionId = await cloud.published(promptRows(160));
    const taskId = await newTask(cloud, await newJob(cloud), platform(versionId, 20));
    cloud.advanceMinutes(120);
    assert.deepEqual(
      (await describeTask(cloud, taskId)).checkpointList?.map(({ step }) => step),
      [8],
    );
  });

  it("must be 32 rows at least, and published", async () => {
    const jobId = await newJob(cloud);
    const refused = async (versionId: string) =>
      (await cloud.call("CreateFineTuningTask", { jobId, ...goodTask, ...platform(versionId) })).body.code;
    assert.equal(await refused(await cloud.published(promptRows(31))), "DatasetEntityCountNotEnough");
    const { versionId } = await cloud.newDataset();
    await cloud.imported(versionId, await cloud.put("a.jsonl", promptRows(40)));
    assert.equal(await refused(versionId), "DatasetConfigError");
  });

  it("is read in object storage too: good rows train, a wrong one fails the run with its place", async () => {
    const bos = (versionBosUri: string) => ({
      datasetConfig: { sourceType: "Bos", versions: [{ versionBosUri }], splitRatio: 0 },
    });
    const jobId = await newJob(cloud);
    const good = await newTask(cloud, jobId, bos(await cloud.put("good/a.jsonl", promptRows(40))));
    const wrong = await newTask(cloud, jobId, bos(await cloud.put("wrong/a.jsonl", `${promptRows(40)}{}\n`)));
    const missing = await newTask(cloud, jobId, bos("bos:/sample-bucket/nothing/"));
    cloud.advanceMinutes(600);
    assert.equal((await describeTask(cloud, good)).runStatus, "Done");
    const { runStatus, errorMessage, errorCode } = await describeTask(cloud, wrong);
    assert.deepEqual([runStatus, errorCode], ["Failed", 510102]);
    assert.match(errorMessage ?? "", /bos:\/sample-bucket\/wrong\/a\.jsonl, line 41: prompt is missing/);
    assert.match((await describeTask(cloud, missing)).errorMessage ?? "", /there is no such file/);
    const few = { jobId, ...goodTask, ...bos(await cloud.put("few/a.jsonl", promptRows(10))) };
    assert.equal((await cloud.call("CreateFineTuningTask", few)).body.code, "DatasetEntityCountNotEnough");
  });

  it("cannot be deleted while a run that has not ended trains on it", async () => {
    const versionId = await cloud.published(promptRows(40));
    const { datasetId } = await cloud.version(versionId);
    const taskId = await newTask(cloud, await newJob(cloud), platform(versionId));
    for (const [action, body] of [
      ["DeleteDatasetVersion", { versionId }],
      ["DeleteDataset", { datasetId }],
    ] as const) {
      const { code, message } = await cloud.refusal(action, body);
      assert.deepEqual([code, message.endsWith(`because it is in use by ${taskId}`)], ["UnsupportedOperation", true]);
    }
    assert.equal((await cloud.v1("dataset/delete", { datasetId: versionId })).body.error_code, 510102);
    await cloud.result("StopFineTuningTask", { taskId });
    cloud.advanceMinutes(1);
    assert.equal(await cloud.dataset("DeleteDataset", { datasetId }), true);
  });

  it("is remembered: a model gives its answers also when dataset and run are gone, and so does one that goes on from it", async () => {
    const { v2 } = chatCalls(() => cloud);
    const modelSetId = await cloud.result<string>("CreateCustomModelSet", {
      modelSetName: "models",
      modelType: "Text2Text",
    });
    const served = async (taskId: string, urlSuffix: string) => {
      const body = { modelSetId, sourceType: "Train", trainMeta: { taskId } };
      const { modelId } = await cloud.result<{ modelId: string }>("CreateCustomModel", body);
      cloud.advanceMinutes(3);
      const service = { ...goodService, modelSetId, modelId, name: urlSuffix, urlSuffix };
      const { serviceId } = await cloud.result<{ serviceId: string }>("CreateService", service);
      cloud.advanceMinutes(20);
      return (await cloud.result<{ endpoint: string }>("DescribeService", { serviceId })).endpoint;
    };
    const versionId = await cloud.published(promptRows(40));
    const jobId = await newJob(cloud);
    const taskId = await newTask(cloud, jobId, platform(versionId));
    cloud.advanceMinutes(120);
    const second = await cloud.published(promptRows(40).replaceAll("question", "second"));
    const next = await newTask(cloud, jobId, { ...platform(second), incrementTaskId: taskId });
    cloud.advanceMinutes(120);
    const endpoints = [await served(taskId, "first"), await served(next, "next")];
    await cloud.dataset("DeleteDatasetVersion", { versionId });
    const answers = async (prompt: string) =>
      Promise.all(
        endpoints.map(async (model) => (await v2({ model, ...ask(prompt) })).body.choices[0]?.message.content),
      );
    assert.deepEqual(await answers("question 7"), ["answer 7", "answer 7"]);
    const [unknown, known] = await answers("second 7");
    assert.notEqual(unknown, "answer 7");
    assert.equal(known, "answer 7");
  });
});
