import { chinaTime } from "../../training/china-time";
import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import type { ExportRecord } from "../exports/export-record";
import type { DeclaredJob, JobRecord } from "./job-record";
import { readJob } from "./read-job";

/** A checkpoint can be published for 15 days (sample of the page). */
const lifetimeMs = 15 * 86_400_000;

/** How far a checkpoint is on its way to a model. */
interface Publication {
  readonly status: "PENDING" | "PROCESSING" | "SUCCEEDED";
  readonly model_name?: string;
  readonly model_display_name?: string;
}

/** Checkpoints, last step first. The last one of a finished job is published by itself, the others wait for an export. */
export function jobCheckpoints(call: BailianCall): Response {
  const { store, world } = call.context;
  return store.read(() => {
    const { job, run } = readJob(call);
    const exports = call.exports.ofJob(job.job_id);
    const now = world.now();
    const checkpoints = [...run.checkpoints].reverse().map(({ step, createdAt }, index) => ({
      checkpoint: `checkpoint-${step}`,
      checkpoint_id: `${job.job_id}:checkpoint-${step}`,
      full_name: `${job.job_id}:checkpoint-${step}`,
      job_id: job.job_id,
      step,
      ...(index === 0 && run.status === "succeeded" ? ownPublication(job) : exported(exports.get(step), now)),
      create_time: chinaTime(createdAt, "T"),
      expire_time: chinaTime(createdAt + lifetimeMs, "T"),
    }));
    return nativeAnswer.output(call.requestId, checkpoints);
  });
}

function ownPublication(job: JobRecord): Publication {
  // Our own text: written by the create call.
  const { model_name: named = job.finetuned_output } = JSON.parse(job.declared) as DeclaredJob;
  return { status: "SUCCEEDED", model_name: job.finetuned_output, model_display_name: named };
}

function exported(made: ExportRecord | undefined, now: number): Publication {
  if (made === undefined) return { status: "PENDING" };
  if (made.ready_at > now) return { status: "PROCESSING" };
  return { status: "SUCCEEDED", model_name: made.model_id, model_display_name: made.display_name };
}
