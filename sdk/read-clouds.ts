import type { CloudRegistry } from "../provider/contract/cloud";
import type { Observation } from "../provider/contract/observation";
import type { CloudSession } from "../provider/contract/session";
import type { DeploymentDescription, JobDescription, JobFilter } from "./declared/types";
import { sessionOfStack } from "./settings-of-stack";

/**
 * Reads one job without managing it.
 * @param id resource ID: `bailian/ft-…` or `qianfan/job-…/task-…`.
 * @returns `undefined` when the cloud does not know it for this account.
 * @throws CloudError, FineTuneError `bad-id`
 * @example const job = await getFineTuneJob("bailian/ft-202611250930-1a2b");
 */
export async function getFineTuneJob(id: string): Promise<JobDescription | undefined> {
  const { parseResourceId } =
    require("../provider/lifecycle/job/resource-id") as typeof import("../provider/lifecycle/job/resource-id");
  const key = parseResourceId(registry(), id) ?? badId(id, "a fine-tuning job");
  const session = sessionOfStack(key.cloud);
  const seen = await session.observe(key);
  return seen && { ...(await withModel(session, seen)), cloud: key.cloud, id };
}

/**
 * Every job of the account that a filter lets pass, newest or oldest first as the cloud gives them; pages are fetched as needed.
 * @example for await (const job of listFineTuneJobs({ status: "succeeded" })) console.log(job.id, job.finetunedOutput);
 */
export async function* listFineTuneJobs(filter: JobFilter = {}): AsyncGenerator<JobDescription> {
  const { formatResourceId } =
    require("../provider/lifecycle/job/resource-id") as typeof import("../provider/lifecycle/job/resource-id");
  const wanted = filter.cloud === undefined ? registry().all.map(({ name }) => name) : [filter.cloud];
  for (const cloud of wanted) {
    const session = sessionOfStack(cloud);
    for await (const seen of session.list()) {
      if (!passes(seen, filter)) continue;
      yield { ...(await withModel(session, seen)), cloud, id: formatResourceId({ cloud, ...seen }) };
    }
  }
}

/**
 * Reads one deployment without managing it.
 * @param id resource ID: `bailian/<deployed model>` or `qianfan/svco-…`.
 * @returns `undefined` when the cloud does not know it for this account.
 * @throws CloudError, FineTuneError `bad-id`
 * @example const { deployedModel, baseUrl } = (await getModelDeployment("qianfan/svco-…")) ?? {};
 */
export async function getModelDeployment(id: string): Promise<DeploymentDescription | undefined> {
  const { parseDeploymentId } =
    require("../provider/lifecycle/deployment/deployment-state") as typeof import("../provider/lifecycle/deployment/deployment-state");
  const key = parseDeploymentId(registry(), id) ?? badId(id, "a deployment");
  const seen = await sessionOfStack(key.cloud).deployments?.().observe(key);
  if (seen === undefined) return undefined;
  const { key: _key, ...description } = seen;
  return { ...description, cloud: key.cloud, id };
}

function passes(seen: Observation, { status, baseModel, namePrefix }: JobFilter): boolean {
  const statuses = status === undefined ? undefined : [status].flat();
  return (
    (statuses === undefined || statuses.includes(seen.status)) &&
    (baseModel === undefined || seen.baseModel === baseModel) &&
    (namePrefix === undefined || (seen.jobName ?? "").startsWith(namePrefix))
  );
}

/** A look with the model that its run was published as. */
function withModel(session: CloudSession, seen: Observation): Promise<Observation> {
  const { withPublishedModel } =
    require("../provider/lifecycle/job/published-model") as typeof import("../provider/lifecycle/job/published-model");
  return withPublishedModel(session, seen);
}

/** Loaded when first asked. */
function registry(): CloudRegistry {
  return (require("../provider/clouds") as typeof import("../provider/clouds")).clouds;
}

function badId(id: string, what: string): never {
  const { FineTuneError } =
    require("../provider/base/fine-tune-error") as typeof import("../provider/base/fine-tune-error");
  throw new FineTuneError(`\`${id}\` is no ID of ${what}`, { code: "bad-id" });
}
