import assert from "node:assert/strict";
import { describeTask, goodTask, newJob, newTask, startQianfan, type TestQianfan } from "./start-qianfan";

const platform = (versions: unknown, splitRatio: unknown = 20) => ({
  datasetConfig: { sourceType: "Platform", versions, splitRatio },
});
const bos = (versionBosUri: unknown) => ({
  datasetConfig: { sourceType: "Bos", versions: [{ versionBosUri }], splitRatio: 20 },
});
const sample = (samplingRate?: unknown) => [{ versionId: "ds-sample0000000001", samplingRate }];
const hyper = (hyperParameterConfig: unknown, parameterScale = "FullFineTuning") => ({
  hyperParameterConfig,
  parameterScale,
});
const LITE = "ERNIE-Lite-8K-0308";

describe("CreateFineTuningTask of the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  before(() => (qianfan = startQianfan()));
  after(() => qianfan.emulator.close());

  let count = 0;
  const create = async (changes: object, model = "ERNIE-Speed-8K") => {
    const jobId = await newJob(qianfan, `job_${(count += 1)}`, model);
    return { jobId, answer: await qianfan.call("CreateFineTuningTask", { jobId, ...goodTask, ...changes }) };
  };

  const invalid: readonly [what: string, parameter: string, changes: object, model?: string][] = [
    ["no hyperParameterConfig", "hyperParameterConfig", { hyperParameterConfig: undefined }],
    ["no datasetConfig", "datasetConfig", { datasetConfig: undefined }],
    ["an unknown sourceType", "sourceType", { datasetConfig: { sourceType: "Afs", versions: [], splitRatio: 20 } }],
    ["no versions", "versions", platform([])],
    ["a version without an ID", "versionId", platform([{}])],
    ["no splitRatio", "splitRatio", { datasetConfig: { sourceType: "Platform", versions: sample() } }],
    ["splitRatio below 0", "splitRatio", platform(sample(), -1)],
    ["splitRatio above 20", "splitRatio", platform(sample(), 21)],
    ["samplingRate below 0.01", "samplingRate", platform(sample(0.009))],
    ["samplingRate above 10", "samplingRate", platform(sample(10.1))],
    ["a BOS address with two slashes", "versionBosUri", bos("bos://bucket/data/")],
    ["a BOS address without a path", "versionBosUri", bos("bos:/bucket")],
    ["a BOS version without an address", "versionBosUri", bos(undefined)],
    ["epoch 0", "epoch", hyper({ epoch: 0 })],
    ["epoch 51", "epoch", hyper({ epoch: 51 })],
    ["half an epoch", "epoch", hyper({ epoch: 1.5 })],
    ["epoch as text", "epoch", hyper({ epoch: "1" })],
    ["a learning rate above ERNIE-Speed-8K's", "learningRate", hyper({ learningRate: 1e-4 })],
    ["a learning rate above LoRA's", "learningRate", hyper({ learningRate: 0.002 }, "LoRA")],
    ["a sequence length that is no choice", "maxSeqLen", hyper({ maxSeqLen: 1000 })],
    ["a short sequence for LoRA-GA", "maxSeqLen", hyper({ maxSeqLen: 512 }, "LoRA-GA"), LITE],
    ["a scheduler that is no choice", "lrSchedulerType", hyper({ lrSchedulerType: "step" }), LITE],
    ["earlyStopping as a boolean", "earlyStopping", hyper({ earlyStopping: true }), LITE],
    ["a base task that does not exist", "incrementTaskId", { incrementTaskId: "task-nothing" }],
  ];
  for (const [what, parameter, changes, model] of invalid) {
    it(`refuses ${what}, naming ${parameter}, and starts nothing`, async () => {
      const { jobId, answer } = await create(changes, model);
      assert.deepEqual([answer.status, answer.body.code], [400, "InappropriateJSON"]);
      assert.ok(answer.body.message.endsWith(` param[${parameter}] invalid.`), answer.body.message);
      const { taskList } = await qianfan.result<{ taskList: unknown[] }>("DescribeFineTuningTasks", { jobId });
      assert.deepEqual(taskList, []);
    });
  }

  const refused: readonly [what: string, status: number, code: string, changes: object][] = [
    ["an unknown job", 404, "NoSuchJob", { jobId: "job-nothing" }],
    ["a version that does not exist", 400, "DatasetConfigError", platform([{ versionId: "ds-nothing" }])],
    ["a version that is not published", 400, "DatasetConfigError", platform([{ versionId: "ds-sample0000000003" }])],
    ["20 rows", 400, "DatasetEntityCountNotEnough", platform([{ versionId: "ds-sample0000000002", samplingRate: 10 }])],
  ];
  for (const [what, status, code, changes] of refused) {
    it(`refuses ${what} with ${status} ${code}`, async () => {
      const { answer } = await create(changes);
      assert.deepEqual([answer.status, answer.body.code], [status, code]);
    });
  }

  const taken: readonly [what: string, changes: object, model?: string][] = [
    ["splitRatio 0", platform(sample(), 0)],
    ["samplingRate 0.01", platform(sample(0.01))],
    ["samplingRate 10", platform(sample(10))],
    ["20 rows beside 200", platform([...sample(), { versionId: "ds-sample0000000002" }])],
    ["a BOS folder", bos("bos:/bucket/data/")],
    ["a BOS file", bos("bos:/bucket/data/train.jsonl")],
    ["the edges of a range", hyper({ epoch: 50, learningRate: 1e-6, weightDecay: 0.1 })],
    ["a key that no table knows", hyper({ learning_rate: 5, Packing: "x" })],
    ["any hyperparameters for a model that no table knows", hyper({ epoch: 99, learningRate: 9 }), "ERNIE-9"],
    ["no parameterScale", { parameterScale: undefined }],
    ["no hyperparameters", hyper({})],
    ["a corpus", { corpusConfig: { copyData: true, config: [{ proportion: "1:2", corpusType: 2 }] } }],
  ];
  for (const [what, changes, model] of taken) {
    it(`takes ${what}`, async () => {
      const { jobId, answer } = await create(changes, model);
      assert.equal(answer.status, 200, answer.body.message);
      const { taskId } = answer.body.result as { taskId: string };
      assert.deepEqual(answer.body.result, { jobId, taskId });
      assert.match(taskId, /^task-[a-z0-9]{12}$/);
    });
  }

  it("says FullFineTuning where no parameterScale was given, and an image model's fixed one", async () => {
    const scales: string[] = [];
    for (const model of ["ERNIE-Speed-8K", "Stable-Diffusion-XL-Base-1.0"]) {
      const jobId = await newJob(qianfan, `scale_${scales.length}`, model);
      const taskId = await newTask(qianfan, jobId, { parameterScale: undefined });
      scales.push((await describeTask(qianfan, taskId)).parameterScale);
    }
    assert.deepEqual(scales, ["FullFineTuning", "LoRA"]);
  });
});

