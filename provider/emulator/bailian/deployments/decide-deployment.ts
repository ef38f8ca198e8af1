import type { DeploymentFate } from "../../face";
import type { FaceContext } from "../../face-context";
import {
  changingStatuses,
  type DeploymentRecord,
  type DeploymentStatus,
  deploymentTiming,
  startingMs,
  startingStatuses,
} from "./deployment-life";
import { createDeploymentStore, settleDeployments } from "./deployment-store";

type Change = Partial<DeploymentRecord>;

/**
 * Brings a deployment into a state that no call leads to, as what a fault rule, the control interface or the console does.
 * Inside a write; undefined when there is no such deployment.
 */
export function decideDeployment(
  context: FaceContext,
  deployedModel: string,
  fate: DeploymentFate,
): string | undefined {
  settleDeployments(context);
  const { store, world, journal, settings } = context;
  const deployments = createDeploymentStore(store);
  const now = world.now();
  const deployment = deployments.get(deployedModel, now);
  if (deployment === undefined) return undefined;
  journal.effect({
    cloud: "bailian",
    effect: "deployment.decided",
    subject: deployedModel,
    detail: { fate: fate.kind },
  });
  if (fate.kind === "vanish") {
    deployments.remove(deployedModel);
    return "DELETED";
  }
  const soon = (ms: number) => now + (settings.instant ? 0 : ms);
  const change = changes[fate.kind](deployment, fate, { now, soon, startMs: startingMs(context, deployedModel) });
  const changed = { ...deployment, modified_at: now, ...change };
  deployments.update(changed);
  return changed.status;
}

interface Moments {
  readonly now: number;
  soon(ms: number): number;
  readonly startMs: number;
}

const changes: Readonly<
  Record<
    Exclude<DeploymentFate["kind"], "vanish">,
    (deployment: DeploymentRecord, fate: DeploymentFate, moments: Moments) => Change
  >
> = {
  fail: (deployment, fate) => {
    const failure = ("message" in fate ? fate.message : undefined) ?? "failed by a fault rule";
    // What comes up or changes fails when it would have been ready.
    if (startingStatuses.has(deployment.status)) return { next_status: "FAILED", failure };
    if (changingStatuses.has(deployment.status)) return { next_status: "UPDATING_FAILED", failure };
    return { ...at("FAILED"), failure };
  },
  stop: (_deployment, _fate, { soon }) => at("OFFLINING", "STOPPED", soon(deploymentTiming.stopMs)),
  arrears: () => at("ARREARS_DOWN"),
  resume: ({ status }, _fate, { now, soon, startMs }) => {
    const isRecovering = status === "ARREARS_DOWN";
    const readyAt = isRecovering ? soon(deploymentTiming.recoverMs) : now + startMs;
    return { ...at(isRecovering ? "ARREARS_RECOVERING" : "PENDING", "RUNNING", readyAt), idle_from: readyAt };
  },
};

function at(status: DeploymentStatus, next: DeploymentStatus | null = null, nextAt: number | null = null): Change {
  return { status, next_status: next, next_at: nextAt, ready_capacity: 0 };
}
