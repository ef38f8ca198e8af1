import type { z } from "zod";
import type { Json, JsonObject } from "../../base/json";
import type { Call, CallOptions } from "../http/call";
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

/** Services and their compute units. Every method throws `CloudError`; none repeats a create or a purchase. */
export interface QianfanServiceClient {
  createService(
    request: CreateServiceRequest,
    options?: CallOptions,
  ): Promise<{ readonly serviceId: string; readonly instanceId?: string }>;
  describeService(serviceId: string, options?: CallOptions): Promise<schemas.QianfanService>;
  describeServices(filter?: ServiceFilter & PageRequest, options?: CallOptions): Promise<schemas.QianfanServicePage>;
  /** Every service once. */
  allServices(filter?: ServiceFilter, options?: CallOptions): AsyncGenerator<schemas.QianfanService>;
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
  describeComputeUnits(serviceId: string, options?: CallOptions): Promise<schemas.ComputeUnit[]>;
  /** Gives a Postpaid compute unit back. False: the cloud answered that it did nothing. */
  releaseComputeUnit(
    unit: { readonly serviceId: string; readonly instanceId: string },
    options?: CallOptions,
  ): Promise<boolean>;
}

/**
 * Where each action lives, and whether doing it twice is the same as doing it once. Compute units: the newest route, since
 * page [Dlyqvo40k] says that `/v2/charge` may be taken away.
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
  ReleaseComputeUnit: { module: "/v2/serviceresources", repeat: "safe" },
} as const satisfies Record<string, { readonly module: string; readonly repeat: Call["repeat"] }>;

/** The calls about services, on a transport that speaks Qianfan's dialect. */
export function createServiceClient(transport: Transport): QianfanServiceClient {
  function act<T>(
    action: keyof typeof actions,
    body: JsonObject,
    schema: z.ZodType<T>,
    options: CallOptions = {},
  ): Promise<T> {
    const { module, repeat } = actions[action];
    const call = { operation: action, method: "POST", path: module, query: { Action: action } } as const;
    return transport.call({ ...call, repeat, json: body, ...options }, schema);
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
      ),
    modifyService: (request, options) => act("ModifyService", toBody(request), outcomeAnswer, options),
    deactivateService: (serviceId, options) =>
      act("DeactivateService", { serviceId }, schemas.deactivationAnswer, options),
    scaleService: (request, options) => act("ScaleService", toBody(request), outcomeAnswer, options),
    describeComputeUnits: (serviceId, options) =>
      act("DescribeComputeUnits", { serviceId }, schemas.computeUnitsAnswer, options),
    releaseComputeUnit: (unit, options) => act("ReleaseComputeUnit", toBody(unit), outcomeAnswer, options),
  };
  return client;
}
