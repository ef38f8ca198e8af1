import assert from "node:assert/strict";
import { newJob, newTask } from "./start-qianfan";
import { startV1, type TestV1 } from "./start-v1";

interface DatasetInfo {
  readonly name: string;
  readonly groupPK: string;
  readonly versionInfo: Readonly<Record<string, unknown>>;
}

const UNRELEASED = "ds-sample0000000003";

describe("datasets of the simulated Qianfan V1", () => {
  let cloud: TestV1;
  beforeEach(() => (cloud = startV1()));
  afterEach(() => cloud.emulator.close());

  const info = (datasetId: number | string) => cloud.v1Result<DatasetInfo>("dataset/info", { datasetId });
  const releaseStatus = async () => (await info(UNRELEASED)).versionInfo.releaseStatus;

  it("answers with status and success beside log_id and result", async () => {
    const { status, body } = await cloud.v1("dataset/info", { datasetId: 188 });
    const { result, log_id, ...rest } = body as unknown as Record<string, unknown>;
    assert.deepEqual([status, rest], [200, { status: 200, success: true }]);
    assert.equal(typeof log_id, "string");
    assert.ok(result);
  });

  for (const datasetId of ["ds-sample0000000001", 188, "188"]) {
    it(`shows a dataset by ${typeof datasetId} ${datasetId}, with what the Python SDK reads`, async () => {
      const { name, groupPK, versionInfo } = await info(datasetId);
      assert.deepEqual([name, groupPK], ["sample", "1"]);
      const { datasetPK, versionId, storageType, projectType, templateType, dataType, importStatus } = versionInfo;
      assert.deepEqual(
        { datasetPK, versionId, storageType, projectType, templateType, dataType, importStatus },
        {
          ...{ datasetPK: "ds-sample0000000001", versionId: 1, storageType: "sysBos", projectType: 20 },
          ...{ templateType: 2000, dataType: 4, importStatus: 2 },
        },
      );
      const storage = versionInfo.storage as object;
      const members = ["storageId", "storageName", "storagePath", "rawStoragePath", "region"];
      assert.deepEqual(Object.keys(storage), members);
      assert.deepEqual([versionInfo.releaseStatus, versionInfo.entityCount], [2, 200]);
    });
  }

  const refusals: readonly [path: string, body: object, code: number, message: string][] = [
    ["dataset/info", { datasetId: "ds-nothing" }, 510102, "dataset config error"],
    ["dataset/release", { datasetId: 4711 }, 510102, "dataset config error"],
    ["dataset/info", {}, 500001, "param invalid"],
  ];
  for (const [path, body, code, message] of refusals) {
    it(`refuses ${path} of ${JSON.stringify(body)} with ${code}, in both forms that clients read`, async () => {
      const answer = await cloud.v1(path, body);
      const { log_id, ...rest } = answer.body as unknown as Record<string, unknown>;
      assert.equal(typeof log_id, "string");
      const ofDataset = { status: 400, success: false, code, message };
      assert.deepEqual([answer.status, rest], [200, { error_code: code, error_msg: message, ...ofDataset }]);
    });
  }

  it("releases a dataset within a simulated minute, after which V1 and V2 train on it", async () => {
    assert.equal(await releaseStatus(), 0);
    const { id } = await cloud.newContainer();
    assert.equal(await cloud.v1Result("dataset/release", { datasetId: UNRELEASED }), true);
    assert.equal(await releaseStatus(), 1);
    cloud.advanceMinutes(0.5);
    assert.equal(await cloud.v1Result("dataset/release", { datasetId: UNRELEASED }), true);
    cloud.advanceMinutes(0.5);
    assert.equal(await releaseStatus(), 2);
    assert.equal((await info(UNRELEASED)).versionInfo.modifyTime, "2026-01-01 08:01:00");
    await cloud.newRun(id, { trainset: [{ type: 1, id: 190 }] });
    const datasetConfig = { sourceType: "Platform", versions: [{ versionId: UNRELEASED }], splitRatio: 20 };
    await newTask(cloud, await newJob(cloud, "v2_job"), { datasetConfig });
  });

  it("forgets a release on reset", async () => {
    await cloud.v1Result("dataset/release", { datasetId: UNRELEASED });
    cloud.emulator.reset();
    assert.equal(await releaseStatus(), 0);
  });

  it("leaves V2's versions to their IDs", async () => {
    const datasetConfig = { sourceType: "Platform", versions: [{ versionId: "188" }], splitRatio: 20 };
    const jobId = await newJob(cloud);
    const body = { jobId, hyperParameterConfig: {}, datasetConfig };
    assert.equal((await cloud.call("CreateFineTuningTask", body)).body.code, "DatasetConfigError");
  });
});
