import type { DeploymentOperations, DeploymentRemoval } from "../../contract/deployment-cloud";
import { present } from "../../base/present";
import { absentAsUndefined, toleratedKind } from "../tolerated-kind";
import type { BailianClient } from "./client";
import { endingStatuses } from "./deployment-client";
import type { LeftOut } from "../http/read-leniently";
import { mayBeNamed } from "../may-be-named";
import { unreadableDeployment } from "./unread-job";
import { observeDeployment, type InferenceAddress } from "./deployment-observation";
import { changesFrom, createBody, namesOf, toldOf } from "./deployment-request";
import type { BailianDeployment } from "./deployment-schemas";

/** Deployments on Bailian. `address` is absent for clouds that have none. */
export function createDeploymentOperations(
  client: BailianClient,
  address: InferenceAddress | undefined,
): DeploymentOperations {
  const { deployments } = client;
  return {
    find: async (request, signal) => {
      const names = namesOf(request);
      const unread: LeftOut[] = [];
      const onLeftOut = (left: LeftOut) => unread.push(left);
      for await (const deployment of deployments.allDeployments({ signal, onLeftOut })) {
        if (deployment.modelName !== request.model || endingStatuses.has(deployment.status)) continue;
        const isOurs = hasNames(deployment, names);
        if (isOurs) return observeDeployment(deployment, address);
      }
      const isWanted = (name: string) => name === names.name || name.endsWith(`-${names.suffix}`);
      const twin = unread.find((left) => mayBeNamed(left, ["deployed_model", "name"], isWanted));
      if (twin !== undefined) throw unreadableDeployment(names.name, twin);
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
    list: async function* (signal) {
      for await (const { deployedModel: id, name, status } of deployments.allDeployments({ signal })) {
        if (!endingStatuses.has(status)) yield { key: { cloud: "bailian", id }, ...present({ name }) };
      }
    },
    told: async ({ id }, signal) => {
      const deployment = await absentAsUndefined(deployments.getDeployment(id, { signal }));
      return deployment && toldOf(deployment);
    },
    modify: async ({ id }, request, seen, signal) => {
      const { update, scale, overflowStrategy } = changesFrom(request, seen);
      // Limits first: they take less time, and a deployment that is being scaled may refuse them.
      if (update !== undefined) await deployments.updateDeployment(id, update, { signal });
      if (overflowStrategy !== undefined) await deployments.updateOverflowStrategy(id, overflowStrategy, { signal });
      if (scale !== undefined) await deployments.scaleDeployment(id, scale, { signal });
    },
    remove: async ({ id }, _block, signal): Promise<DeploymentRemoval> => {
      const call = deployments.deleteDeployment(id, { signal });
      const refused = await toleratedKind(call, ["not-found", "unsupported"]);
      if (refused === undefined) return { kind: "removing" };
      if (refused.kind === "not-found") return { kind: "gone" };
      const seen = await absentAsUndefined(deployments.getDeployment(id, { signal }));
      return seen === undefined
        ? { kind: "gone" }
        : { kind: "kept", remains: remainsOf(id, seen.status, refused.code) };
    },
  };
}

/**
 * Whether a deployment has the names that ours would have. Suffix and name end in a token unless the program gives them: each
 * of those alone is proof, because the cloud makes the deployment's ID and does not promise its form. A name that is given
 * proves nothing by itself, since somebody else may have chosen it too.
 */
function hasNames(
  { deployedModel, name: shown }: BailianDeployment,
  { suffix, name, isOwnSuffix, isOwnName }: ReturnType<typeof namesOf>,
): boolean {
  const hasSuffix = deployedModel.endsWith(`-${suffix}`);
  const hasName = shown === name;
  return (isOwnSuffix && hasSuffix) || (isOwnName && hasName) || (hasSuffix && hasName);
}

/** Some accounts may delete stopped and failed deployments only [bailian-cli]; the pages know no such rule. */
function remainsOf(id: string, status: string, code: string): string {
  if (code === "PREPAID_UNSUBSCRIBE_REQUIRED") {
    return (
      `Bailian keeps ${id}, which is ${status} and paid beforehand: what is paid beforehand is not deleted but unsubscribed. ` +
      "Unsubscribe it in Alibaba Cloud's billing console (Orders, Unsubscribe)"
    );
  }
  return (
    `Bailian keeps ${id}, which is ${status} and may cost money: it deletes stopped and failed deployments only. ` +
    "Stop it in the Model Studio console (Model Deployment), then delete it there"
  );
}
