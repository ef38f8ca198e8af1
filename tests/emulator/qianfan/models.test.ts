import assert from "node:assert/strict";
import { describeTask, newJob, newTask, startQianfan, type TestQianfan } from "./start-qianfan";

interface ModelAnswer {
  readonly status: string;
  readonly modifyTime: string;
  readonly sourceInfo: Readonly<Record<string, unknown>>;
}

describe("model sets and versions of the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  let taskId: string;
  beforeEach(async () => {
    qianfan = startQianfan();
    taskId = await newTask(qianfan, await newJob(qianfan));
  });
  afterEach(() => qianfan.emulator.close());

  const newSet = (modelSetName = "support_bot") =>
    qianfan.result<string>("CreateCustomModelSet", { modelSetName, modelType: "Text2Text" });
  const publish = (modelSetId: string, trainMeta: object = { taskId }) =>
    qianfan.call("CreateCustomModel", { modelSetId, sourceType: "Train", trainMeta });
  const newModel = async (modelSetId: string) =>
    (
      await qianfan.result<{ modelId: string }>("CreateCustomModel", {
        modelSetId,
        sourceType: "Train",
        trainMeta: { taskId },
        description: "first",
      })
    ).modelId;

  it("gives the bare ID of a new set, and shows it by ID and by name", async () => {
    const modelSetId = await newSet();
    assert.match(modelSetId, /^am-[a-z0-9]{12}$/);
    const byId = await qianfan.result("DescribeModelSet", { modelSetId });
    assert.deepEqual(byId, await qianfan.result("DescribeModelSet", { modelSetName: "support_bot" }));
    assert.deepEqual(byId, {
      ...{ modelSetId, modelSetName: "support_bot", source: "UserCreate", modelType: "Text2Text", labels: [] },
      ...{ createTime: "2026-01-01T08:00:00+08:00", modifyTime: "2026-01-01T08:00:00+08:00" },
      ...{ modelIds: [], modelNames: [] },
    });
  });

  for (const modelSetName of ["a", "a".repeat(21), "_bot", "bot-1", "", undefined]) {
    it(`refuses the set name ${modelSetName}`, async () => {
      const { status, body } = await qianfan.call("CreateCustomModelSet", { modelSetName, modelType: "Text2Text" });
      assert.equal(status, 400);
      assert.ok(body.message.endsWith("param[modelSetName] invalid."));
    });
  }

  it("refuses a set name that is taken with 409 ModelSetNameExist", async () => {
    await newSet();
    const { status, body } = await qianfan.call("CreateCustomModelSet", {
      modelSetName: "support_bot",
      modelType: "x",
    });
    assert.deepEqual([status, body.code], [409, "ModelSetNameExist"]);
  });

  for (const body of [{}, { modelSetId: "am-1", modelSetName: "bot" }]) {
    it(`refuses to show a set by ${Object.keys(body).join(" and ") || "nothing"}`, async () => {
      assert.equal((await qianfan.call("DescribeModelSet", body)).body.code, "InappropriateJSON");
    });
  }

  it("publishes a finished task: Creating for two minutes, then Ready", async () => {
    qianfan.advanceMinutes(60);
    const modelSetId = await newSet();
    const modelId = await newModel(modelSetId);
    assert.match(modelId, /^amv-[a-z0-9]{12}$/);
    const look = () => qianfan.result<ModelAnswer>("DescribeModel", { modelId });
    assert.equal((await look()).status, "Creating");
    qianfan.advanceMinutes(1.9);
    assert.equal((await look()).status, "Creating");
    qianfan.advanceMinutes(0.1);
    const { sourceInfo, ...model } = await look();
    assert.deepEqual(model, {
      ...{ modelSetId, modelId, status: "Ready", modelName: "support_bot", model: "ERNIE-Speed-8K" },
      ...{ description: "first", createTime: "2026-01-01T09:00:00+08:00", modifyTime: "2026-01-01T09:02:00+08:00" },
      ...{ modelApplicationType: "chat", isSupportModelComp: false },
    });
    assert.equal(sourceInfo.trainTaskId, taskId);
    const { modelIds } = await qianfan.result<{ modelIds: string[] }>("DescribeModelSet", { modelSetId });
    assert.deepEqual(modelIds, [modelId]);
  });

  it("takes the checkpoint as checkpointStep and as step, and the last one where none is named", async () => {
    qianfan.advanceMinutes(60);
    const step = (await describeTask(qianfan, taskId)).checkpointList?.[0]?.step;
    const modelSetId = await newSet();
    for (const trainMeta of [{ taskId, checkpointStep: step }, { taskId, step }, { taskId }]) {
      const { modelId } = (await publish(modelSetId, trainMeta)).body.result as { modelId: string };
      const { sourceInfo } = await qianfan.result<ModelAnswer>("DescribeModel", { modelId });
      assert.equal(sourceInfo.trainStep, step);
    }
    const { body } = await publish(modelSetId, { taskId, checkpointStep: 7 });
    assert.ok(body.message.endsWith("param[checkpointStep] invalid."));
  });

  it("refuses to publish a task that is not Done, into no set, from no task, or by import", async () => {
    const modelSetId = await newSet();
    assert.equal((await publish(modelSetId)).body.code, "UnsupportedOperation");
    qianfan.advanceMinutes(60);
    assert.equal((await publish("am-nothing")).body.code, "NoSuchModelSet");
    assert.equal((await publish(modelSetId, { taskId: "task-nothing" })).body.code, "NoSuchTask");
    const imported = await qianfan.call("CreateCustomModel", { modelSetId, sourceType: "Import", importMeta: {} });
    assert.deepEqual([imported.status, imported.body.code], [501, "NotImplemented"]);
    const unknown = await qianfan.call("CreateCustomModel", { modelSetId, sourceType: "Gift" });
    assert.ok(unknown.body.message.endsWith("param[sourceType] invalid."));
  });

  it("deletes a version, and a set only once it holds none", async () => {
    qianfan.advanceMinutes(60);
    const modelSetId = await newSet();
    const modelId = await newModel(modelSetId);
    assert.equal((await qianfan.call("DeleteModelSet", { modelSetId })).body.code, "UnsupportedOperation");
    assert.equal(await qianfan.result("DeleteModel", { modelId }), true);
    assert.equal((await qianfan.call("DescribeModel", { modelId })).body.code, "NoSuchModel");
    assert.equal(await qianfan.result("DeleteModelSet", { modelSetId }), true);
    assert.equal((await qianfan.call("DescribeModelSet", { modelSetId })).body.code, "NoSuchModelSet");
  });

  it("keeps a published version when its task and job are deleted", async () => {
    const other = startQianfan({ deleteRule: "terminal_only", instant: true });
    const jobId = await newJob(other);
    const task = await newTask(other, jobId);
    const modelSetId = await other.result<string>("CreateCustomModelSet", {
      modelSetName: "kept",
      modelType: "Text2Text",
    });
    const { modelId } = await other.result<{ modelId: string }>("CreateCustomModel", {
      ...{ modelSetId, sourceType: "Train", trainMeta: { taskId: task } },
    });
    await other.result("DeleteFineTuningJob", { jobId });
    const { status } = await other.result<ModelAnswer>("DescribeModel", { modelId });
    assert.equal(status, "Ready");
    other.emulator.close();
  });
});
