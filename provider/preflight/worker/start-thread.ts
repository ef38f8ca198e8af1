import path from "node:path";
import { Worker } from "node:worker_threads";
import type { WorkerTask } from "./worker-task";

/** Starts a thread that does its task and ends. */
export function startThread(task: WorkerTask): Worker {
  const extension = path.extname(__filename);
  return new Worker(path.join(__dirname, `scan-worker${extension}`), {
    workerData: task,
    // A thread needs the loader of its own source.
    ...(extension === ".ts" ? { execArgv: ["--require", "tsx/cjs"] } : {}),
  });
}
