import { notInTime, waitFor } from "../wait";
import type { CloudSession } from "../../contract/session";
import type { DeploymentKey } from "../../contract/keys";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { printableLine } from "../../base/printable";
import { partialFailure, type Stopped } from "../partial-failure";
import type { DeploymentObservation, DeploymentOperations } from "../../contract/deployment-cloud";
import {
  deploymentKey,
  formatDeploymentId,
  deploymentTitle,
  seenDeploymentState,
  type DeploymentState,
} from "./deployment-state";

/** How long a deployment is waited for. */
export interface DeploymentEnd {
  readonly deadline: number;
  readonly timeout: "create" | "update";
  /** One look and no wait. */
  readonly isImpatient: boolean;
  /** Whether what is seen is what was asked for; a change in place may take its time. */
  isDone(seen: DeploymentObservation): boolean;
}

/**
 * Waits until the model serves.
 * @throws PartialFailure whatever goes wrong, so that ID and last state are saved.
 */
export async function settleDeployment(
  context: Context,
  session: CloudSession,
  start: DeploymentState,
  { deadline, timeout, isImpatient, isDone }: DeploymentEnd,
): Promise<DeploymentState> {
  let state = start;
  const key = deploymentKey(start);
  const names = { name: start.deploymentName, suffix: start.suffix };
  const toldWords = new Set<string>();
  try {
    const ended = await waitFor(context, {
      what: deploymentTitle(key),
      deadline,
      timedOut: notInTime(deploymentTitle(key), timeout),
      look: async (signal) => {
        const seen = await deploymentsOf(session).observe(key, signal);
        if (seen === undefined) return undefined;
        state = seenDeploymentState(session, names, seen, state);
        context.seen?.(state);
        if (seen.isUnknownStatus === true && !toldWords.has(seen.cloudStatus)) await reportWord(context, key, seen);
        toldWords.add(seen.cloudStatus);
        return seen;
      },
      isDone: (seen) => isImpatient || isDone(seen) || hasFailed(seen),
      describe: ({ status, cloudStatus, readyCapacity, capacity }) => {
        const units = capacity === undefined ? "" : `${readyCapacity ?? 0}/${capacity} ready · `;
        return `${units}${status} (${cloudStatus})`;
      },
      answerOf: ({ status, cloudStatus }) => `${status} (${cloudStatus})`,
    });
    if (hasFailed(ended)) throw failed(key, ended, state);
    await context.status(`${ended.status} · ${state.deployedModel ?? key.id}`);
    return state;
  } catch (error) {
    throw partialFailure(context, formatDeploymentId(key), state, error, stoppedWait(key));
  }
}

/** What a cancelled wait says of itself. */
export function stoppedWait(key: DeploymentKey): Stopped {
  return {
    message: `stopped waiting for ${deploymentTitle(key)}, which goes on by itself`,
    nextStep: "`pulumi up` resumes waiting, `pulumi destroy` removes it.",
  };
}

/** What a cloud offers for deployments; both do, so that one without is a mistake of ours. */
export function deploymentsOf(session: CloudSession): DeploymentOperations {
  const operations = session.deployments?.();
  if (operations === undefined) throw new TypeError(`${session.cloud} has no deployments`);
  return operations;
}

/** What no document knows is waited for like what is under way, but not in silence: it may be an end. */
function reportWord(
  context: Context,
  key: DeploymentKey,
  { status, cloudStatus }: DeploymentObservation,
): Promise<void> {
  return context.log(
    "warning",
    `${key.cloud} calls ${deploymentTitle(key)} ${cloudStatus}, a word that its documents do not know; it counts as ${status}: look at the cloud's console, and stop waiting where it is an end`,
  );
}

function hasFailed({ status }: DeploymentObservation): boolean {
  return status === "failed" || status === "stopped" || status === "deleting";
}

function failed(
  key: DeploymentKey,
  { cloudStatus, reason, status }: DeploymentObservation,
  { releaseAt }: DeploymentState,
): FineTuneError {
  if (status === "stopped" && releaseAt !== undefined) {
    return new FineTuneError(
      `${deploymentTitle(key)} is ${printableLine(cloudStatus)}: it was to be given back at ${releaseAt}`,
      {
        code: "deployment-released",
        nextStep: "Give it a later time: `pulumi up` then deploys anew. `pulumi destroy` takes what is left away.",
      },
    );
  }
  return new FineTuneError(
    `${deploymentTitle(key)} is ${printableLine([cloudStatus, reason].filter((part) => part !== undefined).join(": "))}`,
    {
      code: "deployment-failed",
      nextStep:
        "The cloud's console says more (capacity, quota, arrears). `pulumi up` looks again; a changed argument, or `pulumi destroy --target` and then `pulumi up`, deploys anew.",
    },
  );
}
