import type { Candidate, JobRequest } from "../../contract/session";
import type { JsonObject } from "../../base/json";
import type { FineTuningJob, FineTuningTask } from "./schemas";

/** In what the versions of the API differ when a container is taken. Reading lists is V2's in both. */
export interface ContainerWays {
  /** Makes the container and gives its ID. */
  create(request: JobRequest): Promise<string>;
  /** In what a container differs from the one that a block asks for. */
  containerDifferences(job: FineTuningJob, block: JsonObject): string[];
  /** A run in a container as one that may be ours. */
  candidate(task: FineTuningTask, jobId: string, block: JsonObject): Candidate;
}
