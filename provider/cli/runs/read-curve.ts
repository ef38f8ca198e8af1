import { CloudError } from "../../contract/cloud-error";
import type { JobKey } from "../../contract/keys";
import type { CloudSession } from "../../contract/session";
import { formatResourceId } from "../../lifecycle/job/resource-id";
import { jobNotFound } from "../require-job";
import type { RunCurve } from "./series";

/**
 * The curve of a job that a person named.
 * @throws FineTuneError `not-found`, CloudError
 */
export async function readCurve(session: CloudSession, key: JobKey, signal?: AbortSignal): Promise<RunCurve> {
  try {
    return { id: formatResourceId(key), curve: await session.curve(key, undefined, signal) };
  } catch (error) {
    if (error instanceof CloudError && error.kind === "not-found") throw jobNotFound(key);
    throw error;
  }
}
