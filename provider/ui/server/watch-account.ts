import type { CloudSession } from "../../contract/session";
import type { Problem } from "../contract";
import { problemOf } from "./problem";
import { watchDeployments, type DeploymentWatch } from "./watch-deployments";
import { watchRuns, type RunWatch } from "./watch-runs";
import type { Watching } from "./watching";

/** Refusals in a row double the pause, up to this many milliseconds. */
const longestRestMs = 5 * 60_000;

/** One account, and what keeps it from being shown. */
export interface AccountWatch extends Pick<RunWatch, "runs" | "lookAt" | "readCurve" | "isListed"> {
  readonly session: CloudSession;
  readonly deployments: DeploymentWatch["deployments"];
  /** Absent where its calls are answered. */
  problem(): Problem | undefined;
  /** One round, unless one is under way or the account rests after a refusal. Never fails. */
  round(signal: AbortSignal): Promise<void>;
}

/** Watches one account; asks nothing by itself. */
export function watchAccount(session: CloudSession, watching: Watching): AccountWatch {
  const { clock } = watching;
  const lanes = { runs: watchRuns(session, watching), deployments: watchDeployments(session, watching) };
  const refusals = new Map<string, { readonly problem: Problem; readonly times: number; readonly until: number }>();
  let underWay: Promise<void> | undefined;

  /** A key that may not see the one shows the other. */
  async function tryLane(name: keyof typeof lanes, signal: AbortSignal): Promise<void> {
    const refusal = refusals.get(name);
    if (clock.now() < (refusal?.until ?? -Infinity)) return;
    try {
      await lanes[name].round(signal);
      refusals.delete(name);
    } catch (error) {
      if (signal.aborted) return;
      const times = (refusal?.times ?? 0) + 1;
      const restMs = Math.min(watching.roundMs() * 2 ** times, longestRestMs);
      refusals.set(name, { problem: problemOf(error, session.cloud), times, until: clock.now() + restMs });
    }
    watching.changed();
  }

  return {
    ...lanes.runs,
    session,
    deployments: lanes.deployments.deployments,
    problem: () => (refusals.get("runs") ?? refusals.get("deployments"))?.problem,
    round: (signal) => {
      underWay ??= tryLane("runs", signal)
        .then(() => tryLane("deployments", signal))
        .finally(() => (underWay = undefined));
      return underWay;
    },
  };
}
