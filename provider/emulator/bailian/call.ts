import type { z } from "zod";
import { readJson } from "../../base/json";
import { readLimitedText } from "../../base/read-limited-text";
import type { Arrival } from "../surface/arrival";
import { operationsOf } from "../surface/operation";
import type { Answer } from "./answers";
import type { DeploymentStore } from "./deployments/deployment-store";
import type { FileStore } from "./files/file-store";
import type { JobStore } from "./jobs/job-store";
import type { TrainingDataReader } from "./jobs/training-data";
import type { ExportStore } from "./models/export-store";
import type { Memory } from "./models/memory";
import type { ModelStore } from "./models/model-store";
import { refuse } from "./refusals";

/** The one account of the simulated Bailian: main account and the workspace that its key belongs to. */
export interface Account {
  readonly user_identity: string;
  readonly workspace_id: string;
}

/** What the operations of the simulated Bailian work with. */
export interface BailianParts {
  readonly account: Account;
  readonly jobs: JobStore;
  readonly files: FileStore;
  readonly exports: ExportStore;
  readonly models: ModelStore;
  readonly memory: Memory;
  readonly deployments: DeploymentStore;
  readonly readTrainingData: TrainingDataReader;
}

/** One authenticated call. */
export interface BailianCall extends Arrival, BailianParts {
  /** Workspace that the call works in: the one of the header, else the key's own (our choice: the pages do not list the header). */
  readonly workspaceId: string;
}

/** Declares an operation of either surface. The vendor's pages give the calls no names, so the names are ours. */
export const operation = operationsOf<BailianCall, Answer>();

/** A whole number from the query. Out of range is refused as on the page of the sibling compression API. */
export function numberQuery(
  { query }: BailianCall,
  name: string,
  rule: { readonly fallback: number; readonly min: number; readonly max: number },
): number {
  const text = query.get(name);
  if (text === null || text === "") return rule.fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= rule.min && value <= rule.max) return value;
  throw refuse("invalidParameter", `${name} must be a whole number from ${rule.min} to ${rule.max}, not ${text}.`);
}

/** A page of a list as the query asks for it. */
export interface PageQuery {
  readonly pageNo: number;
  readonly pageSize: number;
  readonly offset: number;
}

/** Paging of every list: `page_no` from 1, `page_size` with the call's own default and maximum. */
export function pageQuery(call: BailianCall, rule: { readonly fallback: number; readonly max: number }): PageQuery {
  const pageNo = numberQuery(call, "page_no", { fallback: 1, min: 1, max: 1_000_000_000 });
  const pageSize = numberQuery(call, "page_size", { fallback: rule.fallback, min: 1, max: rule.max });
  return { pageNo, pageSize, offset: (pageNo - 1) * pageSize };
}

/** Most bytes of a body that is JSON, and of a form beside its file (our choice: no page gives a limit). */
export const jsonBodyLimit = 4 * 2 ** 20;

/** The refusal of a body that is too large. What is left of it is not read, so the connection carries no other request. */
export function tooLarge(): Error {
  return refuse("bodyTooLarge", {}, { Connection: "close" });
}

/** A JSON body as a schema wants it; the first member that is wrong is refused with its name. */
export async function readBody<T>({ request }: BailianCall, schema: z.ZodType<T>): Promise<T> {
  // A client that has gone away sends no JSON either.
  const text = await readLimitedText(request, jsonBodyLimit).catch(() => "");
  if (text === undefined) throw tooLarge();
  let body: unknown;
  try {
    body = readJson(text);
  } catch {
    throw refuse("invalidParameter", "The request body is not valid JSON.");
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw refuse("invalidParameter", `${issue?.path.join(".") ?? "body"}: ${issue?.message ?? "invalid"}`);
}
