import type { CloudName } from "../../contract/cloud";
import type { Context } from "../context";
import { realMs } from "../limits";

/** Shortest pause between two submits of one process to one account, in the cloud's time (our choice: below any known rate). */
const submitPauseMs = 200;

/** Waits for this submit's turn: one account's submits from one process start one after the other. */
export async function submitTurn(context: Context, cloud: CloudName): Promise<void> {
  const { nextSubmitAt } = context.memory;
  const now = context.clock.now();
  const turnAt = Math.max(now, nextSubmitAt.get(cloud) ?? now);
  nextSubmitAt.set(cloud, turnAt + realMs(context, submitPauseMs));
  if (turnAt > now) await context.clock.sleep(turnAt - now, context.signal);
}
