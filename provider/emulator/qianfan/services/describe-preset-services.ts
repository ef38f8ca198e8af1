import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { inferenceRoot } from "./service-url";
import { presetServices } from "./preset-services";
import { parseBody } from "../parse-body";

const words = z.array(z.string()).default([]);
const schema = z.object({ serviceIds: words, serviceType: words, chargeType: words, chargeStatus: words });

const sdk = client("the Python SDK");

/** Lists the base models that answer without being deployed. */
export const describePresetServices: Operation = {
  path: "/v2/service",
  action: "DescribePresetServices",
  mode: "read",
  source: doc("Km33vjgi1"),
  rules: {
    "each list filters by any of its words": client("the Python SDK names the four; what they do is our choice"),
    "the items stand in serviceList, with members of DescribeService": ours("the page's answer is not known"),
  },
  requestFields: fieldsFrom(sdk, "serviceIds", "serviceType", "chargeType", "chargeStatus"),
  answerFields: fieldsFrom(
    ours("as DescribeService"),
    "serviceList[].serviceId",
    "serviceList[].name",
    "serviceList[].url",
    "serviceList[].endpoint",
    "serviceList[].serviceType",
    "serviceList[].runStatus",
    "serviceList[].chargeType",
    "serviceList[].chargeStatus",
  ),
  answer: ({ body, origin }) => {
    const filter = parseBody(schema, body);
    const isAsked = (asked: readonly string[], word: string) => asked.length === 0 || asked.includes(word);
    const services = presetServices.map(({ serviceId, name, endpoint }) => ({
      serviceId,
      name,
      url: `${origin}${inferenceRoot}/chat/${endpoint}`,
      endpoint,
      serviceType: "chat",
      runStatus: "Serving",
      chargeType: "Tokens",
      chargeStatus: "Opened",
    }));
    return {
      serviceList: services.filter(
        (service) =>
          isAsked(filter.serviceIds, service.serviceId) &&
          isAsked(filter.serviceType, service.serviceType) &&
          isAsked(filter.chargeType, service.chargeType) &&
          isAsked(filter.chargeStatus, service.chargeStatus),
      ),
    };
  },
};
