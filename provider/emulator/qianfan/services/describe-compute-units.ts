import { z } from "zod";
import { client, doc, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { computeUnitAnswer, computeUnitFields } from "./compute-unit-answer";
import { parseBody } from "../parse-body";
import { requireService } from "./require-service";

const schema = z.object({ serviceId: z.string().min(1), paymentTiming: z.string().nullish() });

const page = doc("ilxeaoku7");

/** Lists the compute units of a service. */
export const describeComputeUnits: Operation = {
  path: "/v2/charge",
  action: "DescribeComputeUnits",
  aliases: [{ path: "/v2/serviceresources", action: "DescribeComputeUnits" }],
  mode: "read",
  source: page,
  rules: {
    "also on /v2/serviceresources": page,
    "paymentTiming filters; the Python SDK sends null for all": client("the Python SDK"),
    "the items stand in computeUnitList, those that were released left out": ours("the page's answer is not known"),
  },
  requestFields: fieldsFrom(page, "serviceId", "paymentTiming"),
  answerFields: [...fieldsWithin("computeUnitList[]", computeUnitFields)],
  answer: (call) => {
    const { serviceId, paymentTiming } = parseBody(schema, call.body);
    const units = call.cloud.computeUnits.ofService(requireService(call, serviceId).seq);
    const shown = paymentTiming ? units.filter((unit) => unit.payment_timing === paymentTiming) : units;
    return { computeUnitList: shown.map(computeUnitAnswer) };
  },
};
