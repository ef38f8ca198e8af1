import type { RunStatus } from "../../contract";
import type { DeleteRule } from "../../emulator-settings";

/** Seed 000, error table. */
const ended = "The fine-tune job can not be deleted because it is succeeded,failed or canceled";
/** Our choice of words: no page prints the message for the opposite reading. */
const active = "The fine-tune job can not be deleted because it is pending,queuing or running";
const running = "The fine-tune job can not be deleted because it is running";

type Verdict = string | undefined;

function rule(waiting: Verdict, training: Verdict, terminal: Verdict): Readonly<Record<RunStatus, Verdict>> {
  return {
    pending: waiting,
    queued: waiting,
    running: training,
    cancelling: training,
    succeeded: terminal,
    failed: terminal,
    cancelled: terminal,
  };
}

/**
 * Which states refuse a delete, with the message; undefined accepts. The seed's sentence is contested: the guide, the
 * sibling API and the official CLI say the opposite, so the reading is a switch with the seed's as default.
 */
export const deleteRefusal: Readonly<Record<DeleteRule, Readonly<Record<RunStatus, Verdict>>>> = {
  literal: rule(undefined, undefined, ended),
  terminal_only: rule(active, active, undefined),
  strict: rule(undefined, running, ended),
};
