import type { CloudSession } from "../../contract/session";
import type { Observation } from "../../contract/observation";

/**
 * A look with the model that the run was published as: where publishing is a call of its own, no look at the run tells of it.
 * @throws CloudError
 */
export async function withPublishedModel(
  session: CloudSession,
  seen: Observation,
  signal?: AbortSignal,
): Promise<Observation> {
  const { status, finetunedOutput, jobId, taskId, jobName } = seen;
  if (status !== "succeeded" || finetunedOutput !== undefined || jobName === undefined) return seen;
  const key = { cloud: session.cloud, jobId, ...(taskId === undefined ? {} : { taskId }) };
  const published = await session.published?.(key, jobName, signal);
  return published === undefined
    ? seen
    : { ...seen, finetunedOutput: published.modelId, modelSetId: published.modelSetId };
}
