import { isLive } from "./cloud-truth";
import {
  isPaidFor,
  newestTraining,
  resource,
  runOf,
  runsOf,
  trainingIn,
  type Model,
  type Reality,
  type Training,
} from "./history";
import { trainingOf, type JobArguments } from "./job-arguments";

/** How an up is asked for. */
export interface UpKind {
  /** `pulumi state taint` or `--target-replace` before it. */
  readonly isTainted?: boolean;
  /** The resource option `replaceOnChanges: ["#initerror"]`. */
  readonly replacesOnInitError?: boolean;
}

/** What an up should do, told from what the stack and the clouds hold before it. */
export interface UpExpectation {
  readonly target: Training;
  /** Runs that it should pay for. */
  readonly pays: 0 | 1;
  /** The old job goes. */
  readonly isReplaced: boolean;
  /** The old job runs and is to be retained, so that nothing may be done. */
  readonly isRefused: boolean;
}

/** Reads the rules of replacement, adoption and resuming once more, in the user's words. */
export function expectUp(model: Model, reality: Reality, job: JobArguments, kind: UpKind): UpExpectation {
  const entry = reality.stack.entries.get(resource);
  const { held } = model;
  if (entry === undefined || held === undefined || kind.isTainted === true) {
    const target = newestTraining(model, job);
    const { pays } = towards(target);
    return { target, pays, isReplaced: target !== held || pays === 1, isRefused: false };
  }
  const isRetry = job.onFailure === "retrain" && /failed|cancelled/.test(String(entry.outputs["status"]));
  const isForced = kind.replacesOnInitError === true && entry.initErrors.length > 0;
  const isChanged = trainingOf(job) !== held.what || isRetry;
  if (isChanged || isForced || entry.isPendingReplacement) {
    const isLiving = runsOf(reality, entry).some((run) => isLive(run) || run.status === "cancelling");
    if (isChanged && isLiving && job.onDelete === "retain")
      return { target: held, pays: 0, isReplaced: false, isRefused: true };
    return { ...towards(trainingIn(model, trainingOf(job), held.generation + 1)), isReplaced: true, isRefused: false };
  }
  const isUnsure = runOf(reality, entry) === undefined;
  return { target: held, pays: isUnsure && !isPaidFor(held) ? 1 : 0, isReplaced: false, isRefused: false };
}

function towards(target: Training): Pick<UpExpectation, "target" | "pays"> {
  return { target, pays: isPaidFor(target) ? 0 : 1 };
}
