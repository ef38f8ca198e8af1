import { Refusal } from "../refusal";
import type { QianfanCloud } from "../cloud";
import type { DatasetVersionRow } from "./dataset-version-row";
import { liveRunOn } from "./remove-dataset-version";

/** @throws Refusal `UnsupportedOperation` where a run that has not ended trains on the version */
export function requireUnused(cloud: QianfanCloud, version: DatasetVersionRow): void {
  const taskId = liveRunOn(cloud, version);
  if (taskId === undefined) return;
  throw new Refusal("UnsupportedOperation", {
    message: `The dataset version ${version.id} can not be deleted because it is in use by ${taskId}`,
  });
}
