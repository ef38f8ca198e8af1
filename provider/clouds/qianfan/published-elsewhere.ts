import { CloudError } from "../../contract/cloud-error";
import { absentAsUndefined } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import { publicationState } from "./publication-state";
import { stepIn } from "./version-description";

/** Most versions that are looked at, newest sets first (our choice: an account may have thousands, and each is a call). */
const mostLooks = 100;

/** A version and its set. */
interface PublishedVersion {
  readonly modelId: string;
  readonly modelSetId: string;
}

/**
 * The newest version that is ready, by the run that it was made from: for runs that a program published under a name of its
 * own, which nothing about the run tells.
 */
export async function versionsByRun(
  client: QianfanClient,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PublishedVersion>> {
  const found = new Map<string, PublishedVersion>();
  for await (const { run, ...version } of allVersions(client, signal)) {
    if (!found.has(run)) found.set(run, version);
  }
  return found;
}

/** The newest version that is ready of one checkpoint of a run, which only the description tells; of the last one without a step. */
export async function versionOf(
  client: QianfanClient,
  run: string,
  step: number | undefined,
  signal?: AbortSignal,
): Promise<PublishedVersion | undefined> {
  return (await publishedCheckpoints(client, signal)).get(run)?.find((one) => one.step === step);
}

/** The checkpoints that stand published by the run that they are of, each as its newest version. */
export async function publishedCheckpoints(
  client: QianfanClient,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly (PublishedVersion & { readonly step: number | undefined })[]>> {
  const found = new Map<string, (PublishedVersion & { readonly step: number | undefined })[]>();
  for await (const { run, description, ...version } of allVersions(client, signal)) {
    const step = stepIn(description);
    const known = found.get(run) ?? [];
    if (!known.some((one) => one.step === step)) found.set(run, [...known, { ...version, step }]);
  }
  return found;
}

/**
 * Versions that are ready, newest sets first. No page documents the list of the sets, only a client sends it [Python SDK]: where
 * it is refused, nothing is known.
 */
async function* allVersions(
  client: QianfanClient,
  signal: AbortSignal | undefined,
): AsyncGenerator<PublishedVersion & { readonly run: string; readonly description?: string }> {
  let looks = 0;
  try {
    for await (const { modelSetId } of client.allCustomModelSets({ signal })) {
      const set = await absentAsUndefined(client.describeModelSet({ modelSetId }, { signal }));
      for (const modelId of [...(set?.modelIds ?? [])].reverse()) {
        if (looks === mostLooks) return;
        looks += 1;
        const model = await absentAsUndefined(client.describeModel(modelId, { signal }));
        const { trainTaskId: run, description } = model ?? {};
        if (run === undefined || publicationState(model?.status) !== "ready") continue;
        yield { run, modelId, modelSetId, ...(description === undefined ? {} : { description }) };
      }
    }
  } catch (error) {
    if (!(error instanceof CloudError) || error.kind === "cancelled") throw error;
  }
}
