import type * as Reading from "../provider/front/read-clouds";
import type * as ListingModels from "../provider/front/list-models";
import type { BaseModel, DeploymentDescription, JobDescription, JobFilter, ModelFilter } from "./declared/types";
import { sessionOfStack, settingsOfStack } from "./settings-of-stack";

/**
 * Reads one job without managing it.
 * @param id resource ID: `bailian/ft-…` or `qianfan/job-…/task-…`.
 * @returns `undefined` when the cloud does not know it for this account.
 * @throws CloudError, FineTuneError `bad-id`
 * @example const job = await getFineTuneJob("bailian/ft-202611250930-1a2b");
 */
export async function getFineTuneJob(id: string): Promise<JobDescription | undefined> {
  return reading().readJobById(sessionOfStack, id);
}

/**
 * Every job of the account that a filter lets pass, newest or oldest first as the cloud gives them; pages are fetched as needed.
 * @example for await (const job of listFineTuneJobs({ status: "succeeded" })) console.log(job.id, job.finetunedOutput);
 */
export async function* listFineTuneJobs(filter: JobFilter = {}): AsyncGenerator<JobDescription> {
  yield* reading().listJobs(sessionOfStack, filter);
}

/**
 * Reads one deployment without managing it.
 * @param id resource ID: `bailian/<deployed model>` or `qianfan/svco-…`.
 * @returns `undefined` when the cloud does not know it for this account.
 * @throws CloudError, FineTuneError `bad-id`
 * @example const { deployedModel, baseUrl } = (await getModelDeployment("qianfan/svco-…")) ?? {};
 */
export async function getModelDeployment(id: string): Promise<DeploymentDescription | undefined> {
  return reading().readDeploymentById(sessionOfStack, id);
}

/**
 * Every model that can be trained, by the catalogue and the tables of this version, as `finetune models` shows them. Asks no cloud.
 * @throws FineTuneError `unknown-cloud`, `bad-configuration`, `bad-catalogue`
 * @example for await (const { cloud, model } of listBaseModels({ cloud: "bailian" })) console.log(cloud, model);
 */
export async function* listBaseModels(filter: ModelFilter = {}): AsyncGenerator<BaseModel> {
  const { listBaseModels: list } = require("../provider/front/list-models") as typeof ListingModels;
  yield* list(settingsOfStack(), filter);
}

/** Loaded when first asked. */
function reading(): typeof Reading {
  return require("../provider/front/read-clouds") as typeof Reading;
}
