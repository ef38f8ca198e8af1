import type { JobKey } from "../../../contract/keys";
import type { Publication } from "../../../contract/version-cloud";
import { CloudError } from "../../../contract/cloud-error";
import { absentAsUndefined } from "../../tolerated-kind";
import type { QianfanPublish } from "../arguments";
import type { QianfanClient } from "../client";
import { wishOf } from "../publication";
import { publicationState } from "../publication-state";
import type { CustomModelSet } from "../schemas";
import { setNameOf } from "../set-name";
import { stepIn, versionDescription } from "../version-description";
import type { ApiVersion } from "../api-version";
import { toIdentifier } from "./identifier";
import { runIdentifiers } from "./run-key";
import type { V1ModelVersion } from "./schemas";

/** What is to be published, and where to. */
interface Wish {
  readonly key: JobKey;
  readonly options: QianfanPublish;
  /** Name of the set, unless the options name a set by its ID. */
  readonly modelName: string;
  readonly description: string;
}

type Version = Pick<Publication, "modelId" | "modelSetId">;

/**
 * Publishing by publishTrainModel, each run once: a version is found again by the run that it was made from, so a publishing
 * that was cut short or whose answer was lost is picked up instead of repeated. Sets are looked up by V2, which alone knows
 * names.
 */
export function createV1Publisher(client: QianfanClient): ApiVersion["publish"] {
  const inProgress = new Map<string, Version>();

  const look = async (place: string, signal?: AbortSignal): Promise<Publication | undefined> => {
    const known = inProgress.get(place);
    if (known === undefined) return undefined;
    const state = publicationState((await client.v1.modelVersionDetail(known.modelId, { signal })).state);
    if (state !== "publishing") inProgress.delete(place);
    return { ...known, state };
  };

  return async (key, block, jobName, signal) => {
    const run = key.taskId ?? "";
    // Checked by the rules before any session is opened.
    const options = block as unknown as QianfanPublish;
    const place = wishOf(run, options, versionDescription(options, jobName));
    const known = await look(place, signal);
    if (known !== undefined) return known;
    const modelName = options.modelName ?? setNameOf(jobName, run);
    const wish = { key, options, modelName, description: versionDescription(options, jobName) };
    const set = await findSet(client, wish, signal);
    const found = set && (await findVersion(client, set, wish, signal));
    if (found?.state === "ready") return found;
    const { modelId, modelSetId } = found ?? (await publishOnce(client, set, wish, signal));
    inProgress.set(place, { modelId, modelSetId });
    return { modelId, modelSetId, state: "publishing" };
  };
}

function findSet(client: QianfanClient, wish: Wish, signal?: AbortSignal): Promise<CustomModelSet | undefined> {
  const { modelSetId } = wish.options;
  if (modelSetId !== undefined) return client.describeModelSet({ modelSetId }, { signal });
  return absentAsUndefined(client.describeModelSet({ modelSetName: wish.modelName }, { signal }));
}

async function findVersion(
  { v1 }: QianfanClient,
  { modelSetId, modelIds }: CustomModelSet,
  wish: Wish,
  signal?: AbortSignal,
): Promise<Publication | undefined> {
  // Newest last in the set; the newest of ours is the one to go on with.
  for (const modelId of [...modelIds].reverse()) {
    const version = await absentAsUndefined(v1.modelVersionDetail(modelId, { signal }));
    if (version === undefined || !isOf(version, wish)) continue;
    const state = publicationState(version.state);
    if (state !== "failed") return { modelId, modelSetId, state };
  }
  return undefined;
}

/**
 * Made from the run, and from the wanted checkpoint of it, which only our description tells. A run is published once in a
 * set, so another description alone makes no other version.
 */
function isOf({ run, description }: V1ModelVersion, wish: Wish): boolean {
  const { jobId: number } = runIdentifiers(wish.key);
  const isOfRun = run !== undefined && (run.runIdStr === wish.key.taskId || run.runId === number);
  return isOfRun && (description === undefined || stepIn(description) === stepIn(wish.description));
}

async function publishOnce(
  client: QianfanClient,
  set: CustomModelSet | undefined,
  wish: Wish,
  signal?: AbortSignal,
): Promise<Version> {
  const { key, options, modelName, description } = wish;
  const target = set === undefined ? { isNewModel: true, modelName } : { isNewModel: false, modelId: set.modelSetId };
  const { checkpointStep } = options;
  const versionMeta = {
    taskId: toIdentifier(key.jobId),
    iterationId: toIdentifier(key.taskId ?? ""),
    description,
    ...(checkpointStep === undefined ? {} : { step: checkpointStep }),
  };
  try {
    return await client.v1.publishTrainModel({ ...target, versionMeta }, { signal });
  } catch (error) {
    if (!(error instanceof CloudError) || error.kind === "cancelled") throw error;
    // The answer may have been lost, or the name may be ours already.
    const made = await findSet(client, wish, signal);
    const version = made && (await findVersion(client, made, wish, signal));
    if (version === undefined) throw error;
    return version;
  }
}
