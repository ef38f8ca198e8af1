import type { DatasetKey } from "../../contract/keys";
import type { CallOptions } from "../http/call";
import type { CloudError } from "../../contract/cloud-error";
import type { LeftOut } from "../http/read-leniently";
import { mayBeNamed } from "../may-be-named";
import { absentAsUndefined } from "../tolerated-kind";
import { sentAs, unreadableTwin } from "../unreadable-twin";
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
  const onDataset = (left: LeftOut) => {
    if (mayBeNamed(left, ["datasetName"], (given) => given === name)) throw unreadableDataset(name, left, "datasetId");
  };
  const onVersion = (left: LeftOut) => {
    if (left.isItem) throw unreadableDataset(name, left, "versionId");
  };
  for await (const { datasetId, datasetName } of client.allDatasets({ ...options, onLeftOut: onDataset })) {
    if (datasetName !== name) continue;
    const versions = client.allDatasetVersions(datasetId, { ...options, onLeftOut: onVersion });
    for await (const version of versions) return { datasetId, version };
  }
  return undefined;
}

/** The refusal to make a dataset while one that cannot be read may be it. */
function unreadableDataset(name: string, left: LeftOut, idMember: "datasetId" | "versionId"): CloudError {
  const [operation, thing] =
    idMember === "datasetId"
      ? (["DescribeDatasets", "a dataset whose ID or name"] as const)
      : (["DescribeDatasetVersions", "a version whose ID"] as const);
  return unreadableTwin({
    cloud: "qianfan",
    title: "Qianfan",
    operation,
    says: `there is ${thing} cannot be read${sentAs(left, idMember)}, and it may be ${name}`,
    nextStep: "Look for it in Qianfan's console (data, datasets) and delete it there, or wait until it can be read.",
  });
}
