import type { Candidate, CloudSession, JobRequest } from "../../contract/session";
import type { JobKey } from "../../contract/keys";
import type { DatasetOperations } from "../../contract/dataset-cloud";
import type { Observation } from "../../contract/observation";
import { differencesOf } from "../compare-values";
import { keyFingerprint } from "../key-fingerprint";
import { requireKeyForm } from "../key-form";
import { missingCredentials } from "../missing-credentials";
import { type SessionOptions, throttlePatienceMs } from "../session-options";
import { shareListing } from "../share-listing";
import { absentAsUndefined, toleratedKind } from "../tolerated-kind";
import { createBailianClient } from "./client";
import { createRequest } from "./create-request";
import { continueCurve } from "./curve";
import { compareContent } from "./compare-content";
import { comparedData, differencesBesideData, toldBlock } from "./differences";
import { readLogProgress } from "./log-progress";
import { observeFineTune } from "./observation";
import { ownsAccount } from "./owns-account";
import { mayBeJob, unreadableJob } from "./unread-job";
import type { FineTune } from "./schemas";
import type { LeftOut } from "../http/read-leniently";
import type * as bills from "./bills";
import type * as datasetOperations from "./dataset-operations";
import type * as deploymentOperations from "./deployment-operations";
import type * as versionOperations from "./version-operations";

/** Any key will do where no one checks it. */
const embeddedKey = "sk-embedded";

/** What people set in the place of an API key. */
const misplaced = [[/^llm-/i, "a workspace ID (llm-…), which belongs into finetune:dashscopeWorkspace"]] as const;

/** How to reach one account on Bailian. */
export interface BailianSessionOptions extends SessionOptions {
  readonly apiKey?: string;
  readonly workspace?: string;
}

/**
 * Opens a session on Bailian. Sends nothing by itself.
 * @throws FineTuneError `missing-credentials`
 */
