import { Refusal } from "../refusals";
import type { OperationCall } from "../operation";
import type { DatasetRow } from "./dataset-store";
import type { DatasetVersionRow } from "./dataset-version-store";

/** The dataset that a call names. @throws Refusal `NoSuchDataset` */
export function requireDataset({ cloud, record }: OperationCall, datasetId: string): DatasetRow {
  record.subject = datasetId;
  const dataset = cloud.datasets.byId(datasetId);
  if (!dataset) throw new Refusal("NoSuchDataset");
  return dataset;
}

/** The dataset version that a call names. @throws Refusal `NoSuchDatasetVersion` */
export function requireDatasetVersion({ cloud, record }: OperationCall, versionId: string): DatasetVersionRow {
  record.subject = versionId;
  const version = cloud.datasetVersions.byId(versionId);
  if (!version) throw new Refusal("NoSuchDatasetVersion");
  return version;
}
