import { own } from "../../base/own";
import type { DatasetObservation } from "../../contract/dataset-cloud";
import type { DatasetKey } from "../../contract/keys";
import { chinaTime } from "../china-time";
import type { FoundVersion } from "./find-dataset";

type State = DatasetObservation["state"];

/** `importStatus` and `publishStatus` [9mnzr02r9]. */
const importStates: Readonly<Record<string, State>> = {
  Created: "importing",
  Importing: "importing",
  ImportFinished: "publishing",
  ImportFailed: "failed",
};
const publishStates: Readonly<Record<string, State>> = {
  Unpublished: "publishing",
  Publishing: "publishing",
  Published: "ready",
  PublishFailed: "failed",
};

/** A version as the lifecycle sees it. A word that no page knows counts as under way: nothing is lost by waiting. */
export function observeVersion(
  { datasetId, version }: FoundVersion,
  object: DatasetKey["object"],
  account: string,
): DatasetObservation {
  const { versionId, importStatus, publishStatus, createTime } = version;
  const imported = own(importStates, importStatus) ?? "importing";
  const state = imported === "publishing" ? (own(publishStates, publishStatus) ?? "publishing") : imported;
  const createdAt = chinaTime(createTime);
  return {
    key: { cloud: "qianfan", datasetId, versionId, ...(object !== undefined && { object }) },
    state,
    account,
    ...(state === "failed" && { reason: imported === "failed" ? importStatus : publishStatus }),
    ...(createdAt !== undefined && { createdAt }),
  };
}
