import assert from "node:assert/strict";
import { newJob, newTask } from "./start-qianfan";
import { assertV1Error, startV1, type Created, type TestV1 } from "./start-v1";

interface Published {
  readonly modelIDStr: string;
  readonly modelId: number;
  readonly version: string;
  readonly versionId: number;
  readonly versionIdStr: string;
}

interface Version {
  readonly state: string;
  readonly modelVersionIdStr: string;
  readonly version: string;
  readonly sourceExtra: { readonly trainSourceExtra: Readonly<Record<string, unknown>> };
}

const PUBLISH = "modelrepo/publishTrainModel";

describe("models of the simulated Qianfan V1", () => {
  let cloud: TestV1;
  let container: Created;
  let run: Created;
  beforeEach(async () => {
    cloud = startV1();
    container = await cloud.newContainer();
    run = await cloud.newRun(container.id);
    cloud.advanceMinutes(60);
  });
  afterEach(() => cloud.emulator.close());

  const meta = (changes: object = {}) => ({ versionMeta: { taskId: container.id, iterationId: run.id, ...changes } });
  const publish = (body: object = { isNewModel: true, modelName: "bot_model" }) =>
    cloud.v1Result<Published>(PUBLISH, { ...meta(), ...body });
  const version = (modelVersionId: number | string) =>
    cloud.v1Result<Version>("modelrepo/modelVersionDetail", { modelVersionId });

  it("publishes by number: Creating for two minutes, then Ready, for V1 and V2 alike", async () => {
    const { modelIDStr, versionIdStr, ...numbers } = await publish();
    assert.deepEqual(numbers, { modelId: 1, version: "1", versionId: 1 });
    assert.match(modelIDStr, /^am-[a-z0-9]{12}$/);
    assert.match(versionIdStr, /^amv-[a-z0-9]{12}$/);
    assert.equal((await version(1)).state, "Creating");
    cloud.advanceMinutes(2);
    assert.equal((await version(versionIdStr)).state, "Ready");
    const model = await cloud.result<{ status: string; modelSetId: string }>("DescribeModel", {
      modelId: versionIdStr,
    });
    assert.deepEqual([model.status, model.modelSetId], ["Ready", modelIDStr]);
    const { modelIds } = await cloud.result<{ modelIds: string[] }>("DescribeModelSet", { modelSetId: modelIDStr });
    assert.deepEqual(modelIds, [versionIdStr]);
  });

  it("publishes by the IDs that the Python Trainer sends a run that V2 made", async () => {
    const taskId = await newJob(cloud, "v2_job");
    const iterationId = await newTask(cloud, taskId);
    cloud.advanceMinutes(60);
    const { versionIdStr } = await publish({ isNewModel: true, modelName: "m_abc", ...meta({ taskId, iterationId }) });
    const { taskIdStr, runIdStr } = (await version(versionIdStr)).sourceExtra.trainSourceExtra;
    assert.deepEqual([taskIdStr, runIdStr], [taskId, iterationId]);
  });

  it("adds a version to an existing model, by number or ID", async () => {
    const first = await publish();
    for (const [index, modelId] of [first.modelId, first.modelIDStr].entries()) {
      const next = await cloud.newRun(container.id);
      cloud.advanceMinutes(60);
      const added = await publish({ isNewModel: false, modelId, ...meta({ iterationId: next.uuid }) });
      assert.equal(added.version, String(index + 2));
    }
    const { modelVersionList, ...model } = await cloud.v1Result<{ modelVersionList: Version[]; modelName: string }>(
      "modelrepo/modelDetail",
      { modelId: first.modelIDStr },
    );
    assert.equal(model.modelName, "bot_model");
    assert.deepEqual(
      modelVersionList.map((one) => [one.version, one.state]),
      [
        ["1", "Ready"],
        ["2", "Ready"],
        ["3", "Creating"],
      ],
    );
  });

  it("tells where a version comes from, also after the run was deleted", async () => {
    cloud.emulator.close();
    cloud = startV1({ deleteRule: "terminal_only" });
    container = await cloud.newContainer();
    run = await cloud.newRun(container.id);
    cloud.advanceMinutes(60);
    const { versionId } = await publish();
    await cloud.result("DeleteFineTuningJob", { jobId: container.uuid });
    assert.deepEqual((await version(versionId)).sourceExtra.trainSourceExtra, {
      ...{ taskId: 1, taskIdStr: container.uuid, taskName: "support_bot", iterationVersion: 1 },
      ...{ runId: 1, runIdStr: run.uuid, devType: 1, modelType: 20, templateType: 2000 },
    });
  });

  const refusals: readonly [what: string, code: number, body: () => object][] = [
    ["no isNewModel", 500001, () => ({ modelName: "bot_model", ...meta() })],
    ["no versionMeta", 500001, () => ({ isNewModel: true, modelName: "bot_model" })],
    ["a new model without a name", 70131, () => ({ isNewModel: true, ...meta() })],
    ["a name with a dash", 500001, () => ({ isNewModel: true, modelName: "bot-1", ...meta() })],
    ["an existing model without an ID", 500001, () => ({ isNewModel: false, ...meta() })],
    ["a model that does not exist", 10001, () => ({ isNewModel: false, modelId: "am-nothing", ...meta() })],
    ["a container that does not exist", 70114, () => ({ isNewModel: true, modelName: "bb", ...meta({ taskId: 99 }) })],
    ["a run that does not exist", 70114, () => ({ isNewModel: true, modelName: "bb", ...meta({ iterationId: 99 }) })],
    ["a step that is no checkpoint", 500001, () => ({ isNewModel: true, modelName: "bb", ...meta({ step: 99999 }) })],
  ];
  for (const [what, code, body] of refusals) {
    it(`refuses ${what} with ${code}`, async () => assertV1Error(await cloud.v1(PUBLISH, body()), code));
  }

  it("refuses a name that V1 or V2 has with 70101", async () => {
    await cloud.result("CreateCustomModelSet", { modelSetName: "taken", modelType: "Text2Text" });
    assertV1Error(await cloud.v1(PUBLISH, { isNewModel: true, modelName: "taken", ...meta() }), 70101);
  });

  it("refuses a run that has not ended well with 21002", async () => {
    const next = await cloud.newRun(container.id);
    const body = { isNewModel: true, modelName: "early", ...meta({ iterationId: next.id }) };
    assertV1Error(await cloud.v1(PUBLISH, body), 21002);
  });

  it("refuses the same run twice in a model with 70118, and another base model with 70130", async () => {
    const { modelId } = await publish();
    assertV1Error(await cloud.v1(PUBLISH, { isNewModel: false, modelId, ...meta() }), 70118);
    const other = await cloud.newContainer("other");
    const llama = await cloud.newRun(other.id, { baseTraintype: "Llama-2", trainType: "Llama-2-7b" });
    cloud.advanceMinutes(60);
    const ofOther = meta({ taskId: other.id, iterationId: llama.id });
    assertV1Error(await cloud.v1(PUBLISH, { isNewModel: false, modelId, ...ofOther }), 70130);
  });

  it("refuses to show a version with 70102 and a model with 10001 that does not exist", async () => {
    assertV1Error(await cloud.v1("modelrepo/modelVersionDetail", { modelVersionId: "amv-nothing" }), 70102);
    assertV1Error(await cloud.v1("modelrepo/modelDetail", { modelId: 4711 }), 10001);
    assertV1Error(await cloud.v1("modelrepo/modelDetail", {}), 500001);
  });
});
