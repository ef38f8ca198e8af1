import type { CloudRegistry } from "../../contract/cloud";
import type { modelVersion } from "../../contract/kinds/model-version";
import type { StateOf } from "../../contract/kinds/types-of";
import type { JobKey } from "../../contract/keys";
import { formatResourceId, parseResourceId } from "../job/resource-id";
import type { Placed } from "../place";

/** Outputs of a published checkpoint. A value that is not known yet is absent, never empty. */
export type VersionState = StateOf<typeof modelVersion> & Placed;

/** Resource ID: the job's, and the checkpoint's step, or `last` where that is not known. */
export function versionId(job: JobKey, step: number | undefined): string {
  return `${formatResourceId(job)}/${step ?? "last"}`;
}

/** The model that a version keeps, once it is known: another name of the same checkpoint is another model. */
export function modelKey({ cloud, modelId }: VersionState): string | undefined {
  // Told apart from a deployment, which may have the name of its model.
  return modelId === undefined ? undefined : `model ${cloud}/${modelId}`;
}

/** The job and the checkpoint that a resource ID names; without a step it is the last one. */
export function parseVersionId(
  clouds: CloudRegistry,
  id: string,
): { readonly job: JobKey; readonly step?: number } | undefined {
  const [, name = "", checkpoint = ""] = /^(.+)\/(\d+|last)$/.exec(id) ?? [];
  const job = parseResourceId(clouds, name);
  return job && { job, ...(checkpoint === "last" ? {} : { step: Number(checkpoint) }) };
}
