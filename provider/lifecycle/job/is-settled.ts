import type { JobInputs } from "./inputs";
import { publishOptions } from "./publish";
import { hasRun, type JobState } from "./state";
import { containsUnknown } from "../../base/unknown";

/** Whether there is nothing left to wait for, publish or explain. */
export function isSettled(state: JobState, inputs: JobInputs): boolean {
  if (!hasRun(state) || state.status !== "succeeded") return false;
  const publishes = state.cloud === "qianfan" && !containsUnknown(inputs) && publishOptions(inputs) !== undefined;
  return state.finetunedOutput !== undefined || !publishes;
}
