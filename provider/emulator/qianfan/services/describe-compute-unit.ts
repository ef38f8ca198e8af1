import { doc, fieldsFrom } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { computeUnitAnswer, computeUnitFields } from "./compute-unit-answer";
import { requireComputeUnit } from "./require-compute-unit";

const page = doc("Tlxeap4d0");

/** Shows one compute unit of a service. */
export const describeComputeUnit: Operation = {
  path: "/v2/charge",
  action: "DescribeComputeUnit",
  aliases: [{ path: "/v2/serviceresources", action: "DescribeComputeUnit" }],
  mode: "read",
  source: page,
  rules: { "also on /v2/serviceresources": page },
  requestFields: fieldsFrom(page, "serviceId", "instanceId"),
  answerFields: [...computeUnitFields],
  answer: (call) => computeUnitAnswer(requireComputeUnit(call).unit),
};
