import type { JsonObject } from "../../../base/json";
import { doc, fieldsFrom, ours, type Field } from "../../provenance/provenance";
import { zuluTime } from "../zulu-time";
import type { ComputeUnitRow } from "./compute-unit-store";

/** A compute unit of a service, as it is shown. */
export function computeUnitAnswer(unit: ComputeUnitRow): JsonObject {
  return {
    instanceId: unit.id,
    status: "Running",
    paymentTiming: unit.payment_timing,
    replicasCount: unit.replicas,
    createTime: zuluTime(unit.created_at),
  };
}

/** Members of a compute unit. */
export const computeUnitFields: readonly Field[] = [
  ...fieldsFrom(doc("Gm4ta1xx9, of compute units without a service"), "instanceId", "status"),
  ...fieldsFrom(
    ours("the page's answer is not known: the words of the purchase"),
    "paymentTiming",
    "replicasCount",
    "createTime",
  ),
];
