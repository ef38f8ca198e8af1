import type { JsonObject } from "../../../base/json";
import { doc, fieldsFrom, ours, type Field } from "../../provenance/provenance";
import { plainTime } from "../plain-time";
import type { DatasetVersionRow } from "./dataset-version-row";

const importWords = {
  created: "Created",
  importing: "Importing",
  finished: "ImportFinished",
  failed: "ImportFailed",
} as const;
const publishWords = { unpublished: "Unpublished", publishing: "Publishing", published: "Published" } as const;

/** `importStatus` of a version (9mnzr02r9). */
export function importWord(version: Pick<DatasetVersionRow, "import_state">): string {
  return importWords[version.import_state];
}

/** The stored words of what a filter names; words that no version has find nothing. */
export function statesOf(kind: "import" | "publish", words: readonly string[]): readonly string[] {
  const table: Readonly<Record<string, string>> = kind === "import" ? importWords : publishWords;
  return Object.keys(table).filter((state) => words.includes(table[state] ?? ""));
}

/** A version as DescribeDatasetVersion and DescribeDatasetVersions show it. */
export function datasetVersionAnswer(version: DatasetVersionRow): JsonObject {
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
    createTime: plainTime(version.created_at),
  };
}

/** Megabytes with two decimals. */
export function sizeMB(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 100) / 100;
}

/** Members of a version; the pages' excerpts end behind dataFormat. */
export const datasetVersionFields: readonly Field[] = [
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
