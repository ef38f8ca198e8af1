import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Call, CallOptions, ListingOptions } from "../http/call";
import { pathSegment } from "../http/path-segment";
import type { Redactor } from "../http/redactor";
import { createTransport, mostPages } from "../http/transport";
import type { TransportSettings } from "../http/transport-settings";
import { absentAsUndefined } from "../tolerated-kind";
import { absentFileAsUndefined } from "./absent-file";
import { allPages } from "./all-pages";
import { toCreateBody, type CreateFineTuneRequest } from "./create-request";
import { createDeploymentClient, type DeploymentClient } from "./deployment-client";
import { bailianDialect } from "./dialect";
import * as fileSchemas from "./file-schemas";
import * as schemas from "./schemas";
import { encodeUpload, refusedUpload, type FileUpload } from "./upload";

/** One account on Bailian. */
export interface BailianClientOptions extends TransportSettings {
  /** Ends in `/api/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Sent as `X-DashScope-WorkSpace`; absent: the key's own workspace. */
  readonly workspace?: string;
}

/** Which page of the jobs; `pageNo` from 1 (default), `pageSize` 1 to 100 (default 10), `model` only jobs on it. */
export interface ListFineTunesOptions {
  readonly pageNo?: number;
  readonly pageSize?: number;
  readonly model?: string;
}

/** The calls of Bailian's API. Every method throws `CloudError`; none repeats a create. */
export interface BailianClient {
  readonly deployments: DeploymentClient;
  /** Takes the API key out of a text. */
  readonly redact: Redactor;
  createFineTune(request: CreateFineTuneRequest, options?: CallOptions): Promise<schemas.FineTune>;
  getFineTune(jobId: string, options?: CallOptions): Promise<schemas.FineTune>;
  listFineTunes(page?: ListFineTunesOptions, options?: ListingOptions): Promise<schemas.FineTunePage>;
  /** Every job of all pages once. */
  allFineTunes(filter?: { readonly model?: string }, options?: ListingOptions): AsyncGenerator<schemas.FineTune>;
  /** Resolves when the cancel is accepted; the job ends some time later. */
  cancelFineTune(jobId: string, options?: CallOptions): Promise<void>;
  deleteFineTune(jobId: string, options?: CallOptions): Promise<void>;
  /** `line` lines (1 to 1000, default 100) after the first `offset` (default 0). */
  getLogs(
    jobId: string,
    slice?: { readonly offset?: number; readonly line?: number },
    options?: CallOptions,
  ): Promise<{ total: number | undefined; lines: string[] }>;
  /** Every line of a job's log after the first `offset` (default 0). */
  allLogLines(jobId: string, options?: CallOptions & { readonly offset?: number }): AsyncGenerator<string>;
  listCheckpoints(jobId: string, options?: CallOptions): Promise<schemas.BailianCheckpoint[]>;
  /**
   * Publishes a checkpoint (`checkpoint-<step>`) under a display name: a GET with a side effect, and no second one for the
   * same checkpoint. False: not accepted for now.
   */
  exportCheckpoint(jobId: string, checkpoint: string, displayName: string, options?: CallOptions): Promise<boolean>;
  /** Uploads one file. @throws CloudError also when the answer is a success that names the file as refused. */
  uploadFile(file: FileUpload, options?: UploadOptions): Promise<{ fileId: string; name: string | undefined }>;
  /** Uploads several files in one request; some may be refused, see `failed`. */
  uploadFiles(files: readonly FileUpload[], options?: UploadOptions): Promise<fileSchemas.UploadOutcome>;
  /** Every file of the account once. */
  allFiles(options?: ListingOptions): AsyncGenerator<fileSchemas.BailianFile>;
  getFile(fileId: string, options?: CallOptions): Promise<fileSchemas.BailianFile>;
  deleteFile(fileId: string, options?: CallOptions): Promise<void>;
}

/** Options of an upload. */
export interface UploadOptions extends CallOptions {
  /** Default `fine-tune`. */
  readonly purpose?: string;
  /** Most milliseconds of the whole upload; default 30 minutes (our choice: the largest file over a slow line). */
  readonly timeoutMs?: number;
}

const uploadTimeoutMs = 30 * 60_000;

/** Most lines that one call gives [get-fine-tuning-job-api]. */
const linesPerCall = 1000;

