import type { RunStatus } from "../../contract";
import { client, doc, fieldsFrom, fieldsWithin, ours, type Provenance } from "../../provenance/provenance";
import { nativeAnswer } from "../answers";
import { type BailianCall, pageQuery } from "../call";
import { jobFields, jobObject, jobRules, statusWords } from "./job-object";

const page = doc("list-fine-tuning-job-api");

/** Where ListFineTunes comes from. */
export const listJobsMarks: Provenance = {
  source: page,
  rules: {
    ...jobRules,
    "page_no is 1 and page_size 10 unless given": page,
    "page_size from 1 to 1000; outside of it 400 InvalidParameter": ours(
      "older editions of list-fine-tuning-job-api say 100; the refusal as model-compression-api-reference",
    ),
    "newest first": ours("the samples of list-fine-tuning-job-api"),
    "a page behind the end is an empty list": client("dashscope 1.27.8 reads jobs"),
    "a status that does not exist matches nothing": ours("not stated"),
  },
  requestFields: [
    ...fieldsFrom(page, "page_no", "page_size", "model"),
    ...fieldsFrom(client("bailian-cli sends it"), "status"),
  ],
  answerFields: [...fieldsFrom(page, "page_no", "page_size", "total"), ...fieldsWithin("jobs[]", jobFields)],
};

const statuses: readonly RunStatus[] = [
  "pending",
  "queued",
  "running",
  "cancelling",
  "succeeded",
  "failed",
  "cancelled",
];
const byWord = new Map(statuses.map((status) => [statusWords[status], status]));

/**
 * A page of jobs, newest first. `page_size` up to 1000 by the newest page [list-fine-tuning-job-api]; `status` is what
 * [bailian-cli] sends.
 */
export function listJobs(call: BailianCall): Response {
  const { pageNo, pageSize, offset } = pageQuery(call, { fallback: 10, max: 1000 });
  const word = call.query("status") ?? "";
  const { store, training, world } = call.context;
  return store.read(() => {
    const now = world.now();
    const filter = {
      workspaceId: call.workspaceId,
      model: call.query("model") || undefined,
      status: byWord.get(word.toUpperCase()),
    };
    const isNoStatus = word !== "" && filter.status === undefined;
    const { listsCreatedUntil } = call.record;
    const hidden = listsCreatedUntil === undefined ? 0 : call.jobs.countSince(filter, now, listsCreatedUntil);
    const page = isNoStatus ? [] : call.jobs.page(filter, now, offset + hidden, pageSize);
    const runs = training.getAll(page.map((job) => job.job_id));
    const jobs = page.flatMap((job) => {
      const run = runs.get(job.job_id);
      return run === undefined ? [] : [jobObject(job, run, call.account)];
    });
    const total = isNoStatus ? 0 : call.jobs.count(filter, now) - hidden;
    return nativeAnswer.output(call.requestId, { page_no: pageNo, page_size: pageSize, total, jobs });
  });
}
