import type { DatasetKey } from "../../contract/keys";
import type { CallOptions } from "../http/call";
import type { LeftOut } from "../http/read-leniently";
import { absentAsUndefined } from "../tolerated-kind";
import type { DatasetParts } from "./dataset-steps";
import { findByKey, findVersion } from "./find-dataset";
import { nothingDone } from "./nothing-done";

/**
 * Deletes the version, with its dataset where nothing else is in it, and then the object that we put there: in this order,
 * so that a version that is in use keeps everything.
 */
export async function removeDataset(
  { client, storageOf }: DatasetParts,
  key: DatasetKey,
  options: CallOptions,
): Promise<"removed" | "gone"> {
  const { object } = key;
  const found = await findByKey(client, key, options);
  if (found !== undefined) {
    const { versionId } = found.version;
    const others = await hasOthers(found.datasetId, versionId);
    const operation = others ? "DeleteDatasetVersion" : "DeleteDataset";
    const outcome = others
      ? client.deleteDatasetVersion(versionId, options)
      : client.deleteDataset(found.datasetId, options);
    // Gone meanwhile is as good.
    const isDone = (await absentAsUndefined(outcome)) ?? true;
    if (!isDone && (await findVersion(client, found.version, options)) !== undefined)
      throw nothingDone(operation, undefined, "Look at the dataset in the console: a job may be training on it.");
  }
  const storage = object && storageOf(object.region);
  const head = object && (await storage?.headObject(object, options));
  if (object !== undefined && head !== undefined) await storage?.deleteObject(object, options);
  return found === undefined && head === undefined ? "gone" : "removed";

  /** Somebody may have added a version to our dataset: that one is not ours to delete. */
  async function hasOthers(dataset: string, ours: string): Promise<boolean> {
    let isUnread = false;
    // What cannot be read may be somebody's, too.
    const onLeftOut = ({ isItem }: LeftOut) => void (isUnread ||= isItem);
    for await (const version of client.allDatasetVersions(dataset, { ...options, onLeftOut }))
      if (version.versionId !== ours) return true;
    return isUnread;
  }
}
