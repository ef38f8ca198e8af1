/**
 * Qianfan's words flip between its API versions, and everything in this folder uses V2's:
 *
 * | thing                     | V1     | V2               |
 * | ------------------------- | ------ | ---------------- |
 * | container (one name)      | *task* | *job*, `job-…`   |
 * | one run of training in it | *job*  | *task*, `task-…` |
 */
import type { z } from "zod";
import type { JsonObject } from "../../base/json";
import type { CallOptions, ListingOptions } from "../http/call";
import type { Redactor } from "../http/redactor";
import { createTransport } from "../http/transport";
import type { TransportSettings } from "../http/transport-settings";
import { allPages } from "./all-pages";
import type { BceCredentials } from "./bce-signer";
import { createDatasetClient, type QianfanDatasetClient } from "./dataset-client";
import { qianfanDialect } from "./dialect";
import { type ListedModelSet, modelSetPageAnswer } from "./model-set-list";
import type * as requests from "./requests";
import { toBody, type Body } from "./requests";
import * as schemas from "./schemas";
import { absentAsUndefined } from "../tolerated-kind";
import { createServiceClient, type QianfanServiceClient } from "./service-client";
import { supportModelsAnswer, type SupportModel } from "./schemas";
import { createV1Client, type QianfanV1Client } from "./v1/client";

/** One account on Qianfan. */
export interface QianfanClientOptions extends TransportSettings, BceCredentials {
  readonly baseUrl: string;
  /** Wall clock in milliseconds that dates the signatures; default `Date.now`. */
  readonly wallNowMs?: () => number;
}

/** The V2 actions of Qianfan, and V1's calls beside them. Every method throws `CloudError`; none repeats a create. */
export interface QianfanClient {
  /** The older API, for the same account. */
  readonly v1: QianfanV1Client;
  /** Services and their compute units. */
  readonly services: QianfanServiceClient;
  /** Datasets and what is imported into them. */
  readonly datasets: QianfanDatasetClient;
  /** Takes the keys out of a text. */
  readonly redact: Redactor;
  createFineTuningJob(request: requests.CreateFineTuningJobRequest, options?: CallOptions): Promise<{ jobId: string }>;
  describeFineTuningJobs(
    page?: requests.PageRequest & { readonly trainMode?: string },
    options?: ListingOptions,
  ): Promise<schemas.FineTuningJobPage>;
  /** Every job once. */
  allFineTuningJobs(
    filter?: { readonly trainMode?: string; readonly pageReverse?: boolean },
    options?: ListingOptions,
  ): AsyncGenerator<schemas.FineTuningJob>;
  /** False: the cloud answered that it did nothing. */
  deleteFineTuningJob(jobId: string, options?: CallOptions): Promise<boolean>;
  createFineTuningTask(
    request: requests.CreateFineTuningTaskRequest,
    options?: CallOptions,
  ): Promise<{ jobId: string; taskId: string }>;
  describeFineTuningTasks(
    jobId: string,
    page?: requests.PageRequest,
    options?: ListingOptions,
  ): Promise<schemas.FineTuningTaskPage>;
  /** Every task of a job once. */
  allFineTuningTasks(jobId: string, options?: ListingOptions): AsyncGenerator<schemas.FineTuningTask>;
  describeFineTuningTask(taskId: string, options?: CallOptions): Promise<schemas.FineTuningTask>;
  /** False: the cloud answered that it did nothing. */
  stopFineTuningTask(taskId: string, options?: CallOptions): Promise<boolean>;
  /** False: the cloud answered that it did nothing. */
  deleteFineTuningTask(taskId: string, options?: CallOptions): Promise<boolean>;
  /** What can be trained and how, as far as the cloud says (an action of the official clients alone [Python SDK]). */
  describeFineTuningSupportModels(options?: CallOptions): Promise<SupportModel[]>;
  createCustomModelSet(
    request: requests.CreateCustomModelSetRequest,
    options?: CallOptions,
  ): Promise<{ modelSetId: string }>;
  createCustomModel(request: requests.CreateCustomModelRequest, options?: CallOptions): Promise<{ modelId: string }>;
  describeModelSet(
    which: { readonly modelSetId: string } | { readonly modelSetName: string },
    options?: ListingOptions,
  ): Promise<schemas.CustomModelSet>;
  /** Every model set of the account once, newest first. */
  allCustomModelSets(options?: CallOptions): AsyncGenerator<ListedModelSet>;
  describeModel(modelId: string, options?: CallOptions): Promise<schemas.CustomModel>;
  /** False: the cloud answered that it did nothing. */
  deleteModel(modelId: string, options?: CallOptions): Promise<boolean>;
  /** False: the cloud answered that it did nothing. */
  deleteModelSet(modelSetId: string, options?: CallOptions): Promise<boolean>;
}

