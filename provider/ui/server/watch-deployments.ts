import type { DeploymentObservation } from "../../contract/deployment-cloud";
import type { DeploymentKey } from "../../contract/keys";
import type { HourlyUse } from "../../contract/rules";
import type { CloudSession } from "../../contract/session";
import { formatDeploymentId, isMoving } from "../../lifecycle/deployment/deployment-state";
import { mostLooks, roundsUntilListing, type Watching } from "./watching";

/** Rounds between two looks at a deployment that serves, or does not. */
const restingRounds = 8;

/** A deployment as its cloud tells it. */
export interface SeenDeployment {
  readonly key: DeploymentKey;
  readonly name: string | undefined;
  /** What is paid for it; absent where the cloud bills nothing for it now. */
  readonly use: HourlyUse | undefined;
  /** Absent as long as it was listed only. */
  readonly observation?: DeploymentObservation;
}

/** The deployments of one account. */
export interface DeploymentWatch {
  readonly deployments: ReadonlyMap<string, SeenDeployment>;
  /** As the round of runs. @throws CloudError */
  round(signal: AbortSignal): Promise<void>;
}

/** Watches the deployments of one account; asks nothing by itself, and nothing where the cloud lists none. */
export function watchDeployments(session: CloudSession, watching: Watching): DeploymentWatch {
  const { clock } = watching;
  const deployments = new Map<string, SeenDeployment>();
  const lookedAt = new Map<string, number>();
  let listed = { at: -Infinity, rounds: 0 };

  async function list(signal: AbortSignal): Promise<void> {
    const startedAt = clock.now();
    const uses = new Map<string, HourlyUse>();
    for await (const { kind, id, use } of session.bills?.().list(signal) ?? []) {
      if (kind === "deployment") uses.set(id, use);
    }
    const seen = new Set<string>();
    for await (const { key, name } of session.deployments?.().list?.(signal) ?? []) {
      const id = formatDeploymentId(key);
      seen.add(id);
      deployments.set(id, { ...deployments.get(id), key, name, use: uses.get(key.id) });
    }
    for (const id of [...deployments.keys()].filter((known) => !seen.has(known))) forget(id);
    const isQuiet = ![...deployments.values()].some(({ observation }) => observation && isMoving(observation));
    listed = { at: startedAt, rounds: roundsUntilListing(watching, startedAt, isQuiet) };
    watching.changed();
  }

  function forget(id: string): void {
    deployments.delete(id);
    lookedAt.delete(id);
  }

  async function look(id: string, { key }: SeenDeployment, signal: AbortSignal): Promise<void> {
    lookedAt.set(id, clock.now());
    const observation = await session.deployments?.().observe(key, signal);
    const known = deployments.get(id);
    if (observation === undefined || known === undefined) forget(id);
    else deployments.set(id, { ...known, observation });
    watching.changed();
  }

  return {
    deployments,
    round: async (signal) => {
      if (session.deployments === undefined) return;
      if (watching.isDue(listed.at, listed.rounds)) await list(signal);
      const due = [...deployments]
        .map(([id, seen]) => ({ id, seen, at: lookedAt.get(id) }))
        .filter(({ seen: { observation }, at }) =>
          watching.isDue(at, observation === undefined || isMoving(observation) ? 1 : restingRounds),
        )
        .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
        .slice(0, mostLooks);
      for (const { id, seen } of due) await look(id, seen, signal);
    },
  };
}
