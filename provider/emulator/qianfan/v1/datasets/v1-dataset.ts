import { z } from "zod";
import type { Json } from "../../../../base/json";
import { dataFormats } from "../../data/data-formats";
import { countProblems, type DatasetImportRow } from "../../datasets/dataset-import-store";
import type { DatasetVersionRow, ImportState, PublishState } from "../../datasets/dataset-version-store";
import type { QianfanCall } from "../../call";
import { reads } from "../v1-call";
import { refuse } from "../v1-errors";
import { v1Id, findByV1Id, type V1Id } from "../v1-forms";

/** Body of a call about one version of a dataset. */
export const datasetBody = reads(z.object({ datasetId: v1Id }));

/** V1's number for an export or an import that nobody has asked for (constants of the [Python SDK]). */
export const notStarted = -1;

/** 0, "initialised", is never shown: the [Python SDK] takes it for a failure. */
const importStatus: Readonly<Record<ImportState, number>> = {
  created: notStarted,
  importing: 1,
  finished: 2,
  failed: 3,
};
const releaseStatus: Readonly<Record<PublishState, number>> = { unpublished: 0, publishing: 1, published: 2 };

/** How far import and release are, in V1's numbers. */
export function v1Status({ import_state: imported, publish_state: published }: DatasetVersionRow) {
  return {
    importStatus: importStatus[imported],
    importProgress: imported === "finished" ? 100 : 0,
    releaseStatus: releaseStatus[published],
    releaseProgress: published === "published" ? 100 : 0,
  };
}

const promptAndResponse = { projectType: 20, templateType: 2000, dataType: 4 };

/** V1's numbers of a format. */
export function v1Format(word: string) {
  return dataFormats.find((format) => format.word === word)?.v1 ?? promptAndResponse;
}

/** Where the data of a version lies, in V1's words. */
export function v1Storage({ id, storage_type: type, storage_path: path }: DatasetVersionRow) {
  const [, bucket = "", folder = ""] = /^bos:\/([^/]+)(\/.*)$/.exec(path) ?? [];
  const isOwn = type === "BOS";
  return {
    storageType: isOwn ? "usrBos" : "sysBos",
    storageId: isOwn ? bucket : "easydata",
    storageName: isOwn ? bucket : "easydata",
    storagePath: isOwn ? `${folder}_system_/dataset/${id}` : `/easydata/_system_/dataset/${id}/texts`,
    rawStoragePath: isOwn ? folder : "",
    region: "bj",
  };
}

/** The problems of the last import, by their code; null where it has none, or has not ended. */
export function importErrorInfo(version: DatasetVersionRow, imports: readonly DatasetImportRow[]): Json {
  const last = imports.at(-1);
  if (version.import_state !== "failed" || last === undefined) return null;
  return countProblems(last).map(({ code, count }) => ({ errCode: code, count }));
}

/** The dataset version that a call names. @throws Refusal 510102 (our choice: no code for it is stated) */
export function requireDataset({ cloud, record }: QianfanCall, datasetId: V1Id): DatasetVersionRow {
  record.subject = String(datasetId);
  const dataset = findByV1Id(cloud.datasetVersions, datasetId);
  if (!dataset) throw refuse("datasetConfigError");
  record.subject = dataset.id;
  return dataset;
}
