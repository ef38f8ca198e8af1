import { chinaTime } from "../../training/china-time";
import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { readJob } from "./read-job";

/** A checkpoint can be published for 15 days (sample of the page). */
const lifetimeMs = 15 * 86_400_000;

/** Checkpoints, last step first. The last one of a finished job is published by itself, the others wait for an export. */
export function jobCheckpoints(call: BailianCall): Response {
  const { job, run } = call.context.store.read(() => readJob(call));
  const checkpoints = [...run.checkpoints].reverse().map((checkpoint, index) => {
    const isPublished = run.status === "succeeded" && index === 0;
    return {
      checkpoint: `checkpoint-${checkpoint.step}`,
      checkpoint_id: `${job.job_id}:checkpoint-${checkpoint.step}`,
      full_name: `${job.job_id}:checkpoint-${checkpoint.step}`,
      job_id: job.job_id,
      step: checkpoint.step,
      status: isPublished ? "SUCCEEDED" : "PENDING",
      ...(isPublished ? { model_name: job.finetuned_output, model_display_name: job.finetuned_output } : {}),
      create_time: chinaTime(checkpoint.createdAt, "T"),
      expire_time: chinaTime(checkpoint.createdAt + lifetimeMs, "T"),
    };
  });
  return nativeAnswer.output(call.requestId, checkpoints);
}
