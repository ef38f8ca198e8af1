import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { chinaTime } from "../../times";
import { operation } from "../call";
import type { ExportRecord } from "../models/export-store";
import { readJob } from "./get-job";
import type { DeclaredJob, JobRecord } from "./job-store";

const page = doc("list-checkpoints-api");

/** A checkpoint can be published for 15 days (sample of the page). */
const lifetimeMs = 15 * 86_400_000;

/** How far a checkpoint is on its way to a model. */
interface Publication {
  readonly status: "PENDING" | "PROCESSING" | "SUCCEEDED";
  readonly model_name?: string;
  readonly model_display_name?: string;
}

/** Checkpoints, last step first. The last one of a finished job is published by itself, the others wait for an export. */
export const jobCheckpoints = operation({
  name: "ListFineTuneCheckpoints",
  routes: [{ method: "GET", path: "/api/v1/fine-tunes/:job_id/checkpoints" }],
  source: page,
  rules: {
    "output is a bare list, last step first": page,
    "status is SUCCEEDED for one that is published, PROCESSING while it is exported, PENDING before": page,
    "the last checkpoint of a job that has succeeded is published by itself, as finetuned_output": doc(
      "fine-tuning-api-guide; the others wait for an export",
    ),
    "text models keep the checkpoints on their way in sft and efficient_sft only, else the last one":
      doc("fine-tuning-api-guide"),
    "model_display_name is the model_name of the create or of the export": page,
    "full_name is the job's ID, a colon and the checkpoint": page,
    "a checkpoint expires after 15 days": doc("list-checkpoints-api, sample"),
    "one checkpoint an epoch, at most save_total_limit": ours("as save_strategy epoch of model-training-api-reference"),
  },
  requestFields: [],
  answerFields: fieldsFrom(
    page,
    "[].checkpoint",
    "[].checkpoint_id",
    "[].full_name",
    "[].job_id",
    "[].step",
    "[].status",
    "[].model_name",
    "[].model_display_name",
    "[].create_time",
    "[].expire_time",
  ),
  transaction: "read",
  answer: (call) => {
    const { job, run } = readJob(call);
    const exports = call.exports.ofJob(job.job_id);
    const now = call.context.world.now();
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
    return { output: checkpoints };
  },
});

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