/** Makes a client for one account on Bailian. Sends nothing by itself. */
export function createBailianClient(settings: BailianClientOptions): BailianClient {
  const apiKey = settings.apiKey.trim();
  const dialect = bailianDialect(apiKey, settings.workspace);
  const secrets = [apiKey, ...misplaced(settings.workspace)];
  const transport = createTransport({ ...settings, dialect, secrets });

  const read = <T>(operation: string, path: string, schema: z.ZodType<T>, signal?: AbortSignal, query?: Query) =>
    transport.call({ operation, method: "GET", path, query, repeat: "safe", signal }, schema);
  const remove = (operation: string, path: string, isGone: () => Promise<boolean>, signal?: AbortSignal) =>
    transport.act({ operation, method: "DELETE", path, repeat: "safe", signal }, isGone);

  const client: BailianClient = {
    redact: transport.redact,
    deployments: createDeploymentClient(transport),
    createFineTune: async (request, { signal } = {}) => {
      const call = { operation: "CreateFineTune", method: "POST", path: "/fine-tunes", repeat: "never" } as const;
      return transport.call({ ...call, json: toCreateBody(request), signal }, schemas.fineTuneAnswer);
    },
    getFineTune: async (jobId, { signal } = {}) => read("GetFineTune", jobPath(jobId), schemas.fineTuneAnswer, signal),
    listFineTunes: async ({ pageNo = 1, pageSize = 10, model } = {}, { signal, onLeftOut } = {}) => {
      const query = { page_no: pageNo, page_size: pageSize, model };
      const call = { operation: "ListFineTunes", method: "GET", path: "/fine-tunes", query, repeat: "safe" } as const;
      return transport.call({ ...call, signal, onLeftOut }, schemas.fineTunePageAnswer);
    },
    allFineTunes: (filter = {}, options) =>
      allPages(
        async (pageNo, pageSize) => {
          const { jobs, total } = await client.listFineTunes({ ...filter, pageNo, pageSize }, options);
          return { items: jobs, total };
        },
        ({ jobId }) => jobId,
        () => transport.leaveList({ operation: "ListFineTunes", ...options }),
      ),
    cancelFineTune: async (jobId, { signal } = {}) => {
      const path = `${jobPath(jobId)}/cancel`;
      const call = { operation: "CancelFineTune", method: "POST", path, repeat: "safe" } as const;
      const hasStopped = async () => !liveStatuses.has((await client.getFineTune(jobId, { signal })).status);
      return transport.act({ ...call, signal }, hasStopped);
    },
    deleteFineTune: async (jobId, { signal } = {}) => {
      const isGone = async () => (await absentAsUndefined(client.getFineTune(jobId, { signal }))) === undefined;
      return remove("DeleteFineTune", jobPath(jobId), isGone, signal);
    },
    getLogs: async (jobId, { offset = 0, line = 100 } = {}, { signal } = {}) =>
      read("GetLogs", `${jobPath(jobId)}/logs`, schemas.logsAnswer, signal, { offset, line }),
    allLogLines: async function* (jobId, { offset = 0, signal } = {}) {
      for (let page = 0; page < mostPages; page += 1) {
        const slice = { offset: offset + page * linesPerCall, line: linesPerCall };
        const { lines } = await client.getLogs(jobId, slice, { signal });
        yield* lines;
        if (lines.length < linesPerCall) return;
      }
      transport.leaveList({ operation: "GetLogs" });
    },
    listCheckpoints: async (jobId, { signal } = {}) =>
      read("ListCheckpoints", `${jobPath(jobId)}/checkpoints`, schemas.checkpointsAnswer, signal),
    exportCheckpoint: async (jobId, checkpoint, displayName, { signal } = {}) => {
      const path = `${jobPath(jobId)}/export/${pathSegment(checkpoint)}`;
      const call = { operation: "ExportCheckpoint", method: "GET", path, repeat: "safe", bodyIgnored: true } as const;
      return transport.call({ ...call, query: { model_name: displayName }, signal }, schemas.exportAnswer);
    },
    uploadFile: async (file, options) => {
      const outcome = await client.uploadFiles([file], options);
      const uploaded = outcome.uploaded[0];
      if (uploaded && outcome.failed.length === 0) return uploaded;
      throw refusedUpload(outcome, transport.redact);
    },
    uploadFiles: async (files, { purpose = "fine-tune", timeoutMs = uploadTimeoutMs, signal } = {}) => {
      const body = encodeUpload(files, purpose, `pulumi-finetune-${randomUUID()}`);
      const call = { operation: "UploadFiles", method: "POST", path: "/files", repeat: "never" } as const;
      return transport.call({ ...call, body, timeoutMs, signal }, fileSchemas.uploadAnswer);
    },
    allFiles: ({ signal, onLeftOut } = {}) =>
      allPages(
        (pageNo, pageSize) => {
          const query = { page_no: pageNo, page_size: pageSize };
          const call = { operation: "ListFiles", method: "GET", path: "/files", query, repeat: "safe" } as const;
          return transport.call({ ...call, signal, onLeftOut }, fileSchemas.filePageAnswer);
        },
        ({ fileId }) => fileId,
        () => transport.leaveList({ operation: "ListFiles" }),
      ),
    getFile: async (fileId, { signal } = {}) => read("GetFile", filePath(fileId), fileSchemas.fileAnswer, signal),
    deleteFile: async (fileId, { signal } = {}) => {
      const isGone = async () => (await absentFileAsUndefined(client.getFile(fileId, { signal }))) === undefined;
      return remove("DeleteFile", filePath(fileId), isGone, signal);
    },
  };
  return client;
}

/** Statuses of a job that no cancel has reached. */
const liveStatuses: ReadonlySet<string> = new Set(["", "PENDING", "QUEUING", "RUNNING"]);

type Query = Call["query"];

const jobPath = (jobId: string) => `/fine-tunes/${pathSegment(jobId)}`;
const filePath = (fileId: string) => `/files/${pathSegment(fileId)}`;

/** What stands where a workspace ID (`llm-…`) belongs and is none may be a key. */
function misplaced(workspace: string | undefined): string[] {
  return workspace === undefined || /^llm-[a-z0-9]+$/i.test(workspace) ? [] : [workspace];
}
