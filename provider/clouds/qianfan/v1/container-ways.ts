import type { ContainerWays } from "../container-ways";
import { observeTask } from "../observation";
import type { QianfanV1Client } from "./client";
import { taskRequest } from "./create-requests";
import { v1ContainerDifferences, v1TaskDifferences } from "./differences";
import { runDetails } from "./run-key";

/** How V1 takes a container. `numbers` gets V1's number of each that is made, by V2's ID. */
export function createV1ContainerWays(v1: QianfanV1Client, numbers: Map<string, number>): ContainerWays {
  return {
    create: async (request) => {
      const { id, uuid } = await v1.createTask(taskRequest(request));
      if (uuid === undefined) return String(id);
      numbers.set(uuid, id);
      return uuid;
    },
    containerDifferences: v1ContainerDifferences,
    candidate: (task, jobId, block) => {
      const key = { cloud: "qianfan", jobId, taskId: task.taskId } as const;
      const seen = observeTask(task, jobId);
      return {
        key,
        observation: { ...seen, details: { ...seen.details, ...runDetails(key) } },
        differences: v1TaskDifferences(task, block),
      };
    },
  };
}
