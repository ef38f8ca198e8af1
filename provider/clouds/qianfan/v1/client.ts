import type { z } from "zod";
import type { JsonObject } from "../../../base/json";
import type { Call, CallOptions } from "../../http/call";
import type { Transport } from "../../http/transport";
import { toBody } from "../requests";
import { outcomeAnswer } from "../schemas";
import type { V1Identifier } from "./identifier";
import type * as requests from "./requests";
import * as schemas from "./schemas";

/** The V1 calls of Qianfan. Every method throws `CloudError`; none repeats a create. V1's words: *task* the container, *job* the run. */
export interface QianfanV1Client {
  createTask(request: requests.CreateTaskRequest, options?: CallOptions): Promise<schemas.CreatedIdentifiers>;
  createJob(request: requests.CreateJobRequest, options?: CallOptions): Promise<schemas.CreatedIdentifiers>;
  jobDetail(run: requests.RunIdentifiers, options?: CallOptions): Promise<schemas.V1Job>;
  /** False: the cloud answered that it did nothing. */
  stopJob(run: requests.RunIdentifiers, options?: CallOptions): Promise<boolean>;
  publishTrainModel(
    request: requests.PublishTrainModelRequest,
    options?: CallOptions,
  ): Promise<{ modelSetId: string; modelId: string }>;
  modelVersionDetail(modelVersionId: V1Identifier, options?: CallOptions): Promise<schemas.V1ModelVersion>;
  modelDetail(modelId: V1Identifier, options?: CallOptions): Promise<schemas.V1Model>;
  /** `datasetId` is the version's ID, `ds-…`. */
  datasetInfo(datasetId: V1Identifier, options?: CallOptions): Promise<schemas.V1Dataset>;
  /** Publishes a version of a dataset, so that it can be trained on. False: the cloud answered that it did nothing. */
  releaseDataset(datasetId: V1Identifier, options?: CallOptions): Promise<boolean>;
}

/** Where each call lives below `/wenxinworkshop`, and whether doing it twice is the same as doing it once. */
const calls = {
  createTask: { module: "finetune", repeat: "throttled" },
  createJob: { module: "finetune", repeat: "never" },
  jobDetail: { module: "finetune", repeat: "safe" },
  stopJob: { module: "finetune", repeat: "safe" },
  publishTrainModel: { module: "modelrepo", repeat: "throttled" },
  modelVersionDetail: { module: "modelrepo", repeat: "safe" },
  modelDetail: { module: "modelrepo", repeat: "safe" },
  info: { module: "dataset", repeat: "safe" },
  release: { module: "dataset", repeat: "safe" },
} as const satisfies Record<string, { readonly module: string; readonly repeat: Call["repeat"] }>;

/** Words of a run that no stop has reached. */
const liveWords: ReadonlySet<string> = new Set(["", "RUNNING"]);

/** V1's calls on a transport that speaks Qianfan's dialect: keys, signature and errors are the same as V2's. */
export function createV1Client(transport: Transport): QianfanV1Client {
  function call<T>(
    verb: keyof typeof calls,
    body: JsonObject,
    schema: z.ZodType<T>,
    options: CallOptions = {},
  ): Promise<T> {
    const { module, repeat } = calls[verb];
    const operation = module === "dataset" ? `${module}/${verb}` : verb;
    const path = `/wenxinworkshop/${module}/${verb}`;
    return transport.call({ operation, method: "POST", path, repeat, json: body, ...options }, schema);
  }

  const client: QianfanV1Client = {
    createTask: (request, options) => call("createTask", toBody(request), schemas.createdAnswer, options),
    createJob: ({ extraParameters, ...request }, options) =>
      call("createJob", toBody(request, extraParameters), schemas.createdAnswer, options),
    jobDetail: (run, options) => call("jobDetail", toBody(run), schemas.jobDetailAnswer, options),
    stopJob: (run, options) => {
      const call = { operation: "stopJob", method: "POST", path: "/wenxinworkshop/finetune/stopJob" } as const;
      const hasEnded = async () => !liveWords.has((await client.jobDetail(run, options)).trainStatus) || undefined;
      const { repeat } = calls.stopJob;
      return transport.decide({ ...call, repeat, json: toBody(run), ...options }, outcomeAnswer, hasEnded);
    },
    publishTrainModel: (request, options) =>
      call("publishTrainModel", toBody(request), schemas.publishedAnswer, options),
    modelVersionDetail: (modelVersionId, options) =>
      call("modelVersionDetail", { modelVersionId }, schemas.modelVersionAnswer, options),
    modelDetail: (modelId, options) => call("modelDetail", { modelId }, schemas.modelDetailAnswer, options),
    datasetInfo: (datasetId, options) => call("info", { datasetId }, schemas.datasetInfoAnswer, options),
    releaseDataset: (datasetId, options) => call("release", { datasetId }, outcomeAnswer, options),
  };
  return client;
}
