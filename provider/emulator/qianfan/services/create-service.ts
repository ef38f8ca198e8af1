import { z } from "zod";
import type { CallRecord } from "../../journal";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import type { ModelRow } from "../models/model-store";
import { requireVersion } from "../models/require-model";
import { newId } from "../new-id";
import { parameterLimits } from "../parameter-limits";
import { invalidParameter, refuse } from "../refusals";
import { limitedText } from "../request-body";
import { billingSchema, type BoughtUnit, buyComputeUnit } from "./compute-units";
import { requireFuture } from "./release-time";
import { requestedConfig, type ServiceConfig, serviceConfigRequest } from "./service-config";
import { deploymentTimes } from "./service-state";
import type { ServiceRow } from "./service-store";

/** A service that has been judged and may start. */
interface NewService {
  readonly model: ModelRow;
  readonly name: string;
  readonly description: string;
  readonly urlSuffix: string;
  readonly protocolVersion: number;
  readonly chargeType: "ComputingUnit" | "Tokens";
  readonly config: ServiceConfig;
  /** The compute unit that comes with it; absent where none does. */
  readonly unit: BoughtUnit | undefined;
}

/** Stores a service: V1's service/apply and V2's CreateService do the same. */
export function newService(
  cloud: QianfanCloud,
  record: CallRecord,
  service: NewService,
): { readonly row: ServiceRow; readonly instanceId: string | undefined } {
  const { model, config, unit } = service;
  const id = newId(cloud.world, "svco");
  record.subject = id;
  const now = cloud.world.now();
  const { deployingAt, servingAt } = deploymentTimes(cloud);
  // Eight letters before the suffix, as in [recorded answers]: `kzpitmni_daxx`.
  const endpoint = `${cloud.world.randomText(8, "abcdefghijklmnopqrstuvwxyz")}_${service.urlSuffix}`;
  cloud.services.insert({
    id,
    name: service.name,
    description: service.description,
    endpoint,
    protocol_version: service.protocolVersion,
    charge_type: service.chargeType,
    config: JSON.stringify(config),
    created_at: now,
    deploying_at: deployingAt,
    serving_at: servingAt,
  });
  const row = cloud.services.byId(id);
  if (!row) throw new Error(`service ${id} was not stored`);
  cloud.serviceVersions.insert(row.seq, model, now, true);
  cloud.journal.effect({
    cloud: "qianfan",
    effect: "service.created",
    subject: id,
    detail: { name: service.name, modelId: model.id, endpoint },
  });
  const instanceId = unit === undefined ? undefined : buyComputeUnit(cloud, row, unit, config.replicasCount);
  return { row, instanceId };
}

const schema = reads(
  z.object({
    modelSetId: z.string().min(1),
    modelId: z.string().min(1),
    name: limitedText(parameterLimits.serviceName),
    description: limitedText(parameterLimits.serviceDescription).default(""),
    urlSuffix: limitedText(parameterLimits.urlSuffix).regex(/^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$/),
    ...serviceConfigRequest.shape,
    billing: billingSchema.optional(),
    protocolVersion: z.int().min(1).max(2).default(1),
  }),
);

const page = doc("kmm2wd9z1, olub6bfdy");

/** Serves a model version: the call that starts billing on the real cloud. */
export const createService = operation({
  ...action("/v2/service", "CreateService"),
  source: page,
  rules: {
    "name and urlSuffix have 2 characters or more; up to 64": parameterLimits.serviceName.source,
    "urlSuffix is made of a-z, 0-9, _ and -, with a letter or digit at both ends": page,
    "either resourceConfig or deploymentConfig, else param[resourceConfig] invalid.": doc(
      "kmm2wd9z1: new or existing compute units; the refusal is our choice",
    ),
    "neither is needed with chargeType Tokens": doc("kmm2wd9z1"),
    "resourceConfig needs billing, which buys a compute unit whose ID is instanceId; not with chargeType Tokens":
      client("Python SDK and the SDK's mock; that it is needed is our choice"),
    "resourceConfig.type and billing.reservation.reservationTimeUnit are not judged": client(
      "Python SDK sends GPU-I-2 and Hour, which are no longer documented",
    ),
    "Prepaid needs a reservation": ours("not stated"),
    "deploymentConfig names unit-sample01, on which four replicas of one unit fit, else ComputeUnitNotEnough": ours(
      "/v2/computeunit, which buys such units, is not simulated",
    ),
    "a name is taken by a service that has neither stopped nor failed, else ServiceNameExist with status 409":
      ours("not stated"),
    "the version belongs to the set and is Ready": ours("not stated"),
    "billing.releaseTime is when the compute unit gives itself back, as AutoReleaseComputeUnit sets it": doc(
      "Fmo6ws0f8, whose billing it is",
    ),
    "protocolVersion is 1 or 2, 1 unless given; a service answers on the routes of both": doc(
      "alub6czdo of 2025-01 for the values; both routes are our choice",
    ),
  },
  requestFields: fieldsFrom(
    page,
    "modelSetId",
    "modelId",
    "name",
    "description",
    "urlSuffix",
    "resourceConfig.region",
    "resourceConfig.type",
    "resourceConfig.qps",
    "resourceConfig.replicasCount",
    "deploymentConfig.deploymentComputeUnitList[].instanceId",
    "deploymentConfig.deploymentComputeUnitList[].deploymentReplicasCount",
    "deploymentConfig.replicasCount",
    "deploymentConfig.qps",
    "deploymentConfig.replicaComputeUnitCount",
    "billing.paymentTiming",
    "billing.reservation.reservationTimeUnit",
    "billing.reservation.reservationLength",
    "billing.chargeType",
    "billing.releaseTime",
    "protocolVersion",
  ),
  answerFields: fieldsFrom(client("the SDK's mock"), "serviceId", "instanceId"),
  transaction: "write",
  parse: schema,
  answer: (call, request) => {
    const { cloud, record } = call;
    cloud.settle();
    const model = requireVersion(call, request);
    const { billing } = request;
    const chargeType = billing?.paymentTiming === "Postpaid" ? billing.chargeType : "ComputingUnit";
    const config = requestedConfig(cloud, request, chargeType);
    if (request.resourceConfig !== undefined && billing === undefined) throw invalidParameter("billing");
    if (cloud.services.liveByName(request.name, cloud.world.now())) throw refuse("ServiceNameExist");
    const buysUnit = request.resourceConfig !== undefined && chargeType === "ComputingUnit";
    const unit: BoughtUnit | undefined = buysUnit ? billing : undefined;
    requireFuture(cloud, unit?.releaseTime);
    const { row, instanceId } = newService(cloud, record, { ...request, model, config, chargeType, unit });
    return { serviceId: row.id, ...(instanceId === undefined ? {} : { instanceId }) };
  },
});
