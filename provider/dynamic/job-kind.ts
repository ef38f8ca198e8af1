import { checkJob } from "../lifecycle/job/check";
import { createJob } from "../lifecycle/job/create";
import { deleteJob } from "../lifecycle/job/delete";
import { diffJob } from "../lifecycle/job/diff";
import type { JobInputs } from "../lifecycle/job/inputs";
import { readJob } from "../lifecycle/job/read";
import { formatResourceId } from "../lifecycle/job/resource-id";
import { keyOf, type JobState } from "../lifecycle/job/state";
import { updateJob } from "../lifecycle/job/update";
import { fineTuneJob } from "../contract/kinds/fine-tune-job";
import type { ResourceKind } from "./resource-kind";

/** Fine-tuning jobs. */
export const jobKind: ResourceKind<JobInputs, JobState> = {
  declaration: fineTuneJob,
  requiredOutputs: ["cloud", "jobId", "endpoint"],
  defaults: { cloudStatus: "" },
  leftAlone: "a job that still trains then goes on and is billed",
  lasting: (state) => {
    // The loss of the last look belongs to the status line; what was measured in the end stands in `metrics`.
    const { loss: _loss, isUnknownStatus: _isUnknownStatus, cloudStatus, ...lasting } = state;
    // Not known before the first look; an output is absent then, never empty.
    return cloudStatus === "" ? lasting : { ...lasting, cloudStatus };
  },
  check: async (context, args, { isNew }) => {
    const { estimate, line, ...found } = checkJob(context.clouds, args, context.settings);
    // On the job's own row, once for each training.
    if (isNew && line !== undefined && found.errors.length === 0) await context.log("info", line);
    return { ...found, ...(estimate === undefined ? {} : { computed: estimate }) };
  },
  diff: diffJob,
  create: createJob,
  read: async (context, id, state) => {
    const seen = await readJob(context, id, state);
    return seen && { id: formatResourceId(keyOf(seen)), state: seen };
  },
  update: updateJob,
  delete: deleteJob,
};
