import type { RunStatus } from "../../contract";
import type { DeleteRule } from "../../emulator-options";
import { ours, type Source } from "../../provenance/provenance";

/** States of a run as far as deleting goes. */
type Stage = "waiting" | "running" | "ended";

const stages: Readonly<Record<RunStatus, Stage>> = {
  pending: "waiting",
  queued: "waiting",
  running: "running",
  cancelling: "running",
  succeeded: "ended",
  failed: "ended",
  cancelled: "ended",
};

const deletable: Readonly<Record<DeleteRule, readonly Stage[]>> = {
  literal: ["waiting", "running"],
  terminal_only: ["ended"],
  strict: ["waiting"],
};

const reasons: Readonly<Record<Stage, string>> = {
  waiting: "Waiting or Running",
  running: "Waiting or Running",
  ended: "Done,Failed or Stopped",
};

/** Where the rule comes from. */
export const deleteRuleSource: Source = ours(
  "ymo1a9xwn and Im3gxxr1l name no condition and seed 000, which has one, is Bailian's: ended ones can be deleted, " +
    "live ones cannot, unless the switch taskDeleteRule says otherwise",
);

/** True once the cloud will not change the task any more. */
export function hasEnded(status: RunStatus): boolean {
  return stages[status] === "ended";
}

/** Why a task in this state cannot be deleted, in the words that follow "because it is"; `undefined` when it can. */
export function deleteObstacle(rule: DeleteRule, status: RunStatus): string | undefined {
  const stage = stages[status];
  return deletable[rule].includes(stage) ? undefined : reasons[stage];
}
