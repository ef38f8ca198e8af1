import { CloudError } from "../../contract/cloud-error";
import { absentAsUndefined } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import { publicationState } from "./publication-state";

/** Most versions that are looked at, newest sets first (our choice: an account may have thousands, and each is a call). */
const mostLooks = 100;

/** A version and its set. */
interface PublishedVersion {
  readonly modelId: string;
  readonly modelSetId: string;
}

/**
 * The newest version that is ready, by the run that it was made from: for runs that a program published under a name of its
 * own, which nothing about the run tells. No page documents the list of the sets, only a client sends it [Python SDK]: where
 * it is refused, nothing is known.
 */
export async function versionsByRun(
  client: QianfanClient,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PublishedVersion>> {
  const found = new Map<string, PublishedVersion>();
  let looks = 0;
  try {
    for await (const { modelSetId } of client.allCustomModelSets({ signal })) {
      const set = await absentAsUndefined(client.describeModelSet({ modelSetId }, { signal }));
      for (const modelId of [...(set?.modelIds ?? [])].reverse()) {
        if (looks === mostLooks) return found;
        looks += 1;
        const model = await absentAsUndefined(client.describeModel(modelId, { signal }));
        const run = model?.trainTaskId;
        if (run === undefined || found.has(run) || publicationState(model?.status) !== "ready") continue;
        found.set(run, { modelId, modelSetId });
      }
    }
  } catch (error) {
    if (!(error instanceof CloudError) || error.kind === "cancelled") throw error;
  }
  return found;
}
