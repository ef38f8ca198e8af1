import { z } from "zod";
import { doc, fieldsFrom } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { serviceAnswer, serviceFields, serviceRules } from "./service-answer";
import { parseBody } from "../parse-body";
import { requireService } from "./require-service";

const schema = z.object({ serviceId: z.string().min(1) });

/** Shows one service. */
export const describeService: Operation = {
  path: "/v2/service",
  action: "DescribeService",
  mode: "read",
  source: doc("zmm1xw37v"),
  rules: serviceRules,
  requestFields: fieldsFrom(doc("zmm1xw37v"), "serviceId"),
  answerFields: [...serviceFields],
  answer: (call) => {
    const { serviceId } = parseBody(schema, call.body);
    return serviceAnswer(call.cloud, requireService(call, serviceId), call.origin);
  },
};
