import { checkAdopted } from "../lifecycle/job/adopt-named";
import { checkJob } from "../lifecycle/job/check";
import { createJob } from "../lifecycle/job/create";
import { deleteJob } from "../lifecycle/job/delete";
import { checkEqualJobs } from "../lifecycle/job/equal-jobs";
import { diffJob } from "../lifecycle/job/diff";
import type { JobInputs } from "../lifecycle/job/inputs";
import { jobOccurrences, jobWaiting } from "../lifecycle/job/job-occurrences";
import { readJob, toldArguments } from "../lifecycle/job/read";
import { formatResourceId } from "../lifecycle/job/resource-id";
import { hasEnded, keyOf, type JobState } from "../lifecycle/job/state";
import { isUpdatedWithoutCall, updateJob } from "../lifecycle/job/update";
import { fineTuneJob } from "../contract/kinds/fine-tune-job";
import type { ResourceKind } from "./resource-kind";

/** Fine-tuning jobs. */
export const jobKind: ResourceKind<JobInputs, JobState> = {
  declaration: fineTuneJob,
  requiredOutputs: ["cloud", "jobId", "endpoint"],
  defaults: { cloudStatus: "" },
  leftAlone: "a job that still trains then goes on and is billed",
  isUnfinished: (state) => !hasEnded(state),
  lasting: (state) => {
    // The loss of the last look belongs to the status line; what was measured in the end stands in `metrics`.
    const { loss: _loss, isUnknownStatus: _isUnknownStatus, cloudStatus, ...lasting } = state;
    // Not known before the first look; an output is absent then, never empty.
    return cloudStatus === "" ? lasting : { ...lasting, cloudStatus };
  },
  check: async (context, args, { isNew }) => {
    const { estimate, line, errors, warnings } = checkJob(context.clouds, args, context.settings, context.clock.now());
    const isSound = errors.length === 0;
    // On the job's own row, once for each training; what stands already is not paid for again.
    if (isNew && line !== undefined && isSound && !context.memory.takesUp.has(context.identity.urn))
      await context.log("info", line);
    // The arguments are sound, so they have the types of a job's.
    const adopted = isSound && isNew ? await checkAdopted(context, args) : [];
    const equals = isSound ? checkEqualJobs(context, args, isNew) : [];
    return {
      errors: [...errors, ...adopted],
      warnings: [...warnings, ...equals],
      ...(estimate === undefined ? {} : { computed: estimate }),
    };
  },
  isLastingUpdate: isUpdatedWithoutCall,
  diff: diffJob,
  create: createJob,
  read: async (context, id, state) => {
    const seen = await readJob(context, id, state);
    if (seen === undefined) return undefined;
    const read = { id: formatResourceId(keyOf(seen)), state: seen };
    return state === undefined ? { ...read, told: () => toldArguments(context, seen) } : read;
  },
  update: updateJob,
  delete: deleteJob,
  occurrences: jobOccurrences,
  waiting: jobWaiting,
};
