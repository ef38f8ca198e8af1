import type { BailianCall } from "../bailian-call";
import { servingStatuses } from "../deployments/deployment-status";
import { offeredModels } from "./offered-models";

/** A model that this workspace can call now. */
export interface CallableModel {
  readonly name: string;
  /** Simulated milliseconds since the epoch; 0 for the cloud's own models. */
  readonly createdAt: number;
  readonly isDeployment: boolean;
}

const everything = 1_000_000;

/** The cloud's own models, then what the workspace has deployed. Inside a transaction. */
export function callableModels(call: BailianCall): readonly CallableModel[] {
  const now = call.context.world.now();
  const deployed = call.deployments
    .page(call.workspaceId, now, now, 0, everything)
    .filter(({ status }) => servingStatuses.has(status));
  return [
    ...offeredModels.map((name) => ({ name, createdAt: 0, isDeployment: false })),
    ...deployed.map((one) => ({ name: one.deployed_model, createdAt: one.created_at, isDeployment: true })),
  ];
}
