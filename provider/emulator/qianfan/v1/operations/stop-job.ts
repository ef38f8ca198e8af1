import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { hasEnded } from "../../jobs/delete-rules";
import { parseV1Body } from "../parse-v1-body";
import { requireContainer } from "../require-container";
import { requireRun } from "../require-run";
import { v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";

const schema = z.object({ taskId: v1Id, jobId: v1Id });

/** Stops a run that has not ended. */
export const stopJob: V1Operation = {
  name: "stopJob",
  path: "/wenxinworkshop/finetune/stopJob",
  envelope: "plain",
  mode: "write",
  source: doc("2lnlebz15"),
  rules: {
    ...v1IdRule,
    "a run that has ended is 510302, one that is being stopped already is taken": ours(
      "seed 003 names the code and not its condition",
    ),
    "result is true": doc("2lnlebz15"),
  },
  requestFields: fieldsFrom(doc("2lnlebz15"), "taskId", "jobId"),
  answerFields: fieldsFrom(doc("2lnlebz15"), "(itself)"),
  answer: (call) => {
    const { taskId, jobId } = parseV1Body(schema, call.body);
    const { row, view } = requireRun(call, requireContainer(call, taskId), jobId);
    if (hasEnded(view.status)) throw new V1Refusal("jobStatusInvalid");
    call.cloud.training.cancel(row.id);
    return true;
  },
};
