import type { Worker } from "node:worker_threads";
import type { FileScan } from "../file-scan";
import { scanParts, type PartResults } from "../scan/run-part";
import type { ScanRequest } from "../scan/scan-request";
import { startThread } from "./start-thread";
import type { WorkerMessage } from "./worker-task";

/** Up to this size one thread does everything, since another takes longer to start. Our choice. */
const oneThreadBytes = 4 * 2 ** 20;

/**
 * Reads an open file in threads that end with it, so that the event loop of the caller stays free.
 * @throws the signal's reason when that aborts.
 */
export async function scanInWorkers(request: ScanRequest, signal?: AbortSignal): Promise<FileScan> {
  const tasks = request.bytes <= oneThreadBytes ? [scanParts] : scanParts.map((part) => [part]);
  const threads = tasks.map((parts) => startThread({ parts, request }));
  try {
    return await collect(threads, signal);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** What the threads tell, as soon as it is complete: of a file without rows nothing more is wanted. */
function collect(threads: readonly Worker[], signal: AbortSignal | undefined): Promise<FileScan> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    const results: Partial<PartResults> = {};
    let running = threads.length;
    const settle = (): void => {
      const { rows, digest } = results;
      // Which thread is first is chance: of a file without rows nothing but that is told.
      if (rows?.isNoRows === true) resolve({ rows, digest: undefined });
      else if (rows !== undefined && digest !== undefined) resolve({ rows, digest });
      else if (running === 0) reject(new Error("a thread ended before it had read the file"));
    };
    for (const thread of threads) {
      thread.on("message", (message: WorkerMessage) => {
        Object.assign(results, message);
        settle();
      });
      thread.on("error", reject);
      thread.on("exit", () => {
        running -= 1;
        settle();
      });
    }
  });
}
