import assert from "node:assert/strict";
import { promptRows, startDatasets, type TestDatasets } from "./start-datasets";

interface Info {
  readonly versionInfo: {
    readonly datasetPK: string;
    readonly importStatus: number;
    readonly releaseStatus: number;
    readonly entityCount: number;
    readonly storageType: string;
    readonly storage: Readonly<Record<string, string>>;
    readonly importErrorInfo: readonly { errCode: number; count: number }[] | null;
  };
}

interface Made {
  readonly id: number;
  readonly datasetId: string;
  readonly groupPK: string;
  readonly groupName: string;
  readonly projectType: number;
  readonly storageInfo: Readonly<Record<string, string>>;
}

interface ErrorDetail {
  readonly downloadUrl: string;
  readonly projectType: number;
  readonly isZip: number;
  readonly content: readonly Readonly<Record<string, unknown>>[];
}

const conversation = { projectType: 20, templateType: 2000, dataType: 4, versionId: 1 };

describe("the life of a dataset of the simulated Qianfan V1", () => {
  let cloud: TestDatasets;
  beforeEach(() => (cloud = startDatasets()));
  afterEach(() => cloud.emulator.close());

  const create = (changes: object = {}) =>
    cloud.v1Result<Made>("dataset/create", { name: "v1_set", ...conversation, storageType: "sysBos", ...changes });
  const info = async (datasetId: string | number) =>
    (await cloud.v1Result<Info>("dataset/info", { datasetId })).versionInfo;
  const load = (datasetId: string | number, file: string, importFrom = 1) =>
    cloud.v1Result("dataset/import", { datasetId, annotated: true, importFrom, files: [file] });

  it("goes from nothing to released, never showing the state that the Python SDK takes for a failure", async () => {
    const { id, datasetId } = await create();
    const states = async () => {
      const { importStatus, releaseStatus, entityCount } = await info(id);
      return [importStatus, releaseStatus, entityCount];
    };
    assert.deepEqual(await states(), [-1, 0, 0]);
    assert.equal((await cloud.v1("dataset/release", { datasetId })).body.error_code, 510102);
    await cloud.put("v1.jsonl", promptRows(40));
    assert.equal(await load(datasetId, "sample-bucket/v1.jsonl"), true);
    assert.deepEqual(await states(), [1, 0, 0]);
    cloud.advanceMinutes(1);
    assert.deepEqual(await states(), [2, 0, 40]);
    assert.equal(await cloud.v1Result("dataset/release", { datasetId }), true);
    cloud.advanceMinutes(1);
    assert.deepEqual(await states(), [2, 2, 40]);
    const list = await cloud.v1Result<Record<string, Record<string, unknown>>>("dataset/statusList", {
      datasetIds: [id],
    });
    assert.deepEqual([list[id]?.importStatus, list[id]?.releaseProgress], [2, 100]);
    const { id: taskId } = await cloud.newContainer();
    await cloud.newRun(taskId, { trainset: [{ type: 1, id }] });
  });

  it("tells what was wrong with an import, by code", async () => {
    const { datasetId } = await create();
    await cloud.put("bad.jsonl", `${promptRows(1)}not json\n{}\n`);
    await load(datasetId, "bos:/sample-bucket/bad.jsonl");
    cloud.advanceMinutes(1);
    const { importStatus, importErrorInfo } = await info(datasetId);
    assert.deepEqual(
      [importStatus, importErrorInfo],
      [
        3,
        [
          { errCode: 3, count: 1 },
          { errCode: 9, count: 1 },
        ],
      ],
    );
    const detail = (errCode: number) =>
      cloud.v1Result<ErrorDetail>("dataset/importErrorDetail", { datasetId, errCode });
    const errorOf = async (errCode: number) =>
      (await detail(errCode)).content.map((one) => [one.sequence, one.sampleName, one.textLocation, one.textContent]);
    const file = "bos:/sample-bucket/bad.jsonl";
    assert.deepEqual(await errorOf(3), [[1, file, 2, "the line is not JSON"]]);
    assert.deepEqual(await errorOf(9), [[1, file, 3, "prompt is missing"]]);
    assert.deepEqual(await errorOf(13), []);
    const { downloadUrl, projectType, isZip } = await detail(9);
    assert.deepEqual([projectType, isZip], [20, 0]);
    const report = await (await cloud.emulator.fetch(new Request(downloadUrl))).text();
    assert.deepEqual(report.split("\n").slice(1, 3), [`${file},2,the line is not JSON`, `${file},3,prompt is missing`]);
  });

  it("keeps its data where it was told, and goes with its last version", async () => {
    const { datasetId, storageInfo } = await create({
      storageType: "usrBos",
      storageId: "sample-bucket",
      rawStoragePath: "/folder/",
    });
    assert.deepEqual([storageInfo.storageId, storageInfo.rawStoragePath], ["sample-bucket", "/folder/"]);
    assert.equal((await info(datasetId)).storageType, "usrBos");
    assert.deepEqual(await cloud.v1Result("dataset/delete", { datasetId }), { versionCount: 0 });
    assert.equal((await cloud.v1("dataset/info", { datasetId })).body.error_code, 510102);
    await create();
  });

  it("takes a folder without a slash before it, and answers it as it was given", async () => {
    const folder = { storageType: "usrBos", storageId: "sample-bucket", rawStoragePath: "bos_path/" };
    const { datasetId, groupName, projectType, storageInfo } = await create(folder);
    assert.deepEqual([groupName, projectType, storageInfo.rawStoragePath], ["v1_set", 20, "bos_path/"]);
    assert.equal((await info(datasetId)).storage["rawStoragePath"], "/bos_path/");
  });

  it("is refused with a folder that ends without a slash: 500001", async () => {
    const folder = { storageType: "usrBos", storageId: "sample-bucket", rawStoragePath: "/bos_path" };
    const body = { name: "x", ...conversation, ...folder };
    assert.equal((await cloud.v1("dataset/create", body)).body.error_code, 500001);
  });

  const refused: readonly [what: string, code: number, changes: object][] = [
    ["numbers that do not belong together", 500001, { templateType: 40100 }],
    ["a bucket without a folder", 500001, { storageType: "usrBos", storageId: "b" }],
    ["a name that is taken", 510102, { name: "sample" }],
  ];
  for (const [what, code, changes] of refused) {
    it(`is refused with ${what}: ${code}`, async () => {
      const body = { name: "x", ...conversation, storageType: "sysBos", ...changes };
      assert.equal((await cloud.v1("dataset/create", body)).body.error_code, code);
    });
  }
});
