import { own } from "../base/own";
import { openConfigured } from "../configuration/open-configured";
import type { CloudName } from "../contract/keys";
import type { CloudSession } from "../contract/session";
import { datasetId } from "../lifecycle/dataset/dataset-state";
import { formatDeploymentId } from "../lifecycle/deployment/deployment-state";
import { formatResourceId } from "../lifecycle/job/resource-id";
import { versionId } from "../lifecycle/version/version-state";
import { passes, type JobFilter } from "./read-clouds";

/** Something on an account, by its resource ID and the name that the cloud shows, else the ID once more. */
export interface Listed {
  readonly id: string;
  readonly name: string;
}

type List = (session: CloudSession, filter: JobFilter, signal: AbortSignal) => AsyncGenerator<Listed>;

const lists: Readonly<Record<string, List>> = {
  FineTuneJob: async function* ({ cloud, list }, filter, signal) {
    for await (const seen of list(signal)) {
      if (passes(seen, filter)) yield listed(formatResourceId({ cloud, ...seen }), seen.jobName);
    }
  },
  TrainingDataset: async function* (session, _filter, signal) {
    for await (const { key, name } of session.datasets?.().list?.(signal) ?? []) {
      const id = datasetId(key);
      if (id !== undefined) yield listed(id, name);
    }
  },
  ModelVersion: async function* (session, _filter, signal) {
    const finished = finishedJobs(session, signal);
    for await (const { job, step, modelId } of session.versions?.().list?.(finished, signal) ?? [])
      yield listed(versionId(job, step), modelId);
  },
  ModelDeployment: async function* (session, _filter, signal) {
    for await (const { key, name } of session.deployments?.().list?.(signal) ?? [])
      yield listed(formatDeploymentId(key), name);
  },
};

/**
 * Everything of one kind on the accounts of a configuration; clouds that it has no credentials for are left out.
 * @public loaded by `require` when first needed
 * @throws CloudError; FineTuneError `missing-credentials` where there are none at all, or none for the cloud that is asked for
 */
export async function* listKind(
  kind: string,
  open: (cloud: CloudName) => CloudSession,
  filter: JobFilter,
  signal: AbortSignal,
): AsyncGenerator<Listed> {
  const list = own(lists, kind);
  if (list === undefined) return;
  for (const session of openWanted(open, filter.cloud)) yield* list(session, filter, signal);
}

function openWanted(open: (cloud: CloudName) => CloudSession, cloud: CloudName | undefined): readonly CloudSession[] {
  if (cloud !== undefined) return [open(cloud)];
  const { opened, refused } = openConfigured(open);
  const refusal = refused.at(-1);
  if (opened.length === 0 && refusal !== undefined) throw refusal;
  return opened;
}

async function* finishedJobs({ cloud, list }: CloudSession, signal: AbortSignal) {
  for await (const { jobId, taskId, status } of list(signal)) {
    if (status === "succeeded") yield { cloud, jobId, ...(taskId === undefined ? {} : { taskId }) };
  }
}

function listed(id: string, name: string | undefined): Listed {
  return { id, name: name ?? id };
}
