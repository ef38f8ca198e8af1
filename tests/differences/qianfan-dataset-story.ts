import type { watchedClouds } from "./watched-clouds";

const row = `${JSON.stringify([{ prompt: "a", response: [["b"]] }])}\n`;
const page = { marker: "", maxKeys: 10, pageReverse: false };

/** Calls every operation about datasets, of both versions, with every member, in every state. */
export async function qianfanDatasetStory({
  qianfan,
  clock,
  emulator,
}: ReturnType<typeof watchedClouds>): Promise<void> {
  const v2 = (action: string, body: object) => qianfan(action, `/v2/dataset?Action=${action}`, body);
  const v1 = (name: string, body: object) => qianfan(name, `/wenxinworkshop/${name}`, body);
  for (const [key, body] of [
    ["good.jsonl", row],
    ["bad.jsonl", "{}\n"],
  ] as const) {
    await emulator.fetch(new Request(`http://localhost/_bos/sample-bucket/${key}`, { method: "PUT", body }));
  }
  const good = ["bos:/sample-bucket/good.jsonl"];
  const bad = ["bos:/sample-bucket/bad.jsonl"];

  const format = { dataFormat: "PromptResponse" };
  const set = await v2("CreateDataset", { datasetName: "set", ...format, storageType: "sysStorage" });
  const own = { ...format, storageType: "BOS", storagePath: "bos:/sample-bucket/set/" };
  await v2("CreateDataset", { datasetName: "own", ...own });
  const { versionId } = await v2("CreateDatasetVersion", { datasetId: set.datasetId, description: "second" });
  const tasks = [
    await v2("CreateImportTask", { versionId: set.versionId, files: good }),
    await v2("CreateImportTask", { versionId, files: bad }),
  ];
  await v2("DescribeImportTask", { taskId: tasks[0] });
  clock.advance(60_000);
  for (const taskId of tasks) await v2("DescribeImportTask", { taskId });
  await v2("PublishDatasetVersion", { versionId: set.versionId });
  await v2("DescribeDatasetVersion", { versionId: set.versionId });
  const filter = { importStatusList: ["ImportFinished"], publishStatusList: ["Publishing"] };
  await v2("DescribeDatasetVersions", { datasetId: set.datasetId, ...page, maxKeys: 1 });
  await v2("DescribeDatasetVersions", { datasetId: set.datasetId, filter });
  await v2("DescribeDatasets", { ...page, maxKeys: 1 });
  await v2("DeleteDatasetVersion", { versionId });
  await v2("DeleteDataset", { datasetId: set.datasetId });

  const codes = { projectType: 20, templateType: 2000, dataType: 4 };
  const folder = { storageType: "usrBos", storageId: "sample-bucket", rawStoragePath: "/v1/" };
  const { datasetId } = await v1("dataset/create", { name: "v1", ...codes, ...folder });
  await v1("dataset/import", { datasetId, annotated: true, importFrom: 1, files: bad.concat(good) });
  clock.advance(60_000);
  await v1("dataset/info", { datasetId });
  await v1("dataset/importErrorDetail", { datasetId, errCode: 9 });
  // Its members stand below the version's own ID.
  const status = await v1("dataset/statusList", { datasetIds: [datasetId] });
  if (status[datasetId].importStatus !== 3) throw new Error(JSON.stringify(status));
  await v1("dataset/delete", { datasetId });
}
