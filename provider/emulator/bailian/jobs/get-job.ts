import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { jobObject } from "./job-object";
import { readJob } from "./read-job";

/** One job. */
export function getJob(call: BailianCall): Response {
  return call.context.store.read(() => {
    const { job, run } = readJob(call);
    return nativeAnswer.output(call.requestId, jobObject(job, run, call.account));
  });
}
