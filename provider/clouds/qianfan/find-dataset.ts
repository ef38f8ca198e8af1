import type { DatasetKey } from "../../contract/keys";
import type { CallOptions } from "../http/call";
import { absentAsUndefined } from "../tolerated-kind";
import type { QianfanDatasetClient } from "./dataset-client";
import type { QianfanDatasetVersionEntry } from "./dataset-schemas";
import { nameIn } from "./object-key";

/** A version that stands on the cloud, with its dataset. */
export interface FoundVersion {
  readonly datasetId: string;
  readonly version: Pick<QianfanDatasetVersionEntry, "versionId" | "importStatus" | "publishStatus"> &
    Partial<QianfanDatasetVersionEntry>;
}

/** A version by its ID. */
export async function findVersion(
  client: QianfanDatasetClient,
  { versionId, datasetId }: { readonly versionId: string; readonly datasetId?: string | undefined },
  options: CallOptions,
): Promise<FoundVersion | undefined> {
  const version = await absentAsUndefined(client.describeDatasetVersion(versionId, options));
  const dataset = version?.datasetId ?? datasetId;
  return version === undefined || dataset === undefined ? undefined : { datasetId: dataset, version };
}

/** A version by what is known of it: where that is only the object, by the name in its place. */
export function findByKey(
  client: QianfanDatasetClient,
  { versionId, datasetId, object }: DatasetKey,
  options: CallOptions,
): Promise<FoundVersion | undefined> {
  if (versionId !== undefined) return findVersion(client, { versionId, datasetId }, options);
  const name = object && nameIn(object.key);
  return name === undefined ? Promise.resolve(undefined) : findByName(client, name, options);
}

/** The first version of the dataset that an earlier try with the same name left, on whatever page. */
export async function findByName(
  client: QianfanDatasetClient,
  name: string,
  options: CallOptions,
): Promise<FoundVersion | undefined> {
  for await (const { datasetId, datasetName } of client.allDatasets(options)) {
    if (datasetName !== name) continue;
    for await (const version of client.allDatasetVersions(datasetId, options)) return { datasetId, version };
  }
  return undefined;
}
