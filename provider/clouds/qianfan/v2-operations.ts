import type { JsonObject } from "../../base/json";
import { present } from "../../base/present";
import { differencesOf } from "../compare-values";
import type { ApiVersion } from "./api-version";
import type { QianfanClient } from "./client";
import { everyRun } from "./list-runs";
import type { ContainerWays } from "./container-ways";
import { argumentsOf, containerRequest, runRequest } from "./create-requests";
import { observeTask } from "./observation";
import { createPublisher } from "./publication";
import { findContainers, reserveContainer } from "./reserve-container";
import type { FineTuningJob, FineTuningTask } from "./schemas";
import type { SharedListing } from "../share-listing";
import { absentAsUndefined, toleratedKind } from "../tolerated-kind";
import type { JobKey } from "../../contract/keys";
import type { Observation } from "../../contract/observation";
import type { Candidate } from "../../contract/session";

/**
 * Refusals of a stop or a delete that the state explains. No document tells their codes for V2 ([Wlyckvrz8] has the
 * general ones), and the run was seen to have ended, so a plain "invalid" counts too: destroy must not fail over a finished run.
 */
const refusals = ["unsupported", "not-found", "invalid", "conflict"] as const;

/** What V2 does in its own way. `account` marks every observation. */
export function createV2Operations(
  client: QianfanClient,
  containers: SharedListing<readonly FineTuningJob[]>,
  account: string,
): ApiVersion {
  const publisher = createPublisher(client);
  const ways = containerWays(client);
  const describe = (taskId: string, signal?: AbortSignal) =>
    absentAsUndefined(client.describeFineTuningTask(taskId, { signal }));

  return {
    find: (isWanted, block, signal) => findContainers(client, ways, containers, isWanted, block, signal),
    reserve: (request, choice, signal) => reserveContainer(client, ways, request, choice, signal),
    submit: async ({ block }, { jobId = "" }) => {
      const { taskId } = await client.createFineTuningTask(runRequest(jobId, block));
      return { cloud: "qianfan", jobId, taskId };
    },
    release: async ({ jobId, isNew }, signal) => {
      if (isNew && jobId !== undefined) await removeIfEmpty(client, jobId, signal);
    },
    observe: async ({ jobId, taskId }, signal) => {
      if (taskId === undefined) return observeContainer(client, jobId, account, signal);
      const task = await describe(taskId, signal);
      return task && { ...observeTask(task, jobId), account };
    },
    inspect: async (key, block, signal) => {
      const task = key.taskId === undefined ? undefined : await describe(key.taskId, signal);
      if (task === undefined) return undefined;
      const { observation, differences } = candidate(task, key.jobId, block);
      return { key, observation: { ...observation, account }, differences };
    },
    // Neither data nor hyperparameters.
    told: async ({ taskId }, signal) => {
      const task = taskId === undefined ? undefined : await describe(taskId, signal);
      return task && present({ model: task.model, trainMode: task.trainMode, parameterScale: task.parameterScale });
    },
    cancel: async ({ taskId }, signal) => {
      if (taskId === undefined) return;
      // A stop that loses the race against the end of the run has nothing left to do.
      await toleratedKind(client.stopFineTuningTask(taskId, { signal }), refusals);
    },
    remove: (key, { ownsJob }, signal) => removeRun(client, key, ownsJob, signal),
    publish: async ({ taskId = "" }, choice, jobName, signal) => {
      const task = await describe(taskId, signal);
      return publisher.publish(choice, { jobName, taskId, baseModel: task?.model }, signal);
    },
  };
}

function containerWays(client: QianfanClient): ContainerWays {
  return {
    create: async (request) => (await client.createFineTuningJob(containerRequest(request))).jobId,
    containerDifferences,
    candidate,
  };
}

function candidate(task: FineTuningTask, jobId: string, block: JsonObject): Candidate {
  return {
    key: { cloud: "qianfan", jobId, taskId: task.taskId },
    observation: observeTask(task, jobId),
    differences: taskDifferences(task, block),
  };
}

/** A container without a run of ours: what an interrupted create leaves. */
async function observeContainer(
  client: QianfanClient,
  jobId: string,
  account: string,
  signal?: AbortSignal,
): Promise<Observation | undefined> {
  for await (const job of client.allFineTuningJobs({}, { signal })) {
    if (job.jobId !== jobId) continue;
    return { jobId, jobName: job.name, status: "queued", cloudStatus: "", account, baseModel: job.model };
  }
  return undefined;
}

async function removeRun(
  client: QianfanClient,
  { jobId, taskId }: JobKey,
  ownsJob: boolean,
  signal?: AbortSignal,
): Promise<"removed" | "kept" | "gone"> {
  const outcome = taskId === undefined ? "removed" : await removeTask(client, taskId, signal);
  if (ownsJob) await removeIfEmpty(client, jobId, signal);
  return outcome;
}

async function removeTask(
  client: QianfanClient,
  taskId: string,
  signal?: AbortSignal,
): Promise<"removed" | "kept" | "gone"> {
  let isDone = true;
  const deletion = client.deleteFineTuningTask(taskId, { signal }).then((outcome) => (isDone = outcome));
  const refused = await toleratedKind(deletion, refusals);
  if (refused?.kind === "not-found") return "gone";
  return refused === undefined && isDone ? "removed" : "kept";
}

/** Deletes a container that has no runs; one that has some, or is gone, is left alone. */
async function removeIfEmpty(client: QianfanClient, jobId: string, signal?: AbortSignal): Promise<void> {
  const runs = everyRun(client, jobId, signal);
  const first = await absentAsUndefined(runs.next());
  if (first === undefined || first.done !== true) return;
  await toleratedKind(client.deleteFineTuningJob(jobId, { signal }), refusals);
}

/** In what a run was trained otherwise than a block asks, as far as DescribeFineTuningTask tells: neither data nor hyperparameters. */
export function taskDifferences(task: FineTuningTask, block: JsonObject): string[] {
  const asked = argumentsOf(block);
  return differencesOf([
    { name: "model", there: task.model, here: asked.model },
    { name: "trainMode", there: task.trainMode, here: asked.trainMode },
    { name: "parameterScale", there: task.parameterScale, here: asked.parameterScale },
  ]);
}

/** In what a container differs from the one that a block asks for. */
export function containerDifferences(job: FineTuningJob, block: JsonObject): string[] {
  const asked = argumentsOf(block);
  return differencesOf([
    { name: "model", there: job.model, here: asked.model },
    { name: "trainMode", there: job.trainMode, here: asked.trainMode },
  ]);
}
