import type { FaceContext } from "../../face-context";
import type { Store } from "../../store/store";
import { insertInto, type Part, updateOf } from "../../store/table";
import { aliveSql, deploymentAt, type DeploymentRecord, releasedAt } from "./deployment-life";

/** Deployments in the database, as they are at a moment. Call inside a transaction. */
export interface DeploymentStore {
  /** In whatever workspace. */
  get(deployedModel: string, now: number): DeploymentRecord | undefined;
  /** Whether a model is deployed in a workspace. */
  hasModel(workspaceId: string, modelName: string, now: number): boolean;
  /** Newest first; an empty plan is every plan. */
  page(workspaceId: string, plan: string, now: number, createdUntil: number, part: Part): DeploymentRecord[];
  count(workspaceId: string, plan: string, now: number, createdUntil: number): number;
  /** Every row that time has changed or taken away, as it was written. */
  due(now: number): DeploymentRecord[];
  insert(deployment: Omit<DeploymentRecord, "seq">): void;
  /** Writes everything about a deployment that can change. */
  update(deployment: DeploymentRecord): void;
  remove(deployedModel: string): void;
}

const updatedColumns = [
  "status",
  "next_status",
  "next_at",
  "capacity",
  "ready_capacity",
  "modified_at",
  "idle_from",
  "settings",
  "failure",
] as const;
const insertedColumns = [
  "deployed_model",
  "workspace_id",
  "model_name",
  "base_model",
  "name",
  "plan",
  "base_capacity",
  "created_at",
  ...updatedColumns,
] as const;

/** Deployment store with every statement compiled once. */
export function createDeploymentStore(store: Store): DeploymentStore {
  const row = (rest: string) => store.prepare<DeploymentRecord>(`SELECT * FROM bailian_deployment WHERE ${rest}`);
  const byId = row(`${aliveSql} AND deployed_model = ?2`);
  const ofModel = row(`${aliveSql} AND workspace_id = ?2 AND model_name = ?3 LIMIT 1`);
  const listed = `${aliveSql} AND workspace_id = ?2 AND created_at <= ?3 AND ?4 IN ('', plan)`;
  const page = row(`${listed} ORDER BY seq DESC LIMIT ?5 OFFSET ?6`);
  const count = store.prepare<{ count: number }>(`SELECT count(*) AS count FROM bailian_deployment WHERE ${listed}`);
  const due = row(`next_at <= ?1 OR NOT (${aliveSql}) ORDER BY seq`);
  const insert = insertInto(store, "bailian_deployment", insertedColumns);
  const update = updateOf(store, "bailian_deployment", updatedColumns, "seq");
  const remove = store.prepare("DELETE FROM bailian_deployment WHERE deployed_model = ?");
  return {
    get: (deployedModel, now) => {
      const found = byId.get(now, deployedModel);
      return found && deploymentAt(found, now);
    },
    hasModel: (workspaceId, modelName, now) => ofModel.get(now, workspaceId, modelName) !== undefined,
    page: (workspaceId, plan, now, createdUntil, { offset, limit }) =>
      page.all(now, workspaceId, createdUntil, plan, limit, offset).map((found) => deploymentAt(found, now)),
    count: (workspaceId, plan, now, createdUntil) => count.get(now, workspaceId, createdUntil, plan)?.count ?? 0,
    due: (now) => due.all(now),
    insert,
    update,
    remove: (deployedModel) => {
      remove.run(deployedModel);
    },
  };
}

/**
 * Tells the journal what time has done to deployments and writes it down, so that no process tells it twice. Inside a
 * write; comes before every change of a deployment.
 */
export function settleDeployments({ store, world, journal }: FaceContext): void {
  const deployments = createDeploymentStore(store);
  const now = world.now();
  const settled = deployments.due(now).flatMap((before) => {
    const after = deploymentAt(before, now);
    const goneAt = goneSince(after, now);
    if (goneAt === undefined) deployments.update(after);
    else deployments.remove(after.deployed_model);
    const reached = before.next_at !== null && before.next_at <= now ? [transition(before, after, before.next_at)] : [];
    const isReleased = goneAt !== undefined && after.status !== "DELETED";
    return isReleased ? [...reached, transition(after, { ...after, status: "DELETED" }, goneAt)] : reached;
  });
  for (const { at, record } of settled.sort((one, other) => one.at - other.at)) journal.transition(record, at);
}

function goneSince(deployment: DeploymentRecord, now: number): number | undefined {
  if (deployment.status === "DELETED") return deployment.modified_at;
  const released = releasedAt(deployment);
  return released !== undefined && released <= now ? released : undefined;
}

function transition(before: DeploymentRecord, after: DeploymentRecord, at: number) {
  const record = { cloud: "bailian", subject: before.deployed_model, from: before.status, to: after.status } as const;
  return { at, record };
}
