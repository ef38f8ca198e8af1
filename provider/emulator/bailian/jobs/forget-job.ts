import type { FaceContext } from "../../face-context";
import { createJobStore } from "./job-store";

/** Takes away a job's record, whoever's workspace it is in. The model that it may have made goes with it. */
export function forgetJob({ store }: FaceContext, jobId: string): void {
  const jobs = createJobStore(store);
  const job = jobs.find(jobId);
  if (job !== undefined) jobs.remove(job);
}
