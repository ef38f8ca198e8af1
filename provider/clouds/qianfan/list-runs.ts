import type { Observation } from "../../contract/observation";
import { absentAsUndefined } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import { observeTask } from "./observation";
import type { FineTuningTask } from "./schemas";

/** Every run of the account, container by container; a container without runs stands for itself. */
export async function* listRuns(
  client: QianfanClient,
  account: string,
  signal?: AbortSignal,
): AsyncGenerator<Observation> {
  for await (const job of client.allFineTuningJobs({}, { signal })) {
    // Another operation may delete a container while the list is read: then it has no runs, and is none itself.
    const tasks = await absentAsUndefined(runsOf(client, job.jobId, signal));
    for (const task of tasks ?? []) yield { jobName: job.name, ...observeTask(task, job.jobId), account };
    if (tasks?.length !== 0) continue;
    const { jobId, name: jobName, model: baseModel, createTime: createdAt } = job;
    yield { jobId, jobName, baseModel, createdAt, status: "queued", cloudStatus: "", account };
  }
}

async function runsOf(client: QianfanClient, jobId: string, signal?: AbortSignal): Promise<FineTuningTask[]> {
  const tasks: FineTuningTask[] = [];
  for await (const task of client.allFineTuningTasks(jobId, { signal })) tasks.push(task);
  return tasks;
}