const fineTuning = "/v2/finetuning";
const model = "/v2/model";

/** Where each action lives, and whether doing it twice is the same as doing it once. */
const actions = {
  CreateFineTuningJob: { module: fineTuning, repeat: "throttled" },
  DescribeFineTuningJobs: { module: fineTuning, repeat: "safe" },
  DeleteFineTuningJob: { module: fineTuning, repeat: "safe" },
  CreateFineTuningTask: { module: fineTuning, repeat: "never" },
  DescribeFineTuningTasks: { module: fineTuning, repeat: "safe" },
  DescribeFineTuningTask: { module: fineTuning, repeat: "safe" },
  StopFineTuningTask: { module: fineTuning, repeat: "safe" },
  DeleteFineTuningTask: { module: fineTuning, repeat: "safe" },
  DescribeFineTuningSupportModels: { module: fineTuning, repeat: "safe" },
  CreateCustomModelSet: { module: model, repeat: "throttled" },
  CreateCustomModel: { module: model, repeat: "throttled" },
  DescribeModelSet: { module: model, repeat: "safe" },
  DescribeCustomModelSets: { module: model, repeat: "safe" },
  DescribeModel: { module: model, repeat: "safe" },
  DeleteModel: { module: model, repeat: "safe" },
  DeleteModelSet: { module: model, repeat: "safe" },
} as const;

type Action = keyof typeof actions;

/** Words of a run that no stop has reached; it has none right after creation [Trainer]. */
const liveWords: ReadonlySet<string> = new Set(["", "Waiting", "Running"]);

