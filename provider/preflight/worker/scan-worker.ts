/** Runs parts of a scan in a thread of its own, which ends with them. */
import { parentPort, workerData } from "node:worker_threads";
import { runPart } from "../scan/run-part";
import type { WorkerMessage, WorkerTask } from "./worker-task";

// `scanInWorkers` starts this file, and nothing else does.
const { parts, request } = workerData as WorkerTask;
for (const part of parts) {
  const message: WorkerMessage = { [part]: runPart(part, request) };
  parentPort?.postMessage(message);
}
