import type { fineTuneJob } from "../../contract/kinds/fine-tune-job";
import type { ComputedOf, InputsOf } from "../../contract/kinds/types-of";

/**
 * Arguments of a job after `check` with what that computed, beside the block of its cloud (`blockFor`): plain values, nothing
 * unknown.
 */
export type JobInputs = InputsOf<typeof fineTuneJob> & ComputedOf<typeof fineTuneJob>;
