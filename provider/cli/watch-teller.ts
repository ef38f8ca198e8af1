import { openNotices } from "../configuration/open-notices";
import { FineTuneError } from "../base/fine-tune-error";
import type { Context } from "../lifecycle/context";
import { jobOccurrences, jobWaiting } from "../lifecycle/job/job-occurrences";
import type { JobState } from "../lifecycle/job/state";
import { createTeller, type Teller } from "../notices/teller";
import type { CliContext } from "./cli-context";
import { note } from "./print";

/**
 * Tells of a job that is watched, for whoever has no stack that does.
 * @throws FineTuneError `nobody-to-tell`
 */
export function watchTeller({ settings }: CliContext, context: Context): Teller<JobState> {
  const notices = openNotices(settings, process.env);
  const targets = notices.targetsFor(undefined);
  if (targets.length === 0) {
    throw new FineTuneError("there is nobody to tell", {
      code: "nobody-to-tell",
      nextStep: "Set finetune:notify, and name its stack with --stack, or FINETUNE_NOTIFY.",
    });
  }
  return createTeller<JobState>(notices, {
    context: { ...context, log: (_severity, message) => Promise.resolve(note(message)) },
    targets,
    before: undefined,
    told: undefined,
    occurrences: (before, now, ending) => jobOccurrences(context, { before, now, ending, inputs: {} }),
    waiting: (now, waited) => jobWaiting(context, now, waited),
  });
}
