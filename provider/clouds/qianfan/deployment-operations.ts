import type { DeploymentOperations, DeploymentRequest } from "../../contract/deployment-cloud";
import { absentAsUndefined } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import { observeService, type InferenceAddress } from "./deployment-observation";
import { serviceNames, serviceRequest } from "./deployment-request";
import { removeService } from "./remove-service";

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
    modify: async (key, request, seen, signal) => {
      // What is being changed already cannot be changed again; the wait that follows tells what came of it.
      if (seen.model === request.model || seen.status === "updating") return;
      const modelSetId = await setOf(request, signal);
      await services.modifyService({ serviceId: key.id, modelSetId, modelId: request.model }, { signal });
    },
    remove: (key, block, signal) => removeService(client, key, block, signal),
  };
  return operations;
}
