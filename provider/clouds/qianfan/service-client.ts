import type { z } from "zod";
import type { Json, JsonObject } from "../../base/json";
import { CloudError } from "../../contract/cloud-error";
import { chinaTime } from "../china-time";
import type { Call, CallOptions, ListingOptions } from "../http/call";
import type { Transport } from "../http/transport";
import { allPages } from "./all-pages";
import { toBody, type PageRequest } from "./requests";
import { outcomeAnswer } from "./schemas";
import * as schemas from "./service-schemas";

/** Body of CreateService: serves a model version, which costs money. */
export type CreateServiceRequest = {
  readonly modelSetId: string;
  readonly modelId: string;
  readonly name: string;
  readonly urlSuffix: string;
  readonly description?: string;
  readonly resourceConfig?: Json;
  readonly deploymentConfig?: Json;
  readonly billing?: Json;
  readonly protocolVersion?: number;
  /** Sent as given; the named members win. */
  readonly extraParameters?: JsonObject;
};

/** By what services are listed. */
export type ServiceFilter = {
  /** Part of the name. */
  readonly name?: string;
  readonly protocolVersion?: number;
};

/** Units that cost nothing any more, or are about to [ymo6wk4y5]. */
export const endedUnits: ReadonlySet<string | undefined> = new Set(["Released", "Releasing"]);

/** Only `None` is known of `updateStatus`: any other word is a change under way, or one that has failed. */
export function hasUpdate(updateStatus: string | undefined): boolean {
  return updateStatus !== undefined && updateStatus !== "None";
}

/** Whether two times of release are one, however they are written; `undefined` is none. */
export function isSameTime(one: string | undefined, other: string | undefined): boolean {
  const [time, otherTime] = [chinaTime(one), chinaTime(other)];
  return time === undefined || otherTime === undefined
    ? time === otherTime
    : Date.parse(time) === Date.parse(otherTime);
}

/** Services and their compute units. Every method throws `CloudError`; none repeats a create or a purchase. */
export interface QianfanServiceClient {
  createService(
    request: CreateServiceRequest,
    options?: CallOptions,
  ): Promise<{ readonly serviceId: string; readonly instanceId?: string }>;
  describeService(serviceId: string, options?: CallOptions): Promise<schemas.QianfanService>;
  describeServices(filter?: ServiceFilter & PageRequest, options?: ListingOptions): Promise<schemas.QianfanServicePage>;
  /** Every service once. */
  allServices(filter?: ServiceFilter, options?: ListingOptions): AsyncGenerator<schemas.QianfanService>;
  /** Puts another model version in the place of the one that serves. False: the cloud answered that it did nothing. */
  modifyService(
    request: { readonly serviceId: string; readonly modelSetId: string; readonly modelId: string },
    options?: CallOptions,
  ): Promise<boolean>;
  /** Takes a service off, which gives none of its compute units back. */
  deactivateService(serviceId: string, options?: CallOptions): Promise<schemas.Deactivation>;
  /** Sets how many replicas run on one compute unit; 0 takes the unit out. False: the cloud answered that it did nothing. */
  scaleService(
    request: { readonly serviceId: string; readonly instanceId: string; readonly deploymentReplicasCount: number },
    options?: CallOptions,
  ): Promise<boolean>;
  describeComputeUnits(serviceId: string, options?: ListingOptions): Promise<schemas.ComputeUnit[]>;
  /** Sets when a Postpaid compute unit gives itself back; without a time, it does not. False: the cloud answered that it did nothing. */
  autoReleaseComputeUnit(
    unit: { readonly serviceId: string; readonly instanceId: string; readonly releaseTime?: string },
    options?: CallOptions,
  ): Promise<boolean>;
  /** Gives a Postpaid compute unit back. False: the cloud answered that it did nothing. */
  releaseComputeUnit(
    unit: { readonly serviceId: string; readonly instanceId: string },
    options?: CallOptions,
  ): Promise<boolean>;
}

/**
 * Where each action lives, and whether doing it twice is the same as doing it once. Compute units: the newest route, since
 * page [Dlyqvo40k] says that `/v2/charge` may be taken away; that one is asked where the newest is not known.
 */
const actions = {
  CreateService: { module: "/v2/service", repeat: "never" },
  DescribeService: { module: "/v2/service", repeat: "safe" },
  DescribeServices: { module: "/v2/service", repeat: "safe" },
  // Asked for again, the same version would be deployed twice over.
  ModifyService: { module: "/v2/service", repeat: "throttled" },
  DeactivateService: { module: "/v2/service", repeat: "safe" },
  // It says how many there are to be, not how many more.
  ScaleService: { module: "/v2/service", repeat: "safe" },
  DescribeComputeUnits: { module: "/v2/serviceresources", repeat: "safe" },
  AutoReleaseComputeUnit: { module: "/v2/serviceresources", repeat: "safe" },
  ReleaseComputeUnit: { module: "/v2/serviceresources", repeat: "safe" },
} as const satisfies Record<string, { readonly module: string; readonly repeat: Call["repeat"] }>;

