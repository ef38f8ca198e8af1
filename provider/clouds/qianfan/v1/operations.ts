import type { JobKey } from "../../../contract/keys";
import type { Observation } from "../../../contract/observation";
import type { SharedListing } from "../../share-listing";
import { absentAsUndefined, toleratedKind } from "../../tolerated-kind";
import type { QianfanClient } from "../client";
import { observeTask } from "../observation";
import { findContainers, reserveContainer } from "../reserve-container";
import type { FineTuningJob } from "../schemas";
import type { ApiVersion } from "../api-version";
import { createV1ContainerWays } from "./container-ways";
import { jobRequest } from "./create-requests";
import { v1JobDifferences, v1TaskDifferences } from "./differences";
import { isNumber, toIdentifier } from "./identifier";
import { observeJob } from "./observation";
import { createV1Publisher } from "./publication";
import { newRunKey, runDetails, runIdentifiers } from "./run-key";

/**
 * What V1 does in its own way. Containers and runs of V1 are V2's (`uuid`), so V2 lists, reads and deletes them; where an
 * answer gave no `uuid`, V1's numbers stand in the key and jobDetail reads. `account` marks every observation.
 */
export function createV1Operations(
  client: QianfanClient,
  v2: ApiVersion,
  containers: SharedListing<readonly FineTuningJob[]>,
  account: string,
): ApiVersion {
  const { v1 } = client;
  /** V1's numbers of containers that this session has made, by V2's ID. */
  const numbers = new Map<string, number>();
  const ways = createV1ContainerWays(v1, numbers);
  const publish = createV1Publisher(client);

  const detail = (key: JobKey, signal?: AbortSignal) =>
    absentAsUndefined(v1.jobDetail(runIdentifiers(key), { signal }));
  const describe = (taskId: string, signal?: AbortSignal) =>
    absentAsUndefined(client.describeFineTuningTask(taskId, { signal }));

  return {
    find: (isWanted, block, signal) => findContainers(client, ways, containers, isWanted, block, signal),
    reserve: (request, choice, signal) => reserveContainer(client, ways, request, choice, signal),
    submit: async (request, { jobId = "" }) => {
      const taskId = numbers.get(jobId) ?? toIdentifier(jobId);
      return newRunKey(jobId, taskId, await v1.createJob(jobRequest(taskId, request)));
    },
    release: async (reservation, signal) => {
      if (!isNumber(reservation.jobId ?? "")) await v2.release(reservation, signal);
    },
    observe: async (key, signal) => {
      if (key.taskId === undefined) return observeContainer(v2, key, account, signal);
      if (!isNumber(key.taskId)) return ofV1(await v2.observe(key, signal), key);
      const job = await detail(key, signal);
      return job && { ...observeJob(job, key), account };
    },
    inspect: async (key, block, signal) => {
      const { taskId } = key;
      if (taskId === undefined) return undefined;
      if (isNumber(taskId)) {
        const job = await detail(key, signal);
        return (
          job && { key, observation: { ...observeJob(job, key), account }, differences: v1JobDifferences(job, block) }
        );
      }
      const task = await describe(taskId, signal);
      const observation = task && ofV1({ ...observeTask(task, key.jobId), account }, key);
      return task && observation && { key, observation, differences: v1TaskDifferences(task, block) };
    },
    told: () => Promise.resolve({ apiVersion: "v1" }),
    cancel: async (key, signal) => {
      const { taskId } = key;
      if (taskId === undefined) return;
      // A stop that loses the race against the end of the run has nothing left to do.
      const isV1Only = isNumber(taskId);
      const stop = v1.stopJob(runIdentifiers(key), { signal });
      const refused = await toleratedKind(
        stop,
        isV1Only ? ["unsupported", "not-found"] : ["unsupported", "not-found", "invalid"],
      );
      // V1's page [2lnlebz15] names only numbers, which an adopted run does not have here: V2 stops it by the ID that it does
      // have.
      if (refused !== undefined && refused.kind !== "unsupported" && !isV1Only) await v2.cancel(key, signal);
    },
    remove: async (key, { ownsJob }, signal) => {
      // No call of V1 deletes anything, and V2 does not know V1's numbers: what has only those stays.
      if (isNumber(key.taskId ?? "")) return "kept";
      const staysBehind = ownsJob && isNumber(key.jobId);
      const outcome = await v2.remove(key, { ownsJob: ownsJob && !staysBehind }, signal);
      return staysBehind ? "kept" : outcome;
    },
    publish,
  };
}

/** V2's view of a run of V1, with what later operations need to know. */
function ofV1(seen: Observation | undefined, key: JobKey): Observation | undefined {
  return seen && { ...seen, jobId: key.jobId, details: { ...seen.details, ...runDetails(key) } };
}

/** A container without a run of ours. No list tells of one that has only a number: what is known of it stays. */
async function observeContainer(
  v2: ApiVersion,
  key: JobKey,
  account: string,
  signal?: AbortSignal,
): Promise<Observation | undefined> {
  const { jobId } = key;
  const isListed = !isNumber(jobId);
  return ofV1(isListed ? await v2.observe(key, signal) : { jobId, status: "queued", cloudStatus: "", account }, key);
}
