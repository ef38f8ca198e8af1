import { CloudError } from "../../contract/cloud-error";
import type { Checkpoint } from "../../contract/observation";
import type { VersionOperations, Publication } from "../../contract/version-cloud";
import { absentAsUndefined } from "../tolerated-kind";
import { present } from "../../base/present";
import { evaluationOf, readEvaluations } from "./checkpoint-evaluations";
import type { BailianClient } from "./client";
import type { BailianCheckpoint } from "./schemas";
import type { BailianVersionArguments } from "./arguments";

/** Publishing checkpoints on Bailian: an export each, but for the last one, which the cloud publishes by itself. */
export function createVersionOperations(client: BailianClient): VersionOperations {
  const listed = async (jobId: string, signal?: AbortSignal): Promise<readonly BailianCheckpoint[]> =>
    [...(await client.listCheckpoints(jobId, { signal }))].sort((one, other) => (one.step ?? 0) - (other.step ?? 0));

  /** The model of the last checkpoint, which the cloud has made by itself and which outlives the checkpoints. */
  const trainedModelOf = async (jobId: string, signal?: AbortSignal): Promise<Publication> => {
    const { finetunedOutput } = await client.getFineTune(jobId, { signal });
    if (finetunedOutput === undefined) throw noCheckpoint(jobId, undefined);
    return { modelId: finetunedOutput, state: "ready" };
  };

  return {
    checkpoints: async ({ jobId }, signal) => {
      const checkpoints = await listed(jobId, signal);
      const lines: string[] = [];
      for await (const line of client.allLogLines(jobId, { signal })) lines.push(line);
      const evaluations = readEvaluations(lines);
      return checkpoints.map(({ name, step = 0 }, index): Checkpoint => {
        const previous = checkpoints[index - 1]?.step ?? 0;
        return { step, name, ...evaluationOf(step, previous, evaluations) };
      });
    },
    publish: async ({ job: { jobId }, step, name, block }, signal) => {
      const checkpoints = await listed(jobId, signal);
      const wanted = step === undefined ? checkpoints.at(-1) : checkpoints.find((one) => one.step === step);
      if (wanted === undefined && step === undefined) return trainedModelOf(jobId, signal);
      if (wanted === undefined) throw noCheckpoint(jobId, step);
      if (wanted.status !== undefined && wanted.status !== "PENDING") return publicationOf(jobId, wanted);
      // Checked by the rules before any session is opened.
      const { modelName = name } = block as unknown as BailianVersionArguments;
      // Where it answers false the cloud takes it later: the next look asks again.
      await client.exportCheckpoint(jobId, wanted.name, modelName, { signal });
      return { modelId: `${jobId}:${wanted.name}`, state: "publishing" };
    },
    find: async ({ jobId }, step, signal) => {
      const checkpoints = (await absentAsUndefined(listed(jobId, signal))) ?? [];
      const wanted = step === undefined ? checkpoints.at(-1) : checkpoints.find((one) => one.step === step);
      if (wanted === undefined)
        return step === undefined ? absentAsUndefined(trainedModelOf(jobId, signal)) : undefined;
      return wanted.status === undefined || wanted.status === "PENDING" ? undefined : publicationOf(jobId, wanted);
    },
    list: async function* (jobs, signal) {
      for await (const job of jobs) {
        for (const checkpoint of (await absentAsUndefined(listed(job.jobId, signal))) ?? []) {
          const { step, status, modelName: modelId } = checkpoint;
          if (status === "SUCCEEDED" && modelId !== undefined) yield { job, modelId, ...present({ step }) };
        }
      }
    },
    observe: async ({ modelId, job: { jobId } }, signal) => {
      const checkpoints = (await absentAsUndefined(listed(jobId, signal))) ?? [];
      const published = checkpoints.find((one) => one.modelName === modelId);
      if (published !== undefined) return publicationOf(jobId, published);
      // A model outlives its job's record and its checkpoints.
      for await (const tuned of client.deployments.allTunedModels({ signal })) {
        if (tuned === modelId) return { modelId, state: "ready" };
      }
      return undefined;
    },
    // Models are deleted on the console only [my-model-center].
    remove: () => Promise.resolve("kept"),
  };
}

/** The model's ID is known when it is ready; until then the checkpoint's own stands for it. */
function publicationOf(jobId: string, { name, status, modelName }: BailianCheckpoint): Publication {
  const modelId = modelName ?? `${jobId}:${name}`;
  if (status === "SUCCEEDED" && modelName !== undefined) return { modelId, state: "ready" };
  if (status === "FAILED") return { modelId, state: "failed", reason: `the export of ${name} failed` };
  if (status === "UNSUPPORTED") return { modelId, state: "failed", reason: `${name} cannot be exported` };
  return { modelId, state: "publishing" };
}

function noCheckpoint(jobId: string, step: number | undefined): CloudError {
  const which = step === undefined ? "a checkpoint" : `a checkpoint of step ${step}`;
  return new CloudError(`Bailian ListCheckpoints: job ${jobId} has not ${which}`, {
    cloud: "bailian",
    operation: "ListCheckpoints",
    code: "no-checkpoint",
    kind: "not-found",
    isRetryable: false,
    nextStep: "Checkpoints expire 15 days after they were made: train again, or publish the last one.",
  });
}