type Action = keyof typeof actions;

/** The names of the calls about compute units on their older route, which a cloud may have alone [2mo6wlr6u] [9mwbl2jxf]. */
const olderNames: Partial<Readonly<Record<Action, string>>> = {
  DescribeComputeUnits: "DescribeServiceResources",
  ReleaseComputeUnit: "ReleaseServiceResource",
  AutoReleaseComputeUnit: "AutoReleaseComputeUnit",
};

/** Codes of a path or an action that the cloud does not have [Wlyckvrz8]; nothing was done then. */
const unknownRoute: readonly string[] = ["InvalidURI", "InvalidVersion", "InvalidAction"];

/** Asks on the newest route, and on the older one where the cloud does not know that. */
async function onEitherRoute<T>(action: Action, ask: (call: Call) => Promise<T>): Promise<T> {
  const { module, repeat } = actions[action];
  const call = { operation: action, method: "POST", path: module, query: { Action: action }, repeat } as const;
  const older = olderNames[action];
  if (older === undefined) return ask(call);
  try {
    return await ask(call);
  } catch (error) {
    if (!(error instanceof CloudError && unknownRoute.includes(error.code))) throw error;
    return ask({ ...call, path: "/v2/charge", query: { Action: older } });
  }
}

/** The calls about services, on a transport that speaks Qianfan's dialect. */
export function createServiceClient(transport: Transport): QianfanServiceClient {
  function act<T>(
    action: keyof typeof actions,
    body: JsonObject,
    schema: z.ZodType<T>,
    options: ListingOptions = {},
  ): Promise<T> {
    return onEitherRoute(action, (call) => transport.call({ ...call, json: body, ...options }, schema));
  }

  /** Whether it was carried out: as the answer says, and where that cannot be read, as a look says. */
  function carryOut<T>(
    action: keyof typeof actions,
    body: JsonObject,
    schema: z.ZodType<T>,
    look: () => Promise<T | undefined>,
    options: CallOptions = {},
  ): Promise<T> {
    return onEitherRoute(action, (call) => transport.decide({ ...call, json: body, ...options }, schema, look));
  }

  const unitOf = async (which: { readonly serviceId: string; readonly instanceId: string }, options?: CallOptions) =>
    (await client.describeComputeUnits(which.serviceId, options)).find((unit) => unit.instanceId === which.instanceId);

  /** Whether a service is being changed, or serves what was asked for. */
  async function isChanging(
    { serviceId, modelId }: { readonly serviceId: string; readonly modelId?: string },
    options?: CallOptions,
  ): Promise<true | undefined> {
    const service = await client.describeService(serviceId, options);
    return hasUpdate(service.updateStatus) || service.modelId === modelId || undefined;
  }

  const client: QianfanServiceClient = {
    createService: async ({ extraParameters, ...named }, options) => {
      const body = toBody(named, extraParameters);
      const { serviceId, instanceId } = await act("CreateService", body, schemas.createdServiceAnswer, options);
      return { serviceId, ...(instanceId === undefined ? {} : { instanceId }) };
    },
    describeService: (serviceId, options) => act("DescribeService", { serviceId }, schemas.serviceAnswer, options),
    describeServices: (filter = {}, options) =>
      act("DescribeServices", toBody(filter), schemas.servicePageAnswer, options),
    allServices: (filter = {}, options) =>
      allPages(
        (page) => client.describeServices({ ...filter, ...page }, options),
        (service) => service.serviceId,
        () => transport.leaveList({ operation: "DescribeServices", ...options }),
      ),
    modifyService: (request, options) =>
      carryOut("ModifyService", toBody(request), outcomeAnswer, () => isChanging(request, options), options),
    deactivateService: (serviceId, options) => {
      const look = async () => {
        const { runStatus } = await client.describeService(serviceId, options);
        return runStatus === "Stopped" ? { isDone: true } : undefined;
      };
      return carryOut("DeactivateService", { serviceId }, schemas.deactivationAnswer, look, options);
    },
    scaleService: (request, options) => {
      const hasReplicas = async () => {
        const unit = await unitOf(request, options);
        return (unit?.replicasCount ?? 0) === request.deploymentReplicasCount || isChanging(request, options);
      };
      const look = async () => (await hasReplicas()) || undefined;
      return carryOut("ScaleService", toBody(request), outcomeAnswer, look, options);
    },
    describeComputeUnits: (serviceId, options) =>
      act("DescribeComputeUnits", { serviceId }, schemas.computeUnitsAnswer, options),
    autoReleaseComputeUnit: (unit, options) => {
      const look = async () => isSameTime((await unitOf(unit, options))?.releaseTime, unit.releaseTime) || undefined;
      return carryOut("AutoReleaseComputeUnit", toBody(unit), outcomeAnswer, look, options);
    },
    releaseComputeUnit: (unit, options) => {
      const look = async () => endedUnits.has((await unitOf(unit, options))?.status ?? "Released") || undefined;
      return carryOut("ReleaseComputeUnit", toBody(unit), outcomeAnswer, look, options);
    },
  };
  return client;
}