/** Makes a client for one account on Qianfan. Sends nothing by itself. */
export function createQianfanClient(settings: QianfanClientOptions): QianfanClient {
  const credentials = trimmed(settings);
  const secrets = [credentials.accessKeyId, credentials.secretAccessKey, credentials.sessionToken ?? ""];
  const dialect = qianfanDialect(credentials, settings.wallNowMs ?? Date.now);
  const transport = createTransport({ ...settings, dialect, secrets });

  function act<T>(action: Action, body: JsonObject, schema: z.ZodType<T>, options: ListingOptions = {}): Promise<T> {
    const { module, repeat } = actions[action];
    const call = { operation: action, method: "POST", path: module, query: { Action: action } } as const;
    return transport.call({ ...call, repeat, json: body, ...options }, schema);
  }

  /** Whether it was carried out: as the answer says, and where that cannot be read, as a look says. */
  function carryOut(
    action: Action,
    body: JsonObject,
    isDone: () => Promise<boolean>,
    options: CallOptions = {},
  ): Promise<boolean> {
    const { module, repeat } = actions[action];
    const call = { operation: action, method: "POST", path: module, query: { Action: action } } as const;
    const look = async () => (await isDone()) || undefined;
    return transport.decide({ ...call, repeat, json: body, ...options }, schemas.outcomeAnswer, look);
  }

  async function hasContainer(jobId: string, options?: CallOptions): Promise<boolean> {
    for await (const job of client.allFineTuningJobs({}, options)) if (job.jobId === jobId) return true;
    return false;
  }

  const isAbsent = async (call: Promise<unknown>) => (await absentAsUndefined(call)) === undefined;

  const client: QianfanClient = {
    redact: transport.redact,
    datasets: createDatasetClient(transport),
    v1: createV1Client(transport),
    services: createServiceClient(transport),
    createFineTuningJob: async (request, options) => ({
      jobId: await act("CreateFineTuningJob", withExtra(request), schemas.createdJobAnswer, options),
    }),
    describeFineTuningJobs: (page = {}, options) =>
      act("DescribeFineTuningJobs", toBody(page), schemas.jobPageAnswer, options),
    allFineTuningJobs: (filter = {}, options) =>
      allPages(
        (page) => client.describeFineTuningJobs({ ...filter, ...page }, options),
        (job) => job.jobId,
        () => transport.leaveList({ operation: "DescribeFineTuningJobs", ...options }),
      ),
    deleteFineTuningJob: (jobId, options) =>
      carryOut("DeleteFineTuningJob", { jobId }, async () => !(await hasContainer(jobId, options)), options),
    createFineTuningTask: async (request, options) => ({
      jobId: request.jobId,
      taskId: await act("CreateFineTuningTask", withExtra(request), schemas.createdTaskAnswer, options),
    }),
    describeFineTuningTasks: (jobId, page = {}, options) =>
      act("DescribeFineTuningTasks", toBody({ ...page, jobId }), schemas.taskPageAnswer, options),
    allFineTuningTasks: (jobId, options) =>
      allPages(
        (page) => client.describeFineTuningTasks(jobId, page, options),
        (task) => task.taskId,
        () => transport.leaveList({ operation: "DescribeFineTuningTasks", ...options }),
      ),
    describeFineTuningTask: (taskId, options) => act("DescribeFineTuningTask", { taskId }, schemas.taskAnswer, options),
    stopFineTuningTask: (taskId, options) => {
      const hasEnded = async () => !liveWords.has((await client.describeFineTuningTask(taskId, options)).runStatus);
      return carryOut("StopFineTuningTask", { taskId }, hasEnded, options);
    },
    deleteFineTuningTask: (taskId, options) => {
      const isGone = () => isAbsent(client.describeFineTuningTask(taskId, options));
      return carryOut("DeleteFineTuningTask", { taskId }, isGone, options);
    },
    describeFineTuningSupportModels: (options) =>
      act("DescribeFineTuningSupportModels", {}, supportModelsAnswer, options),
    createCustomModelSet: async (request, options) => ({
      modelSetId: await act("CreateCustomModelSet", toBody(request), schemas.createdModelSetAnswer, options),
    }),
    createCustomModel: async (request, options) => ({
      modelId: await act("CreateCustomModel", toBody(request), schemas.createdModelAnswer, options),
    }),
    describeModelSet: (which, options) => act("DescribeModelSet", toBody(which), schemas.modelSetAnswer, options),
    allCustomModelSets: (options) =>
      allPages(
        (page) => act("DescribeCustomModelSets", toBody({ pageReverse: true, ...page }), modelSetPageAnswer, options),
        (set) => set.modelSetId,
        () => transport.leaveList({ operation: "DescribeCustomModelSets", ...options }),
      ),
    describeModel: (modelId, options) => act("DescribeModel", { modelId }, schemas.modelAnswer, options),
    deleteModel: (modelId, options) =>
      carryOut("DeleteModel", { modelId }, () => isAbsent(client.describeModel(modelId, options)), options),
    deleteModelSet: (modelSetId, options) => {
      const isGone = () => isAbsent(client.describeModelSet({ modelSetId }, options));
      return carryOut("DeleteModelSet", { modelSetId }, isGone, options);
    },
  };
  return client;
}

function withExtra({ extraParameters, ...named }: Body & { readonly extraParameters?: JsonObject }): JsonObject {
  return toBody(named, extraParameters);
}

/** Keys are pasted: a blank or a line break at their ends is never meant. */
function trimmed(settings: QianfanClientOptions): BceCredentials {
  const sessionToken = settings.sessionToken?.trim();
  return {
    accessKeyId: settings.accessKeyId.trim(),
    secretAccessKey: settings.secretAccessKey.trim(),
    ...(sessionToken && { sessionToken }),
  };
}
