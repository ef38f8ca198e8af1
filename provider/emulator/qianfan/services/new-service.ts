import type { CallRecord } from "../../journal";
import type { QianfanCloud } from "../cloud";
import type { ModelRow } from "../models/model-store";
import { newId } from "../new-id";
import type { ServiceRow } from "./service-store";
import { buyComputeUnit } from "./buy-compute-unit";
import { deploymentTimes } from "./deployment-times";
import type { ServiceConfig } from "./service-config";

/** A service that has been judged and may start. */
export interface NewService {
  readonly model: ModelRow;
  readonly name: string;
  readonly description: string;
  readonly urlSuffix: string;
  readonly protocolVersion: number;
  readonly chargeType: "ComputingUnit" | "Tokens";
  readonly config: ServiceConfig;
  /** How the compute unit that comes with it is paid; absent where none does. */
  readonly paymentTiming: string | undefined;
}

/** Stores a service: V1's service/apply and V2's CreateService do the same. */
export function newService(
  cloud: QianfanCloud,
  record: CallRecord,
  service: NewService,
): { readonly row: ServiceRow; readonly instanceId: string | undefined } {
  const { model, config, paymentTiming } = service;
  const id = newId(cloud.world, "svco");
  record.subject = id;
  const now = cloud.world.now();
  const { deployingAt, servingAt } = deploymentTimes(cloud);
  // Eight letters before the suffix, as in recorded answers: `kzpitmni_daxx`.
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
  const instanceId =
    paymentTiming === undefined ? undefined : buyComputeUnit(cloud, row, paymentTiming, config.replicasCount);
  return { row, instanceId };
}
