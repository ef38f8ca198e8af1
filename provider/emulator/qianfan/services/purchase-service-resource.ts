import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { billingSchema } from "./billing-schema";
import { buyComputeUnit } from "./buy-compute-unit";
import { deploymentTimes } from "./deployment-times";
import { serviceState } from "./service-state";
import { parseBody } from "../parse-body";
import { requireService } from "./require-service";

const schema = z.object({
  serviceId: z.string().min(1),
  billing: billingSchema,
  replicasCount: z.int().min(1),
});

const page = doc("plxeanx8g");

/** Buys a further compute unit for a service. */
export const purchaseServiceResource: Operation = {
  path: "/v2/charge",
  action: "PurchaseServiceResource",
  aliases: [{ path: "/v2/serviceresources", action: "PurchaseComputeUnit" }],
  mode: "write",
  source: page,
  rules: {
    "also as PurchaseComputeUnit of /v2/serviceresources": doc("plxeanx8g"),
    "a service that has stopped or failed is deployed again": ours("not stated"),
    "the result holds instanceId": doc("Dlyqvo40k: it is taken from there"),
  },
  requestFields: fieldsFrom(
    page,
    "serviceId",
    "billing.paymentTiming",
    "billing.reservation.reservationTimeUnit",
    "billing.reservation.reservationLength",
    "replicasCount",
  ),
  answerFields: fieldsFrom(doc("Dlyqvo40k"), "instanceId"),
  answer: (call) => {
    const { cloud, body } = call;
    const { serviceId, billing, replicasCount } = parseBody(schema, body);
    const service = requireService(call, serviceId);
    cloud.settle();
    const { status } = serviceState(cloud, service);
    if (status === "Stopped" || status === "Failed") cloud.services.restart(service.seq, deploymentTimes(cloud));
    return { instanceId: buyComputeUnit(cloud, service, billing.paymentTiming, replicasCount) };
  },
};
