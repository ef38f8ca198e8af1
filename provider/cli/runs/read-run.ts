import { present } from "../../base/present";
import { clouds } from "../../clouds";
import { CloudError } from "../../contract/cloud-error";
import type { Curve } from "../../contract/curve";
import type { JobKey } from "../../contract/keys";
import type { CloudSession } from "../../contract/session";
import { formatDeploymentId } from "../../lifecycle/deployment/deployment-state";
import { formatResourceId } from "../../lifecycle/job/resource-id";
import { billedCost, shownBlock, countOf, isOfKind, runData, type RunDatum } from "../../lifecycle/job/run-facts";
import { consoleId, type JobState } from "../../lifecycle/job/state";
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
  readonly block: Readonly<Record<string, unknown>>;
  /** What its billed tokens cost by list price; absent where either is not known. */
  readonly cost?: { readonly amount: number; readonly currency: string; readonly priceSource: string };
  /** The resource in the stack. */
  readonly resource?: string;
  /** With its resource in the stack. */
  readonly data: readonly (Partial<RunDatum> & { readonly id: string; readonly resource?: string })[];
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
  const own = held.find((one) => isOfKind(one, "FineTuneJob") && one.ids.includes(job.taskId ?? job.jobId));
  const curve = await told("its losses", session.curve(key, undefined, signal), { points: [] });
  const given = await told("its arguments", session.told?.(key, signal) ?? nothing, undefined);
  const block = shownBlock(key.cloud, own, given);
  const versions = await told("its versions", versionsOf(session, key, signal), []);
  const models = new Set([job.finetunedOutput, ...versions.map(({ modelId }) => modelId)]);
  return {
    id: formatResourceId(key),
    job,
    curve,
    block,
    ...present({
      cost: billedCost(job, clouds.get(key.cloud), settings),
      resource: own?.name,
    }),
    data: await dataOf(session, block, own, held, signal),
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

/** Its data with what a stack knows of it; where its cloud does not tell the data, what the stack's job names. */
async function dataOf(
  session: CloudSession,
  block: RunRecord["block"],
  own: HeldResource | undefined,
  held: readonly HeldResource[],
  signal?: AbortSignal,
): Promise<RunRecord["data"]> {
  const operations = session.datasets?.();
  const data = await runData(block, own, (fileId) =>
    told("its data", operations?.told?.({ cloud: session.cloud, fileId }, signal) ?? nothing, undefined),
  );
  const named = JSON.stringify([block, own?.inputs ?? {}]);
  const sets = held.filter(
    (one) => isOfKind(one, "TrainingDataset") && one.ids.some((id) => named.includes(JSON.stringify(id))),
  );
  const known = data.map((one) => {
    const set = sets.find(({ ids }) => ids.includes(one.id));
    return set === undefined ? one : { ...one, resource: set.name, ...countOf(set.outputs) };
  });
  const others = sets.filter(({ ids }) => !data.some(({ id }) => ids.includes(id)));
  return [
    ...known,
    ...others.map(({ name, ids, outputs }) => ({ id: ids[0] ?? name, resource: name, ...countOf(outputs) })),
  ];
}

/** A run's name for people. */
export function nameOf({ job }: RunRecord): string {
  return job.jobName ?? consoleId(job);
}