export function openBailianSession(options: BailianSessionOptions): CloudSession {
  const { apiKey = options.endpoint === "embedded" ? embeddedKey : undefined } = options;
  if (apiKey === undefined) throw missingCredentials("Bailian", "DASHSCOPE_API_KEY is", ["dashscopeApiKey"]);
  if (options.endpoint !== "embedded") {
    requireKeyForm({ environment: "DASHSCOPE_API_KEY", setting: "dashscopeApiKey", value: apiKey }, misplaced);
  }
  const client = createBailianClient({ throttlePatienceMs, ...options, apiKey });
  const listAll = shareListing(async (signal) => {
    const jobs: FineTune[] = [];
    const unread: LeftOut[] = [];
    const onLeftOut = (left: LeftOut) => unread.push(left);
    for await (const job of client.allFineTunes({}, { signal, onLeftOut })) jobs.push(job);
    return { jobs, unread };
  }, options.clock);
  // A create that the engine repeats in this process must see what the first one sent.
  const sentNames = new Set<string>();
  const logOffsets = new Map<string, number>();
  // One for all, because they share a listing.
  let datasets: DatasetOperations | undefined;

  const find = (jobId: string, signal?: AbortSignal) => absentAsUndefined(client.getFineTune(jobId, { signal }));

  const observe = async ({ jobId }: JobKey, signal?: AbortSignal): Promise<Observation | undefined> => {
    const job = await find(jobId, signal);
    if (job?.status !== "SUCCEEDED") return job && observeFineTune(job);
    // Checkpoints are a bonus: a job is no less finished without them.
    const checkpoints = await client.listCheckpoints(jobId, { signal }).catch(() => []);
    return observeFineTune(job, checkpoints);
  };

  return {
    cloud: "bailian",
    endpoint: options.endpoint ?? options.baseUrl,
    keyFingerprint: keyFingerprint(apiKey),
    ownsAccount: (account, signal) => ownsAccount(client, account, signal),
    find: async (isWanted, block, signal) => {
      const { jobs } = await listAll({ fresh: [...sentNames].some(isWanted), signal });
      return jobs.flatMap((job) => {
        const { jobName: name } = job;
        return name !== undefined && isWanted(name) ? [{ name, candidates: [candidate(job, { block })] }] : [];
      });
    },
    reserve: async (request, { fresh }, signal) => {
      const { name } = request;
      const { jobs, unread } = await listAll({ fresh: fresh || sentNames.has(name), signal });
      const twin = unread.find((left) => mayBeJob(left, name));
      if (twin !== undefined) throw unreadableJob(name, twin);
      return {
        isNew: false,
        candidates: jobs.filter(({ jobName }) => jobName === name).map((job) => candidate(job, request)),
      };
    },
    submit: async (request) => {
      sentNames.add(request.name);
      const job = await client.createFineTune(createRequest(request));
      return { cloud: "bailian", jobId: job.jobId };
    },
    release: () => Promise.resolve(),
    observe,
    list: async function* (signal) {
      for await (const job of client.allFineTunes({}, { signal })) yield observeFineTune(job);
    },
    observeProgress: async (key, signal) => {
      const offset = logOffsets.get(key.jobId) ?? 0;
      const { lines, total } = await client.getLogs(key.jobId, { offset, line: 1000 }, { signal });
      logOffsets.set(key.jobId, Math.min(offset + lines.length, total ?? Infinity));
      const { isComplete, ...progress } = readLogProgress(lines);
      return isComplete ? ((await observe(key, signal)) ?? progress) : progress;
    },
    inspect: async ({ jobId }, block, signal) => {
      const job = await find(jobId, signal);
      if (job === undefined) return undefined;
      const { differences, ...content } = await compareContent(client, job, block, signal);
      return { ...found(job), ...content, differences: [...differencesBesideData(job, block), ...differences] };
    },
    told: async ({ jobId }, signal) => {
      const job = await find(jobId, signal);
      return job && toldBlock(job);
    },
    cancel: async ({ jobId }, signal) => {
      // A cancel that loses the race against the end of the job has nothing left to do.
      await toleratedKind(client.cancelFineTune(jobId, { signal }), ["unsupported", "not-found"]);
    },
    remove: async ({ jobId }, _options, signal) => {
      const refused = await toleratedKind(client.deleteFineTune(jobId, { signal }), ["unsupported", "not-found"]);
      if (refused === undefined) return "removed";
      return refused.kind === "unsupported" ? "kept" : "gone";
    },
    datasets: () => {
      datasets ??= (require("./dataset-operations") as typeof datasetOperations).createDatasetOperations(client);
      return datasets;
    },
    versions: () => (require("./version-operations") as typeof versionOperations).createVersionOperations(client),
    deployments: () => {
      const address = options.endpoint === "embedded" ? undefined : { baseUrl: options.baseUrl };
      const { createDeploymentOperations } = require("./deployment-operations") as typeof deploymentOperations;
      return createDeploymentOperations(client, address);
    },
    bills: () => (require("./bills") as typeof bills).createBillOperations(client),
    logTail: async ({ jobId }, lines, signal) => {
      const { total } = await client.getLogs(jobId, { line: 1 }, { signal });
      const tail = await client.getLogs(jobId, { offset: Math.max(0, (total ?? 0) - lines), line: lines }, { signal });
      return tail.lines;
    },
    curve: async ({ jobId }, known, signal) => {
      const lines: string[] = [];
      for await (const line of client.allLogLines(jobId, { offset: known?.read ?? 0, signal })) lines.push(line);
      return continueCurve(lines, known);
    },
  };
}

function candidate(job: FineTune, { block, namesContent }: Pick<JobRequest, "block" | "namesContent">): Candidate {
  const { training, validation } = comparedData(job, block);
  // A name that stands for content stands for that of the training data; validation data is given by its IDs.
  const data = differencesOf(namesContent === true ? [validation] : [training, validation]);
  return { ...found(job), differences: [...differencesBesideData(job, block), ...data] };
}

function found(job: FineTune): Pick<Candidate, "key" | "observation"> {
  return { key: { cloud: "bailian", jobId: job.jobId }, observation: observeFineTune(job) };
}
