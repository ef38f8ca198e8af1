import type { RunStatus } from "../../contract";
import type { DeleteRule } from "../../emulator-options";
import { doc, fieldsFrom, ours, seed } from "../../provenance/provenance";
import { operation } from "../call";
import { refuse } from "../refusals";
import { readJob } from "./get-job";

/** Seed [000], error table. */
const ended = "The fine-tune job can not be deleted because it is succeeded,failed or canceled";
/** Our choice of words: no page prints the message for the opposite reading. */
const active = "The fine-tune job can not be deleted because it is pending,queuing or running";
const running = "The fine-tune job can not be deleted because it is running";

type Verdict = string | undefined;

function rule(waiting: Verdict, training: Verdict, terminal: Verdict): Readonly<Record<RunStatus, Verdict>> {
  return {
    pending: waiting,
    queued: waiting,
    running: training,
    cancelling: training,
    succeeded: terminal,
    failed: terminal,
    cancelled: terminal,
  };
}

/**
 * Which states refuse a delete, with the message; undefined accepts. The sentence of seed [000] is contested: the guide
 * [fine-tuning-api-guide], the sibling API [model-compression-api-reference] and [bailian-cli] say the opposite, so the
 * reading is a switch with the seed's as default.
 */
const deleteRefusal: Readonly<Record<DeleteRule, Readonly<Record<RunStatus, Verdict>>>> = {
  literal: rule(undefined, undefined, ended),
  terminal_only: rule(active, active, undefined),
  strict: rule(undefined, running, ended),
};

const page = doc("delete-fine-tuning-job-api");

/** Removes a job's record where the delete rule allows it. The model that it made stays. */
export const deleteJob = operation({
  name: "DeleteFineTune",
  routes: [{ method: "DELETE", path: "/api/v1/fine-tunes/:job_id" }],
  source: page,
  rules: {
    "a job that has ended is refused with 400 UnsupportedOperation (switch deleteRule, reading literal)":
      seed("000, error table"),
    "a job that waits or runs is deleted (reading literal)": ours(
      "000 names no other state; fine-tuning-api-guide says the opposite",
    ),
    "the messages of the other readings": ours("no page prints them"),
    "the model that the job made stays": doc("model-compression-api-reference, for its own jobs"),
    "an unknown job is 404 NotFound: Not found!": seed("000"),
  },
  requestFields: [],
  answerFields: fieldsFrom(page, "status"),
  transaction: "write",
  answer: (call) => {
    const { training, settings, journal } = call.context;
    const { job, run } = readJob(call);
    const message = deleteRefusal[settings.deleteRule][run.status];
    if (message !== undefined) throw refuse("unsupportedOperation", message);
    if (run.status === "succeeded") call.models.keep({ ...job, model_id: job.finetuned_output });
    call.jobs.remove(job);
    training.remove(job.job_id);
    journal.effect({ cloud: "bailian", effect: "job.deleted", subject: job.job_id, detail: { name: job.job_name } });
    return { output: { status: "success" } };
  },
});
