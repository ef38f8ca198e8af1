import type { z } from "zod";
import type { JsonObject } from "../../base/json";
import type { Call, CallOptions, ListingOptions } from "../http/call";
import type { Transport } from "../http/transport";
import { absentAsUndefined } from "../tolerated-kind";
import { allPages } from "./all-pages";
import * as schemas from "./dataset-schemas";
import { toBody, type PageRequest } from "./requests";
import { outcomeAnswer, type PageInfo } from "./schemas";

/** Body of CreateDataset. */
export type CreateDatasetRequest = {
  readonly datasetName: string;
  /** `PromptResponse`, `Role`, `Text`, … */
  readonly dataFormat: string;
  readonly storageType: "sysStorage" | "BOS";
  /** `bos:/bucket/folder/`; needed for BOS. */
  readonly storagePath?: string;
};

/** Datasets, their versions and what is imported into them. Every method throws `CloudError`; none repeats a create. */
export interface QianfanDatasetClient {
  /** Makes a dataset with an empty first version. */
  createDataset(
    request: CreateDatasetRequest,
    options?: CallOptions,
  ): Promise<{ readonly datasetId: string; readonly versionId: string }>;
  describeDatasets(
    page?: PageRequest,
    options?: ListingOptions,
  ): Promise<{ readonly items: readonly schemas.QianfanDatasetEntry[]; readonly pageInfo: PageInfo }>;
  /** Every dataset once. */
  allDatasets(options?: ListingOptions): AsyncGenerator<schemas.QianfanDatasetEntry>;
  /** False: the cloud answered that it did nothing. */
  deleteDataset(datasetId: string, options?: CallOptions): Promise<boolean>;
  /** Adds an empty version. */
  createDatasetVersion(
    request: { readonly datasetId: string; readonly description?: string },
    options?: CallOptions,
  ): Promise<{ readonly datasetId: string; readonly versionId: string }>;
  describeDatasetVersion(versionId: string, options?: CallOptions): Promise<schemas.QianfanDatasetVersionEntry>;
  describeDatasetVersions(
    datasetId: string,
    page?: PageRequest,
    options?: ListingOptions,
  ): Promise<{ readonly items: readonly schemas.QianfanDatasetVersionEntry[]; readonly pageInfo: PageInfo }>;
  /** Every version of a dataset once. */
  allDatasetVersions(datasetId: string, options?: ListingOptions): AsyncGenerator<schemas.QianfanDatasetVersionEntry>;
  /** False: the cloud answered that it did nothing. */
  deleteDatasetVersion(versionId: string, options?: CallOptions): Promise<boolean>;
  /** Imports files, `bos:/bucket/path`. @returns the import's ID */
  createImportTask(
    request: { readonly versionId: string; readonly files: readonly string[] },
    options?: CallOptions,
  ): Promise<string>;
  describeImportTask(taskId: string, options?: CallOptions): Promise<schemas.ImportTask>;
  /** False: the cloud answered that it did nothing. */
  publishDatasetVersion(versionId: string, options?: CallOptions): Promise<boolean>;
}

/** Whether doing an action twice is the same as doing it once. */
const actions = {
  CreateDataset: "throttled",
  DescribeDatasets: "safe",
  DeleteDataset: "safe",
  CreateDatasetVersion: "throttled",
  DescribeDatasetVersion: "safe",
  DescribeDatasetVersions: "safe",
  DeleteDatasetVersion: "safe",
  CreateImportTask: "throttled",
  DescribeImportTask: "safe",
  // Not known to be harmless twice; who asks looks first.
  PublishDatasetVersion: "throttled",
} as const satisfies Record<string, Call["repeat"]>;

/** The calls about datasets, on a transport that speaks Qianfan's dialect. */
export function createDatasetClient(transport: Transport): QianfanDatasetClient {
  function act<T>(
    action: keyof typeof actions,
    body: JsonObject,
    schema: z.ZodType<T>,
    options: ListingOptions = {},
  ): Promise<T> {
    const call = { operation: action, method: "POST", path: "/v2/dataset", query: { Action: action } } as const;
    return transport.call({ ...call, repeat: actions[action], json: body, ...options }, schema);
  }

  /** Whether it was carried out: as the answer says, and where that cannot be read, as a look says. */
  function carryOut(
    action: keyof typeof actions,
    body: JsonObject,
    isDone: () => Promise<boolean>,
    options: CallOptions = {},
  ): Promise<boolean> {
    const call = { operation: action, method: "POST", path: "/v2/dataset", query: { Action: action } } as const;
    const look = async () => (await isDone()) || undefined;
    return transport.decide({ ...call, repeat: actions[action], json: body, ...options }, outcomeAnswer, look);
  }

  async function hasDataset(datasetId: string, options?: CallOptions): Promise<boolean> {
    for await (const dataset of client.allDatasets(options)) if (dataset.datasetId === datasetId) return true;
    return false;
  }

  const client: QianfanDatasetClient = {
    createDataset: (request, options) => act("CreateDataset", toBody(request), schemas.createdDatasetAnswer, options),
    describeDatasets: (page = {}, options) => act("DescribeDatasets", toBody(page), schemas.datasetPageAnswer, options),
    allDatasets: (options) =>
      allPages(
        (page) => client.describeDatasets(page, options),
        (dataset) => dataset.datasetId,
        () => transport.leaveList({ operation: "DescribeDatasets", ...options }),
      ),
    deleteDataset: (datasetId, options) =>
      carryOut("DeleteDataset", { datasetId }, async () => !(await hasDataset(datasetId, options)), options),
    createDatasetVersion: (request, options) =>
      act("CreateDatasetVersion", toBody(request), schemas.createdDatasetAnswer, options),
    describeDatasetVersion: (versionId, options) =>
      act("DescribeDatasetVersion", { versionId }, schemas.versionAnswer, options),
    describeDatasetVersions: (datasetId, page = {}, options) =>
      act("DescribeDatasetVersions", toBody({ ...page, datasetId }), schemas.versionPageAnswer, options),
    allDatasetVersions: (datasetId, options) =>
      allPages(
        (page) => client.describeDatasetVersions(datasetId, page, options),
        (version) => version.versionId,
        () => transport.leaveList({ operation: "DescribeDatasetVersions", ...options }),
      ),
    deleteDatasetVersion: (versionId, options) => {
      const isGone = async () =>
        (await absentAsUndefined(client.describeDatasetVersion(versionId, options))) === undefined;
      return carryOut("DeleteDatasetVersion", { versionId }, isGone, options);
    },
    createImportTask: ({ versionId, files }, options) =>
      act("CreateImportTask", { versionId, files: [...files] }, schemas.importTaskIdAnswer, options),
    describeImportTask: (taskId, options) => act("DescribeImportTask", { taskId }, schemas.importTaskAnswer, options),
    publishDatasetVersion: (versionId, options) => {
      const isAtIt = async () =>
        ["Publishing", "Published"].includes((await client.describeDatasetVersion(versionId, options)).publishStatus);
      return carryOut("PublishDatasetVersion", { versionId }, isAtIt, options);
    },
  };
  return client;
}
