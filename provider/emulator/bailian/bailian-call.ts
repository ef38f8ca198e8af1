import type { FaceContext } from "../face-context";
import type { CallRecord } from "../journal";
import type { Account } from "./account";
import type { TrainingDataReader } from "./data/training-data-reader";
import type { DeploymentStore } from "./deployments/deployment-store";
import type { ExportStore } from "./exports/export-store";
import type { FileStore } from "./files/file-store";
import type { JobStore } from "./jobs/job-store";
import type { Memory } from "./models/memory";
import type { ModelStore } from "./models/model-store";

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
