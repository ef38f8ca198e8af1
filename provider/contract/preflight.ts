import type { JsonObject } from "../base/json";
import type { DatasetContent, DatasetFile, DatasetFormat } from "./dataset-cloud";
import type { CloudName } from "./keys";
import type { Finding } from "./rules";

/** Which file to read, and for what. */
export interface PreflightRequest {
  /** As the program wrote it; relative to the program's folder. */
  readonly path: string;
  readonly format: DatasetFormat;
  readonly cloud: CloudName;
  readonly maxLength?: number;
  /** The cloud's block of the arguments, which may say more about the rows. */
  readonly block?: JsonObject;
}

/** What reading a file told. */
export interface PreflightOutcome {
  /** Absent where the file cannot be read or holds no row. */
  readonly content?: DatasetContent;
  /** Where the bytes are, for an upload. */
  readonly file?: DatasetFile;
  /** Each names file, line, column and rule. */
  readonly findings: readonly Finding[];
}

/**
 * Reads training files: storage comes in as an argument. A file is read once, however often it is asked about; rejects with the
 * signal's reason when that aborts.
 */
export type ReadTrainingFile = (request: PreflightRequest, signal?: AbortSignal) => Promise<PreflightOutcome>;
