import type { Observation } from "../../contract/observation";
import type { LeftOut } from "../http/read-leniently";
import { absentAsUndefined } from "../tolerated-kind";
import type { CloudError } from "../../contract/cloud-error";
import type { QianfanClient } from "./client";
import { observeTask } from "./observation";
import type { FineTuningTask } from "./schemas";
import { sentAs, unreadableTwin } from "../unreadable-twin";

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

/**
 * Every run in a container, for who is going to submit or to remove. One that cannot be read may be the one that was paid for,
 * so that it is never passed over.
 * @throws CloudError `unreadable`
 */
export function everyRun(client: QianfanClient, jobId: string, signal?: AbortSignal): AsyncGenerator<FineTuningTask> {
  const onLeftOut = (left: LeftOut) => {
    if (left.isItem) throw unreadableRun(jobId, left);
  };
  return client.allFineTuningTasks(jobId, { onLeftOut, ...(signal && { signal }) });
}

function unreadableRun(jobId: string, left: LeftOut): CloudError {
  return unreadableTwin({
    cloud: "qianfan",
    title: "Qianfan",
    operation: "DescribeFineTuningTasks",
    says: `the container ${jobId} has a run whose ID cannot be read${sentAs(left, "taskId")}; it may be the one that is paid for`,
    nextStep:
      "Look for the run in Qianfan's console (model tuning): where it is this one, give its ID as `adopt`; where it is another's, delete it or change `jobName`.",
  });
}
