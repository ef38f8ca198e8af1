import type { DeploymentOperations, DeploymentRemoval } from "../../lifecycle/deployment/deployment-cloud";
import { absentAsUndefined, toleratedKind } from "../tolerated-kind";
import type { BailianClient } from "./client";
import { observeDeployment, type InferenceAddress } from "./deployment-observation";
import { changesFrom, createBody, namesOf } from "./deployment-request";

/** States of a deployment that an earlier try cannot have left for us. */
const ending: ReadonlySet<string> = new Set(["DELETING", "DELETED"]);

/** Deployments on Bailian. `address` is absent for clouds that have none. */
export function createDeploymentOperations(
  client: BailianClient,
  address: InferenceAddress | undefined,
): DeploymentOperations {
  const { deployments } = client;
  return {
    find: async (request, signal) => {
      const { suffix, name, isOwnName } = namesOf(request);
      for await (const deployment of deployments.allDeployments({ signal })) {
        if (deployment.modelName !== request.model || ending.has(deployment.status)) continue;
        // The cloud makes the name and does not promise its form; ours ends in a token, so that it is proof as well.
        const isOurs = deployment.deployedModel.endsWith(`-${suffix}`) || (isOwnName && deployment.name === name);
        if (isOurs) return observeDeployment(deployment, address);
      }
      return undefined;
    },
    create: async (request) => {
      const { deployedModel } = await deployments.createDeployment(createBody(request));
      return { cloud: "bailian", id: deployedModel };
    },
    observe: async ({ id }, signal) => {
      const deployment = await absentAsUndefined(deployments.getDeployment(id, { signal }));
      return deployment === undefined || deployment.status === "DELETED"
        ? undefined
        : observeDeployment(deployment, address);
    },
    modify: async ({ id }, request, seen, signal) => {
      const { update, scale } = changesFrom(request, seen);
      // Limits first: they take less time, and a deployment that is being scaled may refuse them.
      if (update !== undefined) await deployments.updateDeployment(id, update, { signal });
      if (scale !== undefined) await deployments.scaleDeployment(id, scale, { signal });
    },
    remove: async ({ id }, signal): Promise<DeploymentRemoval> => {
      const call = deployments.deleteDeployment(id, { signal });
      const refused = await toleratedKind(call, ["not-found", "unsupported"]);
      if (refused === undefined) return { kind: "removing" };
      if (refused.kind === "not-found") return { kind: "gone" };
      const seen = await absentAsUndefined(deployments.getDeployment(id, { signal }));
      return seen === undefined ? { kind: "gone" } : { kind: "kept", remains: remainsOf(id, seen.status) };
    },
  };
}

/** The official command line knows that some accounts may delete stopped and failed deployments only (fact document, section 5.4). */
function remainsOf(id: string, status: string): string {
  return (
    `Bailian keeps ${id}, which is ${status} and may cost money: it deletes stopped and failed deployments only. ` +
    "Stop it in the Model Studio console (Model Deployment), then delete it there"
  );
}
