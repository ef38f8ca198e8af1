import type { PartResults, ScanPart } from "../scan/run-part";
import type { ScanRequest } from "../scan/scan-request";

/** What a thread is started for. */
export interface WorkerTask {
  readonly parts: readonly ScanPart[];
  readonly request: ScanRequest;
}

/** What a thread tells of each part. */
export type WorkerMessage = Partial<PartResults>;
