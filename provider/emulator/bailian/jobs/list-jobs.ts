import type { RunStatus } from "../../contract";
import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { pageQuery } from "../page-query";
import { jobObject } from "./job-object";
import { statusWords } from "./status-word";

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

/** A page of jobs, newest first. `page_size` up to 1000 by the newest page; `status` is what the official CLI sends. */
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
