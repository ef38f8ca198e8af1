import type { QianfanCloud } from "../cloud";
import type { CallRecord } from "../../journal";
import type { DatasetRow } from "./dataset-store";
import type { DatasetVersionRow } from "./dataset-version-row";
import { newLongId } from "../new-id";

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