describe("incremental training of the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  let jobId: string;
  let base: string;
  beforeEach(async () => {
    qianfan = startQianfan();
    jobId = await newJob(qianfan, "base", LITE);
    base = await newTask(qianfan, jobId, { hyperParameterConfig: { epoch: 2, checkpointCount: 2 } });
  });
  afterEach(() => qianfan.emulator.close());

  const increment = (changes: object, job = jobId) =>
    qianfan.call("CreateFineTuningTask", { jobId: job, ...goodTask, incrementTaskId: base, ...changes });

  it("goes on from a checkpoint of a task that is Done", async () => {
    qianfan.advanceMinutes(120);
    const steps = (await describeTask(qianfan, base)).checkpointList?.map(({ step }) => step) ?? [];
    assert.equal(steps.length, 2);
    assert.equal((await increment({ incrementCheckpointStep: steps[0] })).status, 200);
  });

  it("refuses a base that is not Done, or of another model, with TaskNotSupportIncreTrain", async () => {
    assert.equal((await increment({})).body.code, "TaskNotSupportIncreTrain");
    qianfan.advanceMinutes(120);
    const other = await newJob(qianfan, "other", "ERNIE-Speed-8K");
    assert.equal((await increment({ incrementCheckpointStep: 1 }, other)).body.code, "TaskNotSupportIncreTrain");
  });

  it("wants the checkpoint named where there are several, and one that exists", async () => {
    qianfan.advanceMinutes(120);
    for (const changes of [{}, { incrementCheckpointStep: 3 }]) {
      const { status, body } = await increment(changes);
      assert.equal(status, 400);
      assert.ok(body.message.endsWith("param[incrementCheckpointStep] invalid."));
    }
  });
});
