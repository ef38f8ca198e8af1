import { z } from "zod";
import type { JsonObject } from "../../../base/json";
import { client, doc, type Field, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { action, onAction, operation, type QianfanCall, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { refuse } from "../refusals";
import { utcTime } from "../../times";
import type { ComputeUnitRow, ServiceRow } from "./service-store";
import { releaseTime, requireFuture } from "./release-time";
import { deploymentTimes, serviceState } from "./service-state";
import { requireService } from "./services";

const reservation = z.object({
  reservationTimeUnit: z.string().min(1),
  reservationLength: z.int().min(1),
});

/** How compute units are paid. The [Python SDK]'s default sends the unit of time `Hour`, so it is not judged. */
export const billingSchema = z.discriminatedUnion("paymentTiming", [
  z.object({ paymentTiming: z.literal("Prepaid"), reservation }),
  z.object({
    paymentTiming: z.literal("Postpaid"),
    releaseTime: releaseTime.optional(),
    chargeType: z.enum(["ComputingUnit", "Tokens"]).default("ComputingUnit"),
  }),
]);

/** How a compute unit is paid, and when it gives itself back. */
export interface BoughtUnit {
  readonly paymentTiming: string;
  readonly releaseTime?: number | undefined;
}

/** Stores a compute unit of a service and gives its ID: 32 hexadecimal characters, as in the [SDK's mock]. */
export function buyComputeUnit(
  cloud: QianfanCloud,
  service: ServiceRow,
  { paymentTiming, releaseTime: releaseAt }: BoughtUnit,
  replicas: number,
): string {
  const id = cloud.world.randomText(32, "0123456789abcdef");
  cloud.computeUnits.insert({
    id,
    service_seq: service.seq,
    payment_timing: paymentTiming,
    replicas,
    created_at: cloud.world.now(),
    release_at: releaseAt ?? null,
  });
  cloud.journal.effect({
    cloud: "qianfan",
    effect: "compute-unit.bought",
    subject: id,
    detail: { serviceId: service.id, paymentTiming, replicas },
  });
  return id;
}

/** A compute unit of a service, as it is shown. */
function computeUnitAnswer(unit: ComputeUnitRow): JsonObject {
  return {
    instanceId: unit.id,
    status: "Running",
    paymentTiming: unit.payment_timing,
    replicasCount: unit.replicas,
    createTime: utcTime(unit.created_at),
    ...(unit.release_at === null ? {} : { releaseTime: utcTime(unit.release_at) }),
  };
}

/** Members of a compute unit. */
const computeUnitFields: readonly Field[] = [
  ...fieldsFrom(doc("imo6weeaf"), "instanceId", "status", "paymentTiming", "replicasCount"),
  ...fieldsFrom(ours("when it was bought; the page has other words"), "createTime"),
  ...fieldsFrom(ours("ymo6wk4y5 tells of it without its name; that of the calls is taken"), "releaseTime"),
];

const unitRequest = reads(z.object({ serviceId: z.string().min(1), instanceId: z.string().min(1) }));

/** The compute unit that a call names, and its service. @throws Refusal `NoSuchService`, `NoSuchComputeUnit` */
export function requireComputeUnit(
  call: QianfanCall,
  { serviceId, instanceId }: ReturnType<typeof unitRequest>,
): { readonly service: ServiceRow; readonly unit: ComputeUnitRow } {
  const service = requireService(call, serviceId);
  call.record.subject = instanceId;
  const unit = call.cloud.computeUnits.ofService(service.seq).find(({ id }) => id === instanceId);
  if (!unit) throw refuse("NoSuchComputeUnit");
  return { service, unit };
}

const unitListRequest = reads(z.object({ serviceId: z.string().min(1), paymentTiming: z.string().nullish() }));

const listPage = doc("ilxeaoku7");

/** Lists the compute units of a service. */
export const describeComputeUnits = operation({
  ...action(
    "/v2/charge",
    "DescribeComputeUnits",
    onAction("/v2/serviceresources", "DescribeComputeUnits"),
    onAction("/v2/charge", "DescribeServiceResources"),
  ),
  source: listPage,
  rules: {
    "also on /v2/serviceresources": listPage,
    "paymentTiming filters; the Python SDK sends null for all": client("the Python SDK"),
    "the items stand in instances": doc("9mwbl2jxf"),
    "/v2/charge knows it as DescribeServiceResources, too": doc("9mwbl2jxf"),
    "those that were released are left out": ours("not stated"),
  },
  requestFields: fieldsFrom(listPage, "serviceId", "paymentTiming"),
  answerFields: [...fieldsWithin("instances[]", computeUnitFields)],
  transaction: "read",
  parse: unitListRequest,
  answer: (call, { serviceId, paymentTiming }) => {
    const units = call.cloud.computeUnits.ofService(requireService(call, serviceId).seq);
    const shown = paymentTiming ? units.filter((unit) => unit.payment_timing === paymentTiming) : units;
    return { instances: shown.map(computeUnitAnswer) };
  },
});

const unitPage = doc("Tlxeap4d0");

/** Shows one compute unit of a service. */
export const describeComputeUnit = operation({
  ...action(
    "/v2/charge",
    "DescribeComputeUnit",
    onAction("/v2/serviceresources", "DescribeComputeUnit"),
    onAction("/v2/charge", "DescribeServiceResource"),
  ),
  source: unitPage,
  rules: {
    "also on /v2/serviceresources": unitPage,
    "the unit stands in instance": doc("imo6weeaf"),
    "/v2/charge knows it as DescribeServiceResource, too": doc("imo6weeaf"),
  },
  requestFields: fieldsFrom(unitPage, "serviceId", "instanceId"),
  answerFields: [...fieldsWithin("instance", computeUnitFields)],
  transaction: "read",
  parse: unitRequest,
  answer: (call, asked) => ({ instance: computeUnitAnswer(requireComputeUnit(call, asked).unit) }),
});

const purchaseRequest = reads(
  z.object({
    serviceId: z.string().min(1),
    billing: billingSchema,
    replicasCount: z.int().min(1),
  }),
);

const purchasePage = doc("plxeanx8g");

/** Buys a further compute unit for a service. */
export const purchaseServiceResource = operation({
  ...action("/v2/charge", "PurchaseServiceResource", onAction("/v2/serviceresources", "PurchaseComputeUnit")),
  source: purchasePage,
  rules: {
    "also as PurchaseComputeUnit of /v2/serviceresources": doc("plxeanx8g"),
    "a service that has stopped or failed is deployed again": ours("not stated"),
    "the result holds instanceId": doc("Dlyqvo40k: it is taken from there"),
  },
  requestFields: fieldsFrom(
    purchasePage,
    "serviceId",
    "billing.paymentTiming",
    "billing.reservation.reservationTimeUnit",
    "billing.reservation.reservationLength",
    "billing.releaseTime",
    "replicasCount",
  ),
  answerFields: fieldsFrom(doc("Dlyqvo40k"), "instanceId"),
  transaction: "write",
  parse: purchaseRequest,
  answer: (call, { serviceId, billing, replicasCount }) => {
    const { cloud } = call;
    cloud.settle();
    const service = requireService(call, serviceId);
    const bought: BoughtUnit = billing;
    requireFuture(cloud, bought.releaseTime);
    const { status } = serviceState(cloud, service);
    if (status === "Stopped" || status === "Failed") cloud.services.restart(service.seq, deploymentTimes(cloud));
    return { instanceId: buyComputeUnit(cloud, service, bought, replicasCount) };
  },
});

const releasePage = doc("Dlyqvo40k");

/** Gives a compute unit of a service back. There is no call that deletes a service. */
export const releaseComputeUnit = operation({
  ...action(
    "/v2/charge",
    "ReleaseComputeUnit",
    onAction("/v2/serviceresources", "ReleaseComputeUnit"),
    onAction("/v2/charge", "ReleaseServiceResource"),
  ),
  source: releasePage,
  rules: {
    "also on /v2/serviceresources": releasePage,
    "/v2/charge knows it as ReleaseServiceResource, too": doc("2mo6wlr6u"),
    "a Prepaid unit is refused with UnsupportedOperation": doc(
      "pm33u1tok: for postpaid instances; the code is our choice",
    ),
    "a service whose last unit it is stops at once; its record stays": ours("not stated; no call deletes a service"),
    "the result is true": releasePage,
  },
  requestFields: fieldsFrom(releasePage, "serviceId", "instanceId"),
  answerFields: fieldsFrom(releasePage, "(itself)"),
  transaction: "write",
  parse: unitRequest,
  answer: (call, asked) => {
    const { cloud } = call;
    cloud.settle();
    const { service, unit } = requireComputeUnit(call, asked);
    if (unit.payment_timing === "Prepaid") {
      throw refuse("UnsupportedOperation", "The compute unit can not be released because it is Prepaid");
    }
    const now = cloud.world.now();
    cloud.computeUnits.release(unit.seq, now);
    const detail = { serviceId: service.id };
    cloud.journal.effect({ cloud: "qianfan", effect: "compute-unit.released", subject: unit.id, detail });
    if (cloud.computeUnits.ofService(service.seq).length === 0 && serviceState(cloud, service).status !== "Stopped") {
      cloud.services.stop(service.seq, now);
      cloud.journal.effect({ cloud: "qianfan", effect: "service.stopped", subject: service.id });
    }
    return true;
  },
});
