import type { FileScan } from "../../../provider/preflight/file-scan";
import { runPart } from "../../../provider/preflight/scan/run-part";
import type { ScanRequest } from "../../../provider/preflight/scan/scan-request";

/** Reads files in this thread and remembers how often. */
export interface CountingScan {
  readonly scan: (request: ScanRequest) => Promise<FileScan>;
  reads(): number;
  /** The most that ran side by side. */
  mostAtOnce(): number;
}

/** A scan that has read nothing yet. `before` runs while a file is being read. */
export function countingScan(before: () => void = () => undefined): CountingScan {
  let reads = 0;
  let running = 0;
  let mostAtOnce = 0;
  return {
    scan: async (request) => {
      reads += 1;
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      await new Promise((resolve) => setImmediate(resolve));
      before();
      // The tokenizer is kept by folder: one for all tests.
      const rows = runPart("rows", { ...request, programDirectory: __dirname });
      running -= 1;
      return rows.isNoRows ? { rows } : { rows, digest: runPart("digest", request) };
    },
    reads: () => reads,
    mostAtOnce: () => mostAtOnce,
  };
}
