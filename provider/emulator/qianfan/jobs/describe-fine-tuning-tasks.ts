import { z } from "zod";
import { doc, fieldsFrom, fieldsWithin } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { pageInfo } from "../page-info";
import { pageRequest } from "../page-request";
import { pageInfoFields, pagingFields, pagingRules } from "../paging-rules";
import { parseBody } from "../parse-body";
import { requireJob } from "./require-job";
import { taskAnswer, taskFields, taskRules } from "./task-answer";

const schema = z.object({ ...pageRequest, jobId: z.string().min(1) });

/** Lists the runs of a container. */
export const describeFineTuningTasks: Operation = {
  path: "/v2/finetuning",
  action: "DescribeFineTuningTasks",
  mode: "read",
  source: doc("Vlrzz3z1p"),
  rules: { ...pagingRules, ...taskRules },
  requestFields: [...fieldsFrom(doc("Vlrzz3z1p"), "jobId"), ...pagingFields],
  answerFields: [...fieldsWithin("taskList[]", taskFields), ...pageInfoFields],
  answer: (call) => {
    const { cloud, body, record } = call;
    const { jobId, marker, maxKeys, pageReverse } = parseBody(schema, body);
    const job = requireJob(call, jobId);
    const start = marker === "" ? undefined : cloud.tasks.byId(marker);
    if (marker !== "" && start?.job_seq !== job.seq) throw new Refusal("InvalidMarker");
    const page = cloud.tasks.list({
      jobSeq: job.seq,
      fromSeq: start?.seq,
      maxKeys,
      isReversed: pageReverse,
      createdUntil: record.listsCreatedUntil,
    });
    return {
      taskList: page.rows.flatMap((task) => {
        const run = cloud.training.get(task.id);
        return run ? [taskAnswer(task, run)] : [];
      }),
      pageInfo: pageInfo(marker, maxKeys, page.next?.id),
    };
  },
};
