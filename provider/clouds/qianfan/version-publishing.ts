import type { CloudSession } from "../../contract/session";
import type { VersionOperations } from "../../contract/version-cloud";
import { present } from "../../base/present";
import { absentAsUndefined, toleratedKind } from "../tolerated-kind";
import type { LeftOut } from "../http/read-leniently";
import type { QianfanClient } from "./client";
import { publishedCheckpoints, versionOf } from "./published-elsewhere";
import { publicationState } from "./publication-state";
import { isNumber } from "./v1/identifier";

/** Publishing checkpoints as versions, by the same publisher as a job's own `publish`, in either version of the API. */
export function createVersionPublishing(
  client: QianfanClient,
  publish: Required<CloudSession>["publish"],
): VersionOperations {
  return {
    checkpoints: async ({ taskId }, signal) => {
      // V1 tells of no checkpoints, and V2 does not know its numbers.
      if (taskId === undefined || isNumber(taskId)) return [];
      const task = await client.describeFineTuningTask(taskId, { signal });
      // Not its training loss, which says nothing of how a checkpoint does on data that it has not seen.
      return task.checkpoints
        .map(({ step, perplexity }) => ({ step, ...(perplexity === undefined ? {} : { perplexity }) }))
        .sort((one, other) => one.step - other.step);
    },
    publish: ({ job, step, name, block }, signal) =>
      publish(job, step === undefined ? block : { ...block, checkpointStep: step }, name, signal),
    find: async ({ taskId }, step, signal) => {
      const found = taskId === undefined ? undefined : await versionOf(client, taskId, step, signal);
      return found && { ...found, state: "ready" };
    },
    list: async function* (jobs, signal) {
      const published = await publishedCheckpoints(client, signal);
      for await (const job of jobs) {
        for (const { step, modelId } of published.get(job.taskId ?? "") ?? [])
          yield { job, modelId, ...present({ step }) };
      }
    },
    observe: async ({ modelId }, signal) => {
      const model = await absentAsUndefined(client.describeModel(modelId, { signal }));
      if (model === undefined) return undefined;
      const { modelSetId } = model;
      return { modelId, ...(modelSetId === undefined ? {} : { modelSetId }), state: publicationState(model.status) };
    },
    remove: (version, signal) => removeVersion(client, version, signal),
  };
}

/** Deletes a version, and its set where that is ours and nothing else is in it. */
export async function removeVersion(
  client: QianfanClient,
  version: { readonly modelId: string; readonly modelSetId?: string; readonly ownsModelSet: boolean },
  signal?: AbortSignal,
): Promise<"removed" | "gone"> {
  const { modelId, modelSetId, ownsModelSet } = version;
  const absent = await toleratedKind(client.deleteModel(modelId, { signal }), ["not-found"]);
  if (ownsModelSet && modelSetId !== undefined) {
    let isUnread = false;
    // A version that cannot be read may be somebody's.
    const onLeftOut = ({ isItem }: LeftOut) => void (isUnread ||= isItem);
    const set = await absentAsUndefined(client.describeModelSet({ modelSetId }, { signal, onLeftOut }));
    if (set?.modelIds.length === 0 && !isUnread) await client.deleteModelSet(modelSetId, { signal });
  }
  return absent === undefined ? "removed" : "gone";
}
