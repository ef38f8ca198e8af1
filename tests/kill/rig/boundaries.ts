import type { ShippedCloudName } from "../../../provider/clouds/index";
import type { Side } from "./gate";
import type { CallAt } from "./kill-at";

/** One moment in a job's life at which something is killed. */
export interface Boundary {
  /** Operation and side at which the call stands, by cloud; a cloud that has no such moment is left out. */
  readonly at: Partial<Record<ShippedCloudName, CallAt>>;
  /** What stands before: nothing, a job that was submitted and left running, or one that has succeeded. */
  readonly before: "nothing" | "running" | "succeeded";
  /** The command that is hit: an up, an up with a change that trains anew, or a destroy. */
  readonly command: "up" | "retrain" | "destroy";
  /** Trainings that are meant in the end. */
  readonly intended: 1 | 2;
  /** Whether time stands still until the kill, so that the job is where the title says. */
  readonly job?: "queued" | "running";
}

const submit = { bailian: "POST /fine-tunes", qianfan: "CreateFineTuningTask" } as const;
const look = { bailian: "GET /fine-tunes/{job}", qianfan: "DescribeFineTuningTask" } as const;
const cancel = { bailian: "POST /fine-tunes/{job}/cancel", qianfan: "StopFineTuningTask" } as const;

const both = (operations: Readonly<Record<ShippedCloudName, string>>, side: Side, nth = 1): Boundary["at"] => ({
  bailian: { operation: operations.bailian, side, nth },
  qianfan: { operation: operations.qianfan, side, nth },
});

/** Every boundary at which a paid job could be lost or paid twice. */
export const boundaries: Readonly<Record<string, Boundary>> = {
  "before the submit": { at: both(submit, "before"), before: "nothing", command: "up", intended: 1 },
  "accepted and unanswered": { at: both(submit, "after"), before: "nothing", command: "up", intended: 1 },
  "answered and unsaved": { at: both(look, "before"), before: "nothing", command: "up", intended: 1 },
  "while queued": { at: both(look, "after", 3), before: "nothing", command: "up", intended: 1, job: "queued" },
  "while running": { at: both(look, "after", 3), before: "nothing", command: "up", intended: 1, job: "running" },
  "container made and unanswered": {
    at: { qianfan: { operation: "CreateFineTuningJob", side: "after" } },
    before: "nothing",
    command: "up",
    intended: 1,
  },
  "while publishing": {
    at: { qianfan: { operation: "CreateCustomModel", side: "after" } },
    before: "nothing",
    command: "up",
    intended: 1,
  },
  "during update": { at: both(look, "after", 2), before: "running", command: "up", intended: 1 },
  "during delete": { at: both(cancel, "after"), before: "running", command: "destroy", intended: 1 },
  "during the create of a replacement": {
    at: both(submit, "after"),
    before: "succeeded",
    command: "retrain",
    intended: 2,
  },
};
