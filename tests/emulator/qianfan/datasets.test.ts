import assert from "node:assert/strict";
import { promptRows, startDatasets, type TestDatasets, type VersionAnswer } from "./start-datasets";
import type { PageInfo } from "./start-qianfan";

describe("datasets of the simulated Qianfan", () => {
  let cloud: TestDatasets;
  beforeEach(() => (cloud = startDatasets()));
  afterEach(() => cloud.emulator.close());

  it("come with an empty version, and go from Created to Published over simulated time", async () => {
    const { datasetId, versionId } = await cloud.newDataset();
    assert.match(datasetId, /^dg-[a-z0-9]{16}$/);
    assert.match(versionId, /^ds-[a-z0-9]{16}$/);
    const states = async () => {
      const { importStatus, publishStatus, sampleCount } = await cloud.version(versionId);
      return [importStatus, publishStatus, sampleCount];
    };
    assert.deepEqual(await states(), ["Created", "Unpublished", 0]);
    const files = [await cloud.put("train.jsonl", promptRows(40))];
    const taskId = await cloud.dataset<string>("CreateImportTask", { versionId, files });
    assert.match(taskId, /^task-[a-z0-9]{12}$/);
    assert.deepEqual(await states(), ["Importing", "Unpublished", 0]);
    cloud.advanceMinutes(0.25);
    const half = await cloud.dataset<{ progress: string }>("DescribeImportTask", { taskId });
    assert.equal(half.progress, "48%");
    cloud.advanceMinutes(1);
    assert.deepEqual(await states(), ["ImportFinished", "Unpublished", 40]);
    assert.equal(await cloud.dataset("PublishDatasetVersion", { versionId }), true);
    assert.deepEqual(await states(), ["ImportFinished", "Publishing", 40]);
    cloud.advanceMinutes(1);
    assert.deepEqual(await states(), ["ImportFinished", "Published", 40]);
    const lives = cloud.emulator.journal().flatMap((line) => {
      const { kind, from, to } = JSON.parse(line);
      return kind === "transition" ? [`${from} > ${to}`] : [];
    });
    assert.deepEqual(lives, ["importing > finished", "publishing > published"]);
  });

  it("read the object itself: another content, another count; a folder, all that is in it", async () => {
    await cloud.put("many/one.jsonl", promptRows(3));
    await cloud.put("many/two.jsonl", promptRows(4));
    await cloud.put("many/deeper/three.jsonl", promptRows(5));
    const { versionId } = await cloud.newDataset();
    assert.equal((await cloud.imported(versionId, "bos:/sample-bucket/many/")).sampleCount, 12);
    assert.equal((await cloud.imported(versionId, await cloud.put("many/one.jsonl", promptRows(6)))).sampleCount, 6);
    assert.equal((await cloud.version(versionId)).sampleCount, 18);
  });

  const good: readonly [format: string, row: unknown][] = [
    ["PromptResponse", [{ prompt: "a", response: [["b"]] }]],
    ["PromptResponse", [{ system: "s", prompt: "a", response: "b" }]],
    [
      "Role",
      {
        messages: [
          { role: "user", content: "a" },
          { role: "assistant", content: "b" },
        ],
      },
    ],
    ["Text", { text: "a" }],
    ["DPO_PromptChosenRejected", [{ user: "a", chosen: "b", rejected: "c" }]],
    ["KTO_PromptChosenRejected", [{ user: "a", rejected: "c" }]],
    ["Prompt", [{ prompt: "a" }]],
    ["SFT_FIM", { prefix: "a", suffix: "b", middle: "c" }],
    ["PromptImage", { image: "a.png", prompt: "b" }],
  ];
  for (const [format, row] of good) {
    it(`take ${JSON.stringify(row)} as ${format}`, async () => {
      const { versionId } = await cloud.newDataset(undefined, format);
      const task = await cloud.imported(versionId, await cloud.put("a.jsonl", JSON.stringify(row)));
      assert.deepEqual([task.importStatus, task.sampleCount, task.errDownloadUrl], ["ImportFinished", 1, ""]);
    });
  }

  const bad: readonly [format: string, content: string | Buffer, report: string][] = [
    ["PromptResponse", "{}", "1,prompt is missing"],
    ["PromptResponse", `${promptRows(1)}[{"prompt":"a"}]`, "2,response is missing"],
    ["Role", '{"messages": [{"role": "user", "content": "a"}]}', "1,no message is the assistant's"],
    ["Text", '{"txt": "a"}', "1,text is missing"],
    ["DPO_PromptChosenRejected", '[{"user": "a", "chosen": "b"}]', "1,rejected is missing"],
    ["PromptResponse", "not json", "1,the line is not JSON"],
    ["PromptResponse", `${promptRows(1)}\n${promptRows(1)}`, "2,the line is empty"],
    ["PromptResponse", "", "0,the file is empty"],
  ];
  for (const [format, content, report] of bad) {
    it(`fail an import of ${JSON.stringify(content)} as ${format}, with a report that anybody with its address gets`, async () => {
      const { versionId } = await cloud.newDataset(undefined, format);
      const address = await cloud.put("a.jsonl", content.toString());
      const task = await cloud.imported(versionId, address);
      assert.deepEqual([task.importStatus, task.sampleCount], ["ImportFailed", 0]);
      assert.equal((await cloud.version(versionId)).importStatus, "ImportFailed");
      const answer = await cloud.emulator.fetch(new Request(task.errDownloadUrl));
      assert.equal(answer.headers.get("content-type"), "text/csv; charset=utf-8");
      assert.equal(await answer.text(), `file,line,reason\n${address},${report}\n`);
      const other = task.errDownloadUrl.replace(/[0-9a-f]{4}\.csv$/, "0000.csv");
      assert.equal((await cloud.emulator.fetch(new Request(other))).status, 404);
    });
  }

  it("fail an import of what is not there or cannot be read, and can be imported into again", async () => {
    const { versionId } = await cloud.newDataset();
    for (const address of ["bos:/sample-bucket/nothing.jsonl", "bos:/no-bucket/a.jsonl", "bos:/sample-bucket/empty/"]) {
      assert.equal((await cloud.imported(versionId, address)).importStatus, "ImportFailed");
    }
    const zip = await cloud.put("a.zip", "PK");
    assert.equal((await cloud.imported(versionId, zip)).importStatus, "ImportFailed");
    const task = await cloud.imported(versionId, await cloud.put("good.jsonl", promptRows(2)));
    assert.deepEqual([task.importStatus, (await cloud.version(versionId)).sampleCount], ["ImportFinished", 2]);
  });

  it("refuse what their state forbids", async () => {
    const { versionId } = await cloud.newDataset("taken");
    const files = [await cloud.put("a.jsonl", promptRows(2))];
    const refused = async (action: string, body: unknown) => {
      const { status, code } = await cloud.refusal(action, body);
      return `${status} ${code}`;
    };
    const create = { datasetName: "taken", dataFormat: "Text", storageType: "sysStorage" };
    assert.equal(await refused("CreateDataset", create), "409 DatasetNameExist");
    assert.equal(await refused("PublishDatasetVersion", { versionId }), "400 UnsupportedOperation");
    await cloud.dataset("CreateImportTask", { versionId, files });
    assert.equal(await refused("CreateImportTask", { versionId, files }), "400 UnsupportedOperation");
    cloud.advanceMinutes(1);
    await cloud.dataset("PublishDatasetVersion", { versionId });
    assert.equal(await cloud.dataset("PublishDatasetVersion", { versionId }), true);
    assert.equal(await refused("CreateImportTask", { versionId, files }), "400 UnsupportedOperation");
    assert.equal(await refused("DescribeDatasetVersion", { versionId: "ds-none" }), "404 NoSuchDatasetVersion");
    assert.equal(await refused("DeleteDataset", { datasetId: "dg-none" }), "404 NoSuchDataset");
    assert.equal(await refused("DescribeImportTask", { taskId: "task-none" }), "404 NoSuchImportTask");
  });

  const invalid: readonly [action: string, parameter: string, body: object][] = [
    ["CreateDataset", "dataFormat", { datasetName: "a", dataFormat: "Csv", storageType: "sysStorage" }],
    ["CreateDataset", "storageType", { datasetName: "a", dataFormat: "Text", storageType: "AFS" }],
    [
      "CreateDataset",
      "storagePath",
      { datasetName: "a", dataFormat: "Text", storageType: "BOS", storagePath: "bos:/b/a" },
    ],
    ["CreateImportTask", "files", { versionId: "ds-a", files: [] }],
    ["CreateImportTask", "files", { versionId: "ds-a", files: ["s3://b/a"] }],
    ["DescribeDatasets", "maxKeys", { maxKeys: 0 }],
  ];
  for (const [action, parameter, body] of invalid) {
    it(`refuse ${action} of ${JSON.stringify(body)}, naming ${parameter}`, async () => {
      const { code, message } = await cloud.refusal(action, body);
      assert.equal(code, "InappropriateJSON");
      assert.ok(message.endsWith(`param[${parameter}] invalid.`), message);
    });
  }

  it("are listed with the samples, page by page, their versions by state", async () => {
    for (const name of ["one", "two"]) await cloud.newDataset(name);
    type Page = { datasetList: readonly { datasetName: string; datasetId: string }[]; pageInfo: PageInfo };
    const first = await cloud.dataset<Page>("DescribeDatasets", { maxKeys: 4 });
    const rest = await cloud.dataset<Page>("DescribeDatasets", { maxKeys: 4, marker: first.pageInfo.nextMarker });
    const names = [...first.datasetList, ...rest.datasetList].map(({ datasetName }) => datasetName);
    assert.deepEqual(names, ["sample", "sample_too_small", "sample_unpublished", "one", "two"]);
    const { datasetId } = first.datasetList[3] ?? { datasetId: "" };
    const { versionId } = await cloud.dataset<{ versionId: string }>("CreateDatasetVersion", { datasetId });
    await cloud.imported(versionId, await cloud.put("a.jsonl", promptRows(1)));
    const versions = async (filter?: object) => {
      const page = { datasetId, ...(filter && { filter }) };
      const { versionList } = await cloud.dataset<{ versionList: VersionAnswer[] }>("DescribeDatasetVersions", page);
      return versionList.map(({ versionNumber }) => versionNumber);
    };
    assert.deepEqual(await versions(), [1, 2]);
    assert.deepEqual(await versions({ importStatusList: ["ImportFinished"] }), [2]);
    assert.deepEqual(await versions({ importStatusList: ["Created", "Importing"] }), [1]);
    assert.deepEqual(await versions({ publishStatusList: ["Published"] }), []);
    await cloud.dataset("DeleteDatasetVersion", { versionId });
    assert.deepEqual(await versions(), [1]);
    assert.equal(await cloud.dataset("DeleteDataset", { datasetId }), true);
    assert.equal((await cloud.refusal("DescribeDatasetVersions", { datasetId })).code, "NoSuchDataset");
  });
});
