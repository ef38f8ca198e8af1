import type { Publication } from "../../contract/version-cloud";
import { CloudError } from "../../contract/cloud-error";
import type { JsonObject } from "../../base/json";
import { absentAsUndefined } from "../tolerated-kind";
import type { QianfanPublish } from "./arguments";
import type { QianfanClient } from "./client";
import { publicationState } from "./publication-state";
import { setNameOf } from "./set-name";
import { versionDescription } from "./version-description";

/** What is known of a set when a version goes into it. */
interface ModelSet {
  readonly modelSetId: string;
  readonly modelIds: readonly string[];
}

/** Models whose type is not text (`modelType` of [Pmnij91ff]; names by [2981496-7]). */
const imageModel = /stable-diffusion|wenxin-yige/i;

/** Publishes finished runs as model versions, each once. */
export interface Publisher {
  publish(block: JsonObject, names: PublicationNames, signal?: AbortSignal): Promise<Publication>;
}

/** What a new set is called and made for. */
export interface PublicationNames {
  readonly jobName: string;
  readonly taskId: string;
  readonly baseModel: string | undefined;
}

/**
 * Makes a publisher. A version is found again by the run that it was made from, so a publishing that was cut short or whose
 * answer was lost is picked up instead of repeated; one that failed is left as it is and made anew by the next operation.
 */
export function createPublisher(client: QianfanClient): Publisher {
  const inProgress = new Map<string, { readonly modelId: string; readonly modelSetId: string }>();

  const look = async (wish: string, signal?: AbortSignal): Promise<Publication | undefined> => {
    const known = inProgress.get(wish);
    if (known === undefined) return undefined;
    const model = await client.describeModel(known.modelId, { signal });
    const state = publicationState(model.status);
    if (state !== "publishing") inProgress.delete(wish);
    return { ...known, state, ...(state === "failed" ? { reason: `${known.modelId} is ${model.status}` } : {}) };
  };

  return {
    publish: async (block, names, signal) => {
      const { taskId } = names;
      // Checked by the rules before any session is opened.
      const options = block as unknown as QianfanPublish;
      const description = versionDescription(options, names.jobName);
      const wish = wishOf(taskId, options, description);
      const known = await look(wish, signal);
      if (known !== undefined) return known;
      const set = await ensureModelSet(client, options, names, signal);
      const found = await findVersion(client, set, taskId, description, signal);
      if (found?.state === "ready") return found;
      const { modelId } = found ?? (await createVersion(client, set.modelSetId, taskId, options, description, signal));
      inProgress.set(wish, { modelId, modelSetId: set.modelSetId });
      return { modelId, modelSetId: set.modelSetId, state: "publishing" };
    },
  };
}

/** The model that a run was published as in the set that is named after its job, the newest that is ready. */
export async function publishedModel(
  client: QianfanClient,
  taskId: string,
  jobName: string,
  signal?: AbortSignal,
): Promise<{ readonly modelId: string; readonly modelSetId: string } | undefined> {
  const find = client.describeModelSet({ modelSetName: setNameOf(jobName, taskId) }, { signal });
  const set = await absentAsUndefined(find);
  for (const modelId of [...(set?.modelIds ?? [])].reverse()) {
    const model = await absentAsUndefined(client.describeModel(modelId, { signal }));
    if (set === undefined || model?.trainTaskId !== taskId || publicationState(model.status) !== "ready") continue;
    return { modelId, modelSetId: set.modelSetId };
  }
  return undefined;
}

/** A run may be published more than once: other checkpoints of it, or into other sets. */
export function wishOf(run: string, { modelSetId, modelName }: QianfanPublish, description: string): string {
  return JSON.stringify([run, modelSetId, modelName, description]);
}

function createVersion(
  client: QianfanClient,
  modelSetId: string,
  taskId: string,
  { checkpointStep }: QianfanPublish,
  description: string,
  signal?: AbortSignal,
): Promise<{ modelId: string }> {
  const trainMeta = { taskId, ...(checkpointStep === undefined ? {} : { checkpointStep }) };
  return client.createCustomModel({ modelSetId, sourceType: "Train", trainMeta, description }, { signal });
}

async function ensureModelSet(
  client: QianfanClient,
  options: QianfanPublish,
  names: PublicationNames,
  signal?: AbortSignal,
): Promise<ModelSet> {
  if (options.modelSetId !== undefined) return client.describeModelSet({ modelSetId: options.modelSetId }, { signal });
  const modelSetName = options.modelName ?? setNameOf(names.jobName, names.taskId);
  const find = () => absentAsUndefined(client.describeModelSet({ modelSetName }, { signal }));
  const existing = await find();
  if (existing !== undefined) return existing;
  const modelType = imageModel.test(names.baseModel ?? "") ? "Text2Image" : "Text2Text";
  try {
    const { modelSetId } = await client.createCustomModelSet({ modelSetName, modelType }, { signal });
    return { modelSetId, modelIds: [] };
  } catch (error) {
    // The name may be ours already after an answer that was lost.
    const made = error instanceof CloudError && error.kind !== "cancelled" ? await find() : undefined;
    if (made !== undefined) return made;
    throw error;
  }
}

async function findVersion(
  client: QianfanClient,
  { modelSetId, modelIds }: ModelSet,
  taskId: string,
  description: string,
  signal?: AbortSignal,
): Promise<Publication | undefined> {
  // Newest last in the set; the newest of ours is the one to go on with.
  for (const modelId of [...modelIds].reverse()) {
    const model = await absentAsUndefined(client.describeModel(modelId, { signal }));
    if (model?.trainTaskId !== taskId || (model.description ?? description) !== description) continue;
    if (publicationState(model.status) !== "failed")
      return { modelId, modelSetId, state: publicationState(model.status) };
  }
  return undefined;
}
