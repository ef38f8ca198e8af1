import { FineTuneError } from "../base/fine-tune-error";
import { clouds } from "../clouds";
import type { DeploymentObservation } from "../contract/deployment-cloud";
import type { CloudName } from "../contract/keys";
import type { JobStatus, Observation } from "../contract/observation";
import type { CloudSession } from "../contract/session";
import { parseDeploymentId } from "../lifecycle/deployment/deployment-state";
import { withPublishedModel } from "../lifecycle/job/published-model";
import { formatResourceId, parseResourceId } from "../lifecycle/job/resource-id";

/** Opens a session on a cloud. */
type Open = (cloud: CloudName) => CloudSession;

/** Where something stands. */
interface Named {
  readonly cloud: CloudName;
  /** Resource ID. */
  readonly id: string;
}

/** Which jobs to list. */
export interface JobFilter {
  readonly cloud?: CloudName;
  readonly status?: JobStatus | readonly JobStatus[];
  readonly baseModel?: string;
  readonly namePrefix?: string;
}

/** One job; `undefined` when the cloud does not know it for this account. @throws CloudError, FineTuneError `bad-id` */
export async function readJobById(open: Open, id: string): Promise<(Observation & Named) | undefined> {
  const key = parseResourceId(clouds, id) ?? badId(id, "a fine-tuning job");
  const session = open(key.cloud);
  const seen = await session.observe(key);
  return seen && { ...(await withPublishedModel(session, seen)), cloud: key.cloud, id };
}

/** Every job of the account that a filter lets pass; pages are fetched as needed. @throws CloudError */
export async function* listJobs(open: Open, filter: JobFilter): AsyncGenerator<Observation & Named> {
  const wanted = filter.cloud === undefined ? clouds.all.map(({ name }) => name) : [filter.cloud];
  for (const cloud of wanted) {
    const session = open(cloud);
    for await (const seen of session.list()) {
      if (!passes(seen, filter)) continue;
      yield { ...(await withPublishedModel(session, seen)), cloud, id: formatResourceId({ cloud, ...seen }) };
    }
  }
}

/** One deployment; `undefined` when the cloud does not know it for this account. @throws CloudError, FineTuneError `bad-id` */
export async function readDeploymentById(
  open: Open,
  id: string,
): Promise<(Omit<DeploymentObservation, "key"> & Named) | undefined> {
  const key = parseDeploymentId(clouds, id) ?? badId(id, "a deployment");
  const seen = await open(key.cloud).deployments?.().observe(key);
  if (seen === undefined) return undefined;
  const { key: _key, ...description } = seen;
  return { ...description, cloud: key.cloud, id };
}

/** Whether a filter lets a job pass. */
export function passes(seen: Observation, { status, baseModel, namePrefix }: JobFilter): boolean {
  const statuses = status === undefined ? undefined : [status].flat();
  return (
    (statuses === undefined || statuses.includes(seen.status)) &&
    (baseModel === undefined || seen.baseModel === baseModel) &&
    (namePrefix === undefined || (seen.jobName ?? "").startsWith(namePrefix))
  );
}

function badId(id: string, what: string): never {
  throw new FineTuneError(`\`${id}\` is no ID of ${what}`, { code: "bad-id" });
}
