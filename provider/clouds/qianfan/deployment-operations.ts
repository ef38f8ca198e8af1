import type { DeploymentOperations, DeploymentRequest } from "../../contract/deployment-cloud";
import type { DeploymentKey } from "../../contract/keys";
import type { CloudError } from "../../contract/cloud-error";
import type { LeftOut } from "../http/read-leniently";
import { present } from "../../base/present";
import { mayBeNamed } from "../may-be-named";
import { absentAsUndefined } from "../tolerated-kind";
import { sentAs, unreadableTwin } from "../unreadable-twin";
import type { QianfanClient } from "./client";
import { nothingDone } from "./nothing-done";
import { observeService, type InferenceAddress } from "./deployment-observation";
import { serviceNames, serviceRequest, toldOf } from "./deployment-request";
import { releaseAtOf, releaseChanges, wantedRelease } from "./release-time";
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
      const onLeftOut = (left: LeftOut) => {
        if (mayBeNamed(left, ["name"], (given) => given === name)) throw unreadableService(name, left);
      };
      for await (const service of services.allServices({ name, protocolVersion }, { signal, onLeftOut })) {
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
      if (service === undefined) return undefined;
      const releaseAt = await releaseAtOf(client, service, signal);
      return { ...observeService(service, key, address), ...(releaseAt === undefined ? {} : { releaseAt }), account };
    },
    list: async function* (signal) {
      for await (const { serviceId: id, name } of services.allServices({}, { signal }))
        yield { key: { cloud: "qianfan", id }, ...present({ name }) };
    },
    told: async (key, signal) => {
      const service = await absentAsUndefined(services.describeService(key.id, { signal }));
      return service && toldOf(service);
    },
    modify: async (key, request, seen, signal, settle) => {
      // What is being changed already cannot be changed again; the wait that follows tells what came of it.
      if (seen.status === "updating") return;
      // First what takes no time, and decides when it stops to cost.
      for (const change of await releaseChanges(client, key, request.block, signal)) await change();
      const changes = await scalings(client, key, request.block, seen, signal);
      if (seen.model !== request.model) changes.push(() => swapModel(key, request, signal));
      for (const [index, change] of changes.entries()) {
        if (index > 0) await settle?.();
        await change();
      }
    },
    changesWhenMade: ({ block }) => wantedRelease(block) !== undefined,
    remove: (key, block, signal) => removeService(client, key, block, signal),
  };
  return operations;
}

/** The refusal to deploy while a service that cannot be read may be the one that an earlier try made. */
function unreadableService(name: string, left: LeftOut): CloudError {
  return unreadableTwin({
    cloud: "qianfan",
    title: "Qianfan",
    operation: "DescribeServices",
    says: `the account has a service whose ID or name cannot be read${sentAs(left, "serviceId")}, and it may be ${name}: a second one would be paid beside it`,
    nextStep:
      "Look for it in the Qianfan console (online inference, my services): where it is this one, take it off there.",
  });
}
