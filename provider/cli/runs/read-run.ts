import { isRecord } from "../../base/is-record";
import type { JsonObject } from "../../base/json";
import { present } from "../../base/present";
import { clouds } from "../../clouds";
import { CloudError } from "../../contract/cloud-error";
import type { Curve } from "../../contract/curve";
import type { JobKey } from "../../contract/keys";
import type { CloudSession } from "../../contract/session";
import { formatDeploymentId } from "../../lifecycle/deployment/deployment-state";
import { formatResourceId } from "../../lifecycle/job/resource-id";
import { consoleId, type JobState } from "../../lifecycle/job/state";
import { costOf } from "../../prices/estimate-cost";
import { findPrice } from "../../prices/find-price";
import type { CliContext } from "../cli-context";
import { note } from "../print";
import { requireJob } from "../require-job";
import type { HeldResource } from "../stack-holdings";

/** What is known of a run: by its cloud, and by a stack where one is named. */
export interface RunRecord {
  readonly id: string;
  readonly job: Omit<JobState, "details">;
  readonly curve: Curve;
  /** The cloud's block that it was submitted with, as far as that is told. */
  readonly block: JsonObject;
  /** What its billed tokens cost by list price; absent where either is not known. */
  readonly cost?: { readonly amount: number; readonly currency: string; readonly priceSource: string };
  /** The resource in the stack. */
  readonly resource?: string;
  readonly data: readonly {
    readonly id: string;
    readonly resource?: string;
    readonly rows?: unknown;
    readonly tokens?: unknown;
    readonly contentHash?: unknown;
  }[];
  readonly versions: readonly { readonly modelId: string; readonly step?: number }[];
  readonly deployments: readonly { readonly id: string; readonly model: string; readonly status: string }[];
}

/** Most deployments that are looked at one by one (our choice: a report must not take an account's rate). */
const mostDeployments = 100;

/**
 * Reads a run and what became of it.
 * @param held resources of the stack; empty where none is named.
 * @throws FineTuneError `not-found`, CloudError
 */
export async function readRun(
  { settings, sessions }: CliContext,
  key: JobKey,
  held: readonly HeldResource[],
  signal?: AbortSignal,
): Promise<RunRecord> {
  const session = sessions.open(key.cloud);
  const { details: _details, ...job } = await requireJob(session, key, signal);
  const { baseModel, trainedTokens, taskId, jobId } = job;
  const own = held.find(({ urn, ids }) => urn.includes(":FineTuneJob::") && ids.includes(taskId ?? jobId));
  const curve = await told("its losses", session.curve(key, undefined, signal), { points: [] });
  const block = {
    ...plain(own?.inputs[key.cloud]),
    ...(await told("its arguments", session.told?.(key, signal) ?? nothing, undefined)),
  };
  const versions = await told("its versions", versionsOf(session, key, signal), []);
  const models = new Set([job.finetunedOutput, ...versions.map(({ modelId }) => modelId)]);
  const price = baseModel === undefined ? undefined : findPrice(clouds.get(key.cloud), baseModel, settings);
  return {
    id: formatResourceId(key),
    job,
    curve,
    block,
    ...present({
      cost:
        price && trainedTokens !== undefined
          ? { amount: costOf(trainedTokens, price), currency: price.currency, priceSource: price.priceSource }
          : undefined,
      resource: own?.name,
    }),
    data: dataOf(block, own, held),
    versions,
    deployments: await told("deployments", deploymentsOf(session, models, signal), []),
  };
}

const nothing = Promise.resolve(undefined);

/** What a key may not see is left out, and that is said. */
async function told<T>(what: string, reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof CloudError) || error.kind === "cancelled") throw error;
    note(`${what}: ${error.message}`);
    return otherwise;
  }
}

async function versionsOf(session: CloudSession, key: JobKey, signal?: AbortSignal): Promise<RunRecord["versions"]> {
  async function* one() {
    yield await Promise.resolve(key);
  }
  const versions = [];
  for await (const { modelId, step } of session.versions?.().list?.(one(), signal) ?? []) {
    versions.push({ modelId, ...present({ step }) });
  }
  return versions;
}

async function deploymentsOf(
  session: CloudSession,
  models: ReadonlySet<string | undefined>,
  signal?: AbortSignal,
): Promise<RunRecord["deployments"]> {
  const operations = session.deployments?.();
  const serving = [];
  let looks = 0;
  for await (const { key } of operations?.list?.(signal) ?? []) {
    if ((looks += 1) > mostDeployments) break;
    const seen = await operations?.observe(key, signal);
    if (seen?.model === undefined || !models.has(seen.model)) continue;
    serving.push({ id: formatDeploymentId(key), model: seen.model, status: seen.status });
  }
  return serving;
}

/** Data by the IDs that the block has, with what a stack knows of it. */
function dataOf(block: JsonObject, own: HeldResource | undefined, held: readonly HeldResource[]): RunRecord["data"] {
  const named = JSON.stringify([block, own?.inputs ?? {}]);
  const sets = held.filter(
    ({ urn, ids }) => urn.includes(":TrainingDataset::") && ids.some((id) => named.includes(JSON.stringify(id))),
  );
  const ofStack = sets.map(({ name, ids, outputs: { rows, tokens, contentHash } }) => ({
    id: ids[0] ?? name,
    resource: name,
    ...present({ rows, tokens, contentHash }),
  }));
  const files = Array.isArray(block["trainingFileIds"]) ? block["trainingFileIds"].map(String) : [];
  const known = new Set(sets.flatMap(({ ids }) => ids));
  return [...ofStack, ...files.filter((id) => !known.has(id)).map((id) => ({ id }))];
}

/** Marks a secret in a stack's state [pulumi engine 3.259.0]. */
const secretMark = "4dabf18193072939515e22adb298388d";

/** What may be shown of a block in a stack. */
function plain(block: unknown): JsonObject {
  if (!isRecord(block)) return {};
  return JSON.parse(
    JSON.stringify(block, (_name, value: unknown) => (isRecord(value) && secretMark in value ? "[secret]" : value)),
  ) as JsonObject;
}

/** A run's name for people. */
export function nameOf({ job }: RunRecord): string {
  return job.jobName ?? consoleId(job);
}
