import { z } from "zod";
import type { JsonObject } from "../../../base/json";
import { client, doc, type Field, fieldsFrom, fieldsWithin, ours, type Rules } from "../../provenance/provenance";
import { action, operation, type QianfanCall, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { pageInfo, pageInfoFields, pageRequest, pagingFields, pagingRules } from "../paging";
import { refuse } from "../refusals";
import { utcTime } from "../../times";
import { readServiceConfig } from "./service-config";
import { serviceState, serviceUrl } from "./service-state";
import type { ServiceRow } from "./service-store";

/** The service that a call names. @throws Refusal `NoSuchService` */
export function requireService({ cloud, record }: QianfanCall, serviceId: string): ServiceRow {
  record.subject = serviceId;
  const service = cloud.services.byId(serviceId);
  if (!service) throw refuse("NoSuchService");
  return service;
}

/** A service as DescribeService and DescribeServices show it. */
function serviceAnswer(cloud: QianfanCloud, service: ServiceRow, origin: string): JsonObject {
  const { status, version, isUpdating } = serviceState(cloud, service);
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
    updateStatus: isUpdating ? "Updating" : "None",
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
    createTime: utcTime(service.created_at),
  };
}

function payType(cloud: QianfanCloud, service: ServiceRow): string {
  const timings = cloud.computeUnits.ofService(service.seq).map(({ payment_timing: timing }) => timing);
  const isPrepaid = timings.includes("Prepaid");
  if (isPrepaid && timings.includes("Postpaid")) return "Prepay,Postpay";
  return isPrepaid ? "Prepay" : "Postpay";
}

/** Rules of the service object. */
const serviceRules: Rules = {
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
  "updateStatus is None, or Updating while another version or other replicas are made ready; modelId is what serves":
    ours("zmm1xw37v names the member and only its value None is known"),
  "chargeStatus is Opened, NotOpen once Stopped": ours("zmm1xw37v names the values and not their conditions"),
};

/** Members of the service object. */
const serviceFields: readonly Field[] = [
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

const serviceRequest = reads(z.object({ serviceId: z.string().min(1) }));

/** Shows one service. */
export const describeService = operation({
  ...action("/v2/service", "DescribeService"),
  source: doc("zmm1xw37v"),
  rules: serviceRules,
  requestFields: fieldsFrom(doc("zmm1xw37v"), "serviceId"),
  answerFields: [...serviceFields],
  transaction: "read",
  parse: serviceRequest,
  answer: (call, { serviceId }) => {
    return serviceAnswer(call.cloud, requireService(call, serviceId), call.url.origin);
  },
});

const serviceListRequest = reads(
  z.object({
    ...pageRequest,
    name: z.string().optional(),
    serviceType: z.array(z.string()).optional(),
    runStatus: z.array(z.string()).optional(),
    chargeType: z.string().optional(),
    protocolVersion: z.int().optional(),
  }),
);

const page = doc("Jmh4sv4he");

/** Lists the services. */
export const describeServices = operation({
  ...action("/v2/service", "DescribeServices"),
  source: page,
  rules: {
    ...pagingRules,
    "name filters by a part of the name": page,
    "serviceType and runStatus filter by any of their words": page,
    "protocolVersion filters where it is given; a page may hold fewer than maxKeys where runStatus filters": ours(
      "Jmh4sv4he shows the member and says nothing of it",
    ),
    "creator and payType are not judged": ours("there is one account, without a name"),
    "the items stand in serviceList, each as DescribeService shows it": ours(
      "the page's answer is not known; the SDK's mock has serviceList elsewhere",
    ),
  },
  requestFields: [
    ...pagingFields,
    ...fieldsFrom(page, "name", "serviceType", "runStatus", "chargeType", "protocolVersion"),
  ],
  answerFields: [...fieldsWithin("serviceList[]", serviceFields), ...pageInfoFields],
  transaction: "read",
  parse: serviceListRequest,
  answer: ({ cloud, record, url }, { marker, maxKeys, pageReverse, serviceType, runStatus, ...filter }) => {
    const start = marker === "" ? undefined : cloud.services.byId(marker);
    if (marker !== "" && !start) throw refuse("InvalidMarker");
    const found = cloud.services.list({
      fromSeq: start?.seq,
      maxKeys,
      isReversed: pageReverse,
      // Some clients send empty filters.
      name: filter.name || undefined,
      chargeType: filter.chargeType || undefined,
      protocolVersion: filter.protocolVersion,
      createdUntil: record.listsCreatedUntil,
    });
    const isAsked = (words: readonly string[] | undefined, word: string) => !words?.length || words.includes(word);
    const shown = found.rows.filter(
      (service) => isAsked(serviceType, "chat") && isAsked(runStatus, serviceState(cloud, service).status),
    );
    return {
      serviceList: shown.map((service) => serviceAnswer(cloud, service, url.origin)),
      pageInfo: pageInfo(marker, maxKeys, found.next?.id),
    };
  },
});
