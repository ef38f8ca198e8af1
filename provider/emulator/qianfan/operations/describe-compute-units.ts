import { z } from "zod";
import { fieldsFrom } from "../../marks/fields-from";
import { fieldsWithin } from "../../marks/fields-within";
import type { Operation } from "../routing/operation";
import { computeUnitAnswer, computeUnitFields } from "../services/compute-unit-answer";
import { parseBody } from "./parse-body";
import { requireService } from "./require-service";

const schema = z.object({ serviceId: z.string().min(1), paymentTiming: z.string().nullish() });

const page = { kind: "document", reference: "ilxeaoku7" } as const;

/** Lists the compute units of a service. */
export const describeComputeUnits: Operation = {
  path: "/v2/charge",
  action: "DescribeComputeUnits",
  aliases: [{ path: "/v2/serviceresources", action: "DescribeComputeUnits" }],
  mode: "read",
  source: page,
  rules: [
    { rule: "also on /v2/serviceresources", source: page },
    {
      rule: "paymentTiming filters; the Python SDK sends null for all",
      source: { kind: "client", reference: "the Python SDK" },
    },
    {
      rule: "the items stand in computeUnitList, those that were released left out",
      source: { kind: "our choice", reference: "the page's answer is not known" },
    },
  ],
  requestFields: [...fieldsFrom(page, "serviceId", "paymentTiming")],
  answerFields: [...fieldsWithin("computeUnitList[]", computeUnitFields)],
  answer: (call) => {
    const { serviceId, paymentTiming } = parseBody(schema, call.body);
    const units = call.cloud.computeUnits.ofService(requireService(call, serviceId).seq);
    const shown = paymentTiming ? units.filter((unit) => unit.payment_timing === paymentTiming) : units;
    return { computeUnitList: shown.map(computeUnitAnswer) };
  },
};
