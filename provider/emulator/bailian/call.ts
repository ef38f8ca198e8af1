import type { z } from "zod";
import type { FaceContext } from "../face-context";
import type { CallRecord } from "../journal";
import type { Provenance } from "../provenance/provenance";
import type { Store } from "../store/store";
import type { DeploymentStore } from "./deployments/deployment-store";
import type { FileStore } from "./files/file-store";
import type { JobStore } from "./jobs/job-store";
import type { TrainingDataReader } from "./jobs/training-data";
import type { ExportStore } from "./models/export-store";
import type { Memory } from "./models/memory";
import type { ModelStore } from "./models/model-store";
import { refusals } from "./refusals";

/** The one account of the simulated Bailian: main account and the workspace that its key belongs to. */
export interface Account {
  readonly user_identity: string;
  readonly workspace_id: string;
}

/** Reads the account that the seeding made. */
export function loadAccount(store: Store): Account {
  const account = store.prepare<Account>("SELECT user_identity, workspace_id FROM bailian_account").get();
  if (account === undefined) throw new Error("the simulated Bailian has no account");
  return account;
}

/** What the operations of the simulated Bailian work with. */
export interface BailianParts {
  readonly context: FaceContext;
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
export interface BailianCall extends BailianParts {
  readonly request: Request;
  readonly requestId: string;
  readonly record: CallRecord;
  /** Workspace that the call works in: the one of the header, else the key's own (our choice: the pages do not list the header). */
  readonly workspaceId: string;
  /** A segment of the path. */
  param(name: string): string;
  query(name: string): string | undefined;
}

/** One operation of the simulated Bailian. The vendor's pages give the calls no names, so the names are ours. */
export interface Operation extends Provenance {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1` (native) or `/compatible-mode/v1` (compatible), with `:name` for a variable segment. */
  readonly path: string;
  readonly surface: "native" | "compatible";
  readonly answer: (call: BailianCall) => Response | Promise<Response>;
}

/** A whole number from the query. Out of range is refused as on the page of the sibling compression API. */
export function numberQuery(
  call: BailianCall,
  name: string,
  rule: { readonly fallback: number; readonly min: number; readonly max: number },
): number {
  const text = call.query(name);
  if (text === undefined || text === "") return rule.fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= rule.min && value <= rule.max) return value;
  throw refusals.invalidParameter(`${name} must be a whole number from ${rule.min} to ${rule.max}, not ${text}.`);
}

/** Paging of every list: `page_no` from 1, `page_size` with the call's own default and maximum. */
export function pageQuery(
  call: BailianCall,
  rule: { readonly fallback: number; readonly max: number },
): { readonly pageNo: number; readonly pageSize: number; readonly offset: number } {
  const pageNo = numberQuery(call, "page_no", { fallback: 1, min: 1, max: 1_000_000_000 });
  const pageSize = numberQuery(call, "page_size", { fallback: rule.fallback, min: 1, max: rule.max });
  return { pageNo, pageSize, offset: (pageNo - 1) * pageSize };
}

/** A JSON body as a schema wants it; the first member that is wrong is refused with its name. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw refusals.invalidParameter("The request body is not valid JSON.");
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw refusals.invalidParameter(`${issue?.path.join(".") ?? "body"}: ${issue?.message ?? "invalid"}`);
}
