import { z } from "zod";
import type { JsonObject } from "../../../base/json";
import { client, doc, type Field, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import { pageInfo, pageInfoFields, pageRequest, pagingFields, pagingRules } from "../paging";
import { refuse } from "../refusals";
import { limitedText } from "../request-body";
import { chinaTime } from "../../times";
import type { DatasetVersionRow } from "./dataset-version-store";
import { newDatasetVersion } from "./datasets";
import { requireDataset, requireDatasetVersion } from "./require-dataset";

const importWords = {
  created: "Created",
  importing: "Importing",
  finished: "ImportFinished",
  failed: "ImportFailed",
} as const;
const publishWords = { unpublished: "Unpublished", publishing: "Publishing", published: "Published" } as const;

/** `importStatus` of a version [9mnzr02r9]. */
function importWord(version: Pick<DatasetVersionRow, "import_state">): string {
  return importWords[version.import_state];
}

/** The stored words of what a filter names; words that no version has find nothing. */
function statesOf(kind: "import" | "publish", words: readonly string[]): readonly string[] {
  const table: Readonly<Record<string, string>> = kind === "import" ? importWords : publishWords;
  return Object.keys(table).filter((state) => words.includes(table[state] ?? ""));
}

/** A version as DescribeDatasetVersion and DescribeDatasetVersions show it. */
function datasetVersionAnswer(version: DatasetVersionRow): JsonObject {
  return {
    datasetId: version.dataset_id,
    versionId: version.id,
    versionNumber: version.number,
    datasetName: version.name,
    dataFormat: version.format,
    description: version.description,
    importStatus: importWord(version),
    publishStatus: publishWords[version.publish_state],
    sampleCount: version.rows,
    sizeMB: sizeMB(version.bytes),
    storageType: version.storage_type,
    storagePath: version.storage_path,
    createTime: chinaTime(version.created_at),
  };
}

/** Megabytes with two decimals. */
export function sizeMB(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 100) / 100;
}

/** Members of a version; the pages' excerpts end behind dataFormat. */
const datasetVersionFields: readonly Field[] = [
  ...fieldsFrom(doc("1mnzr9j3b"), "datasetId", "versionId", "versionNumber", "datasetName", "dataFormat"),
  ...fieldsFrom(
    ours("named as the filter of 9mnzr02r9 and the answer of Lmnzr4pth are"),
    "description",
    "importStatus",
    "publishStatus",
    "sampleCount",
    "sizeMB",
    "storageType",
    "storagePath",
    "createTime",
  ),
];

const sdk = client("the Python SDK");

const newVersionRequest = reads(
  z.object({
    datasetId: z.string().min(1),
    description: limitedText({ min: 0, max: 500 }).default(""),
  }),
);

/** Adds an empty version to a dataset. */
export const createDatasetVersion = operation({
  ...action("/v2/dataset", "CreateDatasetVersion"),
  source: sdk,
  rules: {
    "description has 500 characters at most; the new version is empty": ours("not stated"),
  },
  requestFields: fieldsFrom(sdk, "datasetId", "description"),
  answerFields: fieldsFrom(ours("as CreateDataset"), "datasetId", "versionId"),
  transaction: "write",
  parse: newVersionRequest,
  answer: (call, { datasetId, description }) => {
    const { cloud, record } = call;
    const version = newDatasetVersion(cloud, requireDataset(call, datasetId), description);
    record.subject = version.id;
    return { datasetId, versionId: version.id };
  },
});

const versionPage = doc("1mnzr9j3b");

const versionRequest = reads(z.object({ versionId: z.string().min(1) }));

/** Shows one version of a dataset. */
export const describeDatasetVersion = operation({
  ...action("/v2/dataset", "DescribeDatasetVersion"),
  source: versionPage,
  rules: {
    "importStatus is that of the last import, Created before the first": ours("9mnzr02r9 names the words"),
  },
  requestFields: fieldsFrom(versionPage, "versionId"),
  answerFields: datasetVersionFields,
  transaction: "read",
  parse: versionRequest,
  answer: (call, { versionId }) => datasetVersionAnswer(requireDatasetVersion(call, versionId)),
});

const page = doc("9mnzr02r9");

const words = z.array(z.string()).optional();
const versionListRequest = reads(
  z.object({
    ...pageRequest,
    datasetId: z.string().min(1),
    filter: z.object({ importStatusList: words, publishStatusList: words }).optional(),
  }),
);

/** Lists the versions of a dataset. */
export const describeDatasetVersions = operation({
  ...action("/v2/dataset", "DescribeDatasetVersions"),
  source: page,
  rules: {
    ...pagingRules,
    "filter keeps what has one of the states of each of its lists": page,
    "an empty list of a filter keeps nothing": ours("not stated"),
    "the list is called versionList": ours("as jobList of 002"),
  },
  requestFields: [
    ...fieldsFrom(page, "datasetId", "filter.importStatusList", "filter.publishStatusList"),
    ...pagingFields,
  ],
  answerFields: [...fieldsWithin("versionList[]", datasetVersionFields), ...pageInfoFields],
  transaction: "read",
  parse: versionListRequest,
  answer: (call, { datasetId, marker, maxKeys, pageReverse, filter }) => {
    const { cloud, record } = call;
    const dataset = requireDataset(call, datasetId);
    const start = marker === "" ? undefined : cloud.datasetVersions.byId(marker);
    if (marker !== "" && start?.dataset_seq !== dataset.seq) throw refuse("InvalidMarker");
    const found = cloud.datasetVersions.list({
      datasetSeq: dataset.seq,
      fromSeq: start?.seq,
      maxKeys,
      isReversed: pageReverse,
      importStates: filter?.importStatusList && statesOf("import", filter.importStatusList),
      publishStates: filter?.publishStatusList && statesOf("publish", filter.publishStatusList),
      createdUntil: record.listsCreatedUntil,
    });
    return {
      versionList: found.rows.map(datasetVersionAnswer),
      pageInfo: pageInfo(marker, maxKeys, found.next?.id),
    };
  },
});
