import { fieldsFrom } from "../../marks/fields-from";
import type { Operation } from "../routing/operation";
import { computeUnitAnswer, computeUnitFields } from "../services/compute-unit-answer";
import { requireComputeUnit } from "./require-compute-unit";

const page = { kind: "document", reference: "Tlxeap4d0" } as const;

/** Shows one compute unit of a service. */
export const describeComputeUnit: Operation = {
  path: "/v2/charge",
  action: "DescribeComputeUnit",
  aliases: [{ path: "/v2/serviceresources", action: "DescribeComputeUnit" }],
  mode: "read",
  source: page,
  rules: [{ rule: "also on /v2/serviceresources", source: page }],
  requestFields: [...fieldsFrom(page, "serviceId", "instanceId")],
  answerFields: [...computeUnitFields],
  answer: (call) => computeUnitAnswer(requireComputeUnit(call).unit),
};
