import type { OperationCall } from "../operation";
import type { DatasetVersionRow } from "../datasets/dataset-version-store";
import { findByV1Id, type V1Id } from "./v1-id";
import { V1Refusal } from "./v1-refusal";

/** The dataset version that a call names. @throws V1Refusal 510102 (our choice: no code for it is stated) */
export function requireDataset({ cloud, record }: OperationCall, datasetId: V1Id): DatasetVersionRow {
  record.subject = String(datasetId);
  const dataset = findByV1Id(cloud.datasetVersions, datasetId);
  if (!dataset) throw new V1Refusal("datasetConfigError");
  record.subject = dataset.id;
  return dataset;
}
