import type { RunStatus } from "../../contract";
import { client, doc, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { operation, pageQuery } from "../call";
import { jobFields, jobObject, jobRules, statusWords } from "./job-object";

const page = doc("list-fine-tuning-job-api");

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
export const listJobs = operation({
  name: "ListFineTunes",
  routes: [{ method: "GET", path: "/api/v1/fine-tunes" }],
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
  transaction: "read",
  parse: (call) => ({
    ...pageQuery(call, { fallback: 10, max: 1000 }),
    model: call.query.get("model") || undefined,
    word: call.query.get("status") ?? "",
  }),
  answer: (call, { pageNo, pageSize, offset, model, word }) => {
    const { training, world } = call.context;
    const now = world.now();
    const filter = { workspaceId: call.workspaceId, model, status: byWord.get(word.toUpperCase()) };
    const isNoStatus = word !== "" && filter.status === undefined;
    const { listsCreatedUntil } = call.record;
    const hidden = listsCreatedUntil === undefined ? 0 : call.jobs.countSince(filter, now, listsCreatedUntil);
    const found = isNoStatus ? [] : call.jobs.page(filter, now, { offset: offset + hidden, limit: pageSize });
    const runs = training.getAll(found.map((job) => job.job_id));
    const jobs = found.flatMap((job) => {
      const run = runs.get(job.job_id);
      return run === undefined ? [] : [jobObject(job, run, call.account)];
    });
    const total = isNoStatus ? 0 : call.jobs.count(filter, now) - hidden;
    return { output: { page_no: pageNo, page_size: pageSize, total, jobs } };
  },
});
