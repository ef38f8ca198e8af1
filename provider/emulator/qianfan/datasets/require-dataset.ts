import type { QianfanCall } from "../call";
import { refuse } from "../refusals";
import type { DatasetRow } from "./dataset-store";
import type { DatasetVersionRow } from "./dataset-version-store";

/** The dataset that a call names. @throws Refusal `NoSuchDataset` */
export function requireDataset({ cloud, record }: QianfanCall, datasetId: string): DatasetRow {
  record.subject = datasetId;
  const dataset = cloud.datasets.byId(datasetId);
  if (!dataset) throw refuse("NoSuchDataset");
  return dataset;
}

/** The dataset version that a call names. @throws Refusal `NoSuchDatasetVersion` */
export function requireDatasetVersion({ cloud, record }: QianfanCall, versionId: string): DatasetVersionRow {
  record.subject = versionId;
  const version = cloud.datasetVersions.byId(versionId);
  if (!version) throw refuse("NoSuchDatasetVersion");
  return version;
}
