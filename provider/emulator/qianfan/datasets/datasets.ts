import { z } from "zod";
import type { CallRecord } from "../../journal";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { dataFormats } from "../data/data-formats";
import { newLongId } from "../new-id";
import { pageInfo, pageInfoFields, pageRequest, pagingFields, pagingRules } from "../paging";
import { refuse } from "../refusals";
import { limitedText } from "../request-body";
import { chinaTime } from "../../times";
import type { DatasetRow } from "./dataset-store";
import type { DatasetVersionRow } from "./dataset-version-store";

/** Name of a dataset; its limit is our choice, since no page states one. */
export const datasetName = limitedText({ min: 1, max: 100 });

/** Stores a dataset with its first version, which is empty: V1's create and V2's CreateDataset do the same. */
export function newDataset(
  cloud: QianfanCloud,
  record: CallRecord,
  dataset: Pick<DatasetRow, "name" | "format" | "storage_type" | "storage_path">,
): DatasetVersionRow {
  const { world, journal } = cloud;
  const id = newLongId(world, "dg");
  record.subject = id;
  cloud.datasets.insert({ ...dataset, id, created_at: world.now() });
  const stored = cloud.datasets.byId(id);
  if (!stored) throw new Error(`dataset ${id} was not stored`);
  journal.effect({ cloud: "qianfan", effect: "dataset.created", subject: id, detail: { name: dataset.name } });
  return newDatasetVersion(cloud, stored, "");
}

/** Adds the next version to a dataset, which is empty. */
export function newDatasetVersion(
  { world, journal, datasetVersions }: QianfanCloud,
  dataset: DatasetRow,
  description: string,
): DatasetVersionRow {
  const id = newLongId(world, "ds");
  datasetVersions.insert({ id, dataset_seq: dataset.seq, description, created_at: world.now() });
  const stored = datasetVersions.byId(id);
  if (!stored) throw new Error(`dataset version ${id} was not stored`);
  const detail = { datasetId: dataset.id };
  journal.effect({ cloud: "qianfan", effect: "dataset-version.created", subject: id, detail });
  return stored;
}

const page = doc("9mnzot7x8");

const commonMembers = { datasetName, dataFormat: z.enum(dataFormats.map(({ word }) => word)) };
const newDatasetRequest = reads(
  z.discriminatedUnion("storageType", [
    z.object({ ...commonMembers, storageType: z.literal("sysStorage") }),
    z.object({
      ...commonMembers,
      storageType: z.literal("BOS"),
      storagePath: z.string().regex(/^bos:\/[^/]+\/(.*\/)?$/),
    }),
  ]),
);

/** Makes a dataset with an empty first version. */
export const createDataset = operation({
  ...action("/v2/dataset", "CreateDataset"),
  source: page,
  rules: {
    "dataFormat is one of the page's words": page,
    "BOS needs storagePath, bos:/bucket/folder/ with a slash at its end": page,
    "a name that is taken is refused with DatasetNameExist; 1 to 100 characters": ours("not stated"),
  },
  requestFields: fieldsFrom(page, "datasetName", "dataFormat", "storageType", "storagePath"),
  answerFields: fieldsFrom(page, "datasetId", "versionId"),
  transaction: "write",
  parse: newDatasetRequest,
  answer: ({ cloud, record }, request) => {
    if (cloud.datasets.byName(request.datasetName)) throw refuse("DatasetNameExist");
    const version = newDataset(cloud, record, {
      name: request.datasetName,
      format: request.dataFormat,
      storage_type: request.storageType,
      storage_path: request.storageType === "BOS" ? request.storagePath : "",
    });
    return { datasetId: version.dataset_id, versionId: version.id };
  },
});

const sdk = client("the Python SDK");

const datasetListRequest = reads(z.object(pageRequest));

/** Lists the datasets. */
export const describeDatasets = operation({
  ...action("/v2/dataset", "DescribeDatasets"),
  source: sdk,
  rules: {
    ...pagingRules,
    "filter is not looked at": ours("its members are not known"),
    "the list is called datasetList": ours("as jobList of 002"),
  },
  requestFields: pagingFields,
  answerFields: [
    ...fieldsFrom(
      ours("as DescribeDatasetVersion"),
      "datasetList[].datasetId",
      "datasetList[].datasetName",
      "datasetList[].dataFormat",
      "datasetList[].storageType",
      "datasetList[].storagePath",
      "datasetList[].createTime",
    ),
    ...pageInfoFields,
  ],
  transaction: "read",
  parse: datasetListRequest,
  answer: ({ cloud, record }, { marker, maxKeys, pageReverse }) => {
    const start = marker === "" ? undefined : cloud.datasets.byId(marker);
    if (marker !== "" && !start) throw refuse("InvalidMarker");
    const createdUntil = record.listsCreatedUntil;
    const page = cloud.datasets.list({ fromSeq: start?.seq, maxKeys, isReversed: pageReverse, createdUntil });
    return {
      datasetList: page.rows.map((dataset) => ({
        datasetId: dataset.id,
        datasetName: dataset.name,
        dataFormat: dataset.format,
        storageType: dataset.storage_type,
        storagePath: dataset.storage_path,
        createTime: chinaTime(dataset.created_at),
      })),
      pageInfo: pageInfo(marker, maxKeys, page.next?.id),
    };
  },
});
