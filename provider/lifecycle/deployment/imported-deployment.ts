import type { DeploymentObservation, ToldDeployment } from "../../contract/deployment-cloud";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import { asTold } from "../imported";
import type { DeploymentInputs } from "./deployment-inputs";
import { deploymentKey, isMoving, type DeploymentState } from "./deployment-state";
import { deploymentsOf } from "./settle-deployment";

/** The arguments that an import begins with. One that starts is not waited for unless somebody asks. */
export function importedArguments(seen: DeploymentObservation, told: ToldDeployment | undefined): object {
  const { key, model, modelSetId } = seen;
  return {
    ...(model === undefined ? {} : { model }),
    ...(modelSetId === undefined ? {} : { modelSetId }),
    ...(isMoving(seen) ? { waitForCompletion: false } : {}),
    [key.cloud]: told?.block ?? {},
  };
}

/** The arguments that an imported deployment counts as made with: as it is to be, but for what the cloud tells otherwise. */
export async function importedDeployment(
  context: Context,
  state: DeploymentState,
  asked: DeploymentInputs,
): Promise<DeploymentInputs> {
  const { cloud, block } = blockOf(context.clouds, asked);
  // A deployment on another cloud than the program says has no block of that one.
  if (cloud.name !== state.cloud) return { ...asked, [cloud.name]: undefined };
  const operations = deploymentsOf(context.openSession(state.cloud));
  const key = deploymentKey(state);
  const seen = await operations.observe(key, context.signal);
  const told = await operations.told?.(key, context.signal);
  return { ...asked, model: seen?.model ?? asked.model, [cloud.name]: asTold(block, told?.block) };
}
