import type { DeploymentOperations, DeploymentRequest } from "../../contract/deployment-cloud";
import type { DeploymentKey } from "../../contract/keys";
import { absentAsUndefined } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import { nothingDone } from "./nothing-done";
import { observeService, type InferenceAddress } from "./deployment-observation";
import { serviceNames, serviceRequest } from "./deployment-request";
import { removeService } from "./remove-service";
import { lookAtIt, scalings } from "./scale-service";

/** Services that an earlier create cannot have left for us: no call deletes them, so a destroy leaves them behind. */
const ended = ["Stopped", "Failed"];

/** Deployments on Qianfan: its services. `address` is absent for clouds that have none; `account` marks every observation. */
export function createDeploymentOperations(
  client: QianfanClient,
  address: InferenceAddress | undefined,
  account: string,
): DeploymentOperations {
  const { services } = client;
  const setOf = async ({ model, modelSetId }: DeploymentRequest, signal?: AbortSignal): Promise<string> =>
    // Every version is in a set; should the cloud not say in which, it says what is wrong with an empty one.
    modelSetId ?? (await client.describeModel(model, { signal })).modelSetId ?? "";

  const swapModel = async (key: DeploymentKey, request: DeploymentRequest, signal?: AbortSignal): Promise<void> => {
    const call = { serviceId: key.id, modelSetId: await setOf(request, signal), modelId: request.model };
    if (!(await services.modifyService(call, { signal }))) throw nothingDone("ModifyService", undefined, lookAtIt);
  };

  const operations: DeploymentOperations = {
    find: async (request, signal) => {
      const { name, urlSuffix, protocolVersion } = serviceNames(request);
      for await (const service of services.allServices({ name, protocolVersion }, { signal })) {
        // The cloud takes a part of a name for a match, and eight characters of its own stand before the suffix.
        const isOurs = service.name === name && (service.endpoint?.endsWith(`_${urlSuffix}`) ?? true);
        if (!isOurs || ended.includes(service.runStatus ?? "")) continue;
        return operations.observe({ cloud: "qianfan", id: service.serviceId }, signal);
      }
      return undefined;
    },
    create: async (request) => {
      const { serviceId, instanceId } = await services.createService(serviceRequest(request, await setOf(request)));
      return { cloud: "qianfan", id: serviceId, ...(instanceId === undefined ? {} : { instanceId }) };
    },
    observe: async (key, signal) => {
      const service = await absentAsUndefined(services.describeService(key.id, { signal }));
      return service && { ...observeService(service, key, address), account };
    },
    modify: async (key, request, seen, signal, settle) => {
      // What is being changed already cannot be changed again; the wait that follows tells what came of it.
      if (seen.status === "updating") return;
      const changes = await scalings(client, key, request.block, seen, signal);
      if (seen.model !== request.model) changes.push(() => swapModel(key, request, signal));
      for (const [index, change] of changes.entries()) {
        if (index > 0) await settle?.();
        await change();
      }
    },
    remove: (key, block, signal) => removeService(client, key, block, signal),
  };
  return operations;
}
