import type { JsonObject } from "../../../base/json";
import { client, doc, fieldsFrom, ours, type Field, type Rules } from "../../provenance/provenance";
import { zuluTime } from "../zulu-time";
import type { QianfanCloud } from "../cloud";
import type { ServiceRow } from "./service-store";
import { readServiceConfig } from "./service-config";
import { serviceState } from "./service-state";
import { serviceUrl } from "./service-url";

/** A service as DescribeService and DescribeServices show it. */
export function serviceAnswer(cloud: QianfanCloud, service: ServiceRow, origin: string): JsonObject {
  const { status, version, next } = serviceState(cloud, service);
  const { type, region, qps, replicasCount } = readServiceConfig(service);
  return {
    serviceId: service.id,
    baseModel: version.base_model,
    modelSetId: version.set_id,
    modelId: version.model_id,
    name: service.name,
    description: service.description,
    url: serviceUrl(service, origin),
    endpoint: service.endpoint,
    serviceType: "chat",
    runStatus: status,
    updateStatus: next === undefined ? "None" : "Updating",
    chargeType: service.charge_type,
    payType: payType(cloud, service),
    chargeStatus: status === "Stopped" ? "NotOpen" : "Opened",
    resourceConfig: {
      ...(type === undefined ? {} : { type }),
      ...(qps === undefined ? {} : { qps }),
      replicasCount,
      ...(region === undefined ? {} : { region }),
    },
    ...(status === "Failed" ? { errorMessage: service.failure ?? "" } : {}),
    createTime: zuluTime(service.created_at),
  };
}

function payType(cloud: QianfanCloud, service: ServiceRow): string {
  const timings = cloud.computeUnits.ofService(service.seq).map(({ payment_timing: timing }) => timing);
  const isPrepaid = timings.includes("Prepaid");
  if (isPrepaid && timings.includes("Postpaid")) return "Prepay,Postpay";
  return isPrepaid ? "Prepay" : "Postpay";
}

/** Rules of the service object. */
export const serviceRules: Rules = {
  "runStatus is New for 30 simulated seconds, then Deploying for eight minutes, then Serving": client(
    "recorded answers took 5 to 20 minutes; the exact times are our choice",
  ),
  "a service whose last compute unit was released is Stopped at once": ours("not stated"),
  "a service is Failed only where a fault rule or the control interface says so": ours(
    "what makes one fail is not stated",
  ),
  "endpoint is eight letters, _ and urlSuffix": client("recorded answers"),
  "url is V1's route of the endpoint for protocolVersion 1, /v2/chat/completions for 2, on the host that was asked":
    ours("the page gives no example for version 2; the real hosts are two"),
  "updateStatus is None, or Updating while another version is made ready; modelId is what serves": ours(
    "zmm1xw37v names the member and only its value None is known",
  ),
  "chargeStatus is Opened, NotOpen once Stopped": ours("zmm1xw37v names the values and not their conditions"),
};

/** Members of the service object. */
export const serviceFields: readonly Field[] = [
  ...fieldsFrom(ours("why it Failed; no member of that meaning is known"), "errorMessage"),
  ...fieldsFrom(
    doc("zmm1xw37v"),
    "serviceId",
    "baseModel",
    "modelSetId",
    "modelId",
    "name",
    "description",
    "url",
    "endpoint",
    "serviceType",
    "runStatus",
    "updateStatus",
    "chargeType",
    "payType",
    "chargeStatus",
    "resourceConfig.type",
    "resourceConfig.qps",
    "resourceConfig.replicasCount",
    "resourceConfig.region",
    "createTime",
  ),
];
