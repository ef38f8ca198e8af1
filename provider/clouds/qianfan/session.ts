import type { CloudSession } from "../../contract/session";
import type { JobKey } from "../../contract/keys";
import type { DatasetOperations } from "../../contract/dataset-cloud";
import type { DeploymentOperations } from "../../contract/deployment-cloud";
import type { JsonObject } from "../../base/json";
import type { VersionOperations } from "../../contract/version-cloud";
import { keyFingerprint } from "../key-fingerprint";
import { type SessionOptions, throttlePatienceMs } from "../session-options";
import { shareListing } from "../share-listing";
import type * as BillsFile from "./bills";
import { createQianfanClient } from "./client";
import { credentialsOf } from "./credentials";
import { curveOf } from "./curve";
import type * as DeploymentOperationsFile from "./deployment-operations";
import { listRuns } from "./list-runs";
import type * as DatasetOperationsFile from "./dataset-operations";
import { publishedModel } from "./publication";
import { versionsByRun } from "./published-elsewhere";
import type { FineTuningJob } from "./schemas";
import { createV1Operations } from "./v1/operations";
import { isNumber } from "./v1/identifier";
import { isV1Key } from "./v1/run-key";
import { createV2Operations } from "./v2-operations";
import type * as VersionPublishing from "./version-publishing";

/** How to reach one account on Qianfan. */
export interface QianfanSessionOptions extends SessionOptions {
  readonly accessKey?: string;
  readonly secretKey?: string;
  /** S3-compatible endpoint of the object storage; default the region's own. */
  readonly bosBaseUrl?: string;
  /** Region of buckets that name none; default `bj`. */
  readonly bosRegion?: string;
  /** `true`: keys may be sent over plain http to another machine, as two regions of the object storage need it. */
  readonly allowInsecureEndpoint?: string;
}

/**
 * Opens a session on Qianfan, on both versions of its API. Sends nothing by itself.
 * @throws FineTuneError `missing-credentials`
 */
export function openQianfanSession(given: QianfanSessionOptions): CloudSession {
  const options = { throttlePatienceMs, ...given };
  const { accessKey, secretKey } = credentialsOf(options);
  const client = createQianfanClient({ ...options, accessKeyId: accessKey, secretAccessKey: secretKey });
  const fingerprint = keyFingerprint(accessKey);
  const containers = shareListing(async (signal) => {
    const jobs: FineTuningJob[] = [];
    for await (const job of client.allFineTuningJobs({}, { signal })) jobs.push(job);
    return jobs;
  }, options.clock);
  const elsewhere = shareListing((signal) => versionsByRun(client, signal), options.clock);
  const v2 = createV2Operations(client, containers, fingerprint);
  const v1 = createV1Operations(client, v2, containers, fingerprint);
  // A block says its version; a job that stands says it by what is known of it.
  const forBlock = (block: JsonObject) => (block["apiVersion"] === "v1" ? v1 : v2);
  const forKey = (key: JobKey) => (isV1Key(key) ? v1 : v2);

  const publish: Required<CloudSession>["publish"] = (key, choice, jobName, signal) =>
    forKey(key).publish(key, choice, jobName, signal);
  let versions: VersionOperations | undefined;
  let deployments: DeploymentOperations | undefined;
  let datasets: DatasetOperations | undefined;

  return {
    cloud: "qianfan",
    endpoint: options.endpoint ?? options.baseUrl,
    keyFingerprint: fingerprint,
    // An access key ID is all that tells accounts apart, and the lifecycle compares that by itself.
    ownsAccount: () => Promise.resolve(undefined),
    find: (isWanted, block, signal) => forBlock(block).find(isWanted, block, signal),
    reserve: (request, choice, signal) => forBlock(request.block).reserve(request, choice, signal),
    submit: (request, reservation, signal) => forBlock(request.block).submit(request, reservation, signal),
    release: (reservation, signal) =>
      forKey({ cloud: "qianfan", jobId: reservation.jobId ?? "" }).release(reservation, signal),
    observe: (key, signal) => forKey(key).observe(key, signal),
    list: (signal) => listRuns(client, fingerprint, signal),
    inspect: (key, block, signal) => forBlock(block).inspect(key, block, signal),
    told: (key, signal) => forKey(key).told(key, signal),
    cancel: (key, signal) => forKey(key).cancel(key, signal),
    remove: (key, options, signal) => forKey(key).remove(key, options, signal),
    logTail: () => Promise.resolve([]),
    curve: async ({ taskId }, _known, signal) => {
      // V1 tells of no checkpoints, and V2 does not know its numbers.
      if (taskId === undefined || isNumber(taskId)) return { points: [] };
      return curveOf(await client.describeFineTuningTask(taskId, { signal }));
    },
    publish,
    published: async ({ taskId }, jobName, signal) => {
      if (taskId === undefined) return undefined;
      const known = await publishedModel(client, taskId, jobName, signal);
      return known ?? (await elsewhere({ fresh: false, signal })).get(taskId);
    },
    unpublish: async (publication, options, signal) => {
      const { removeVersion } = require("./version-publishing") as typeof VersionPublishing;
      await removeVersion(client, { ...publication, ...options }, signal);
    },
    versions: () => {
      const { createVersionPublishing } = require("./version-publishing") as typeof VersionPublishing;
      return (versions ??= createVersionPublishing(client, publish));
    },
    datasets: () => {
      const { openDatasets } = require("./dataset-operations") as typeof DatasetOperationsFile;
      const keys = { accessKeyId: accessKey, secretAccessKey: secretKey };
      return (datasets ??= openDatasets(client.datasets, { ...options, ...keys }, fingerprint));
    },
    bills: () => (require("./bills") as typeof BillsFile).createBillOperations(client),
    deployments: () => {
      const { createDeploymentOperations } = require("./deployment-operations") as typeof DeploymentOperationsFile;
      const address = options.endpoint === "embedded" ? undefined : { baseUrl: options.baseUrl };
      return (deployments ??= createDeploymentOperations(client, address, fingerprint));
    },
  };
}
