import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import { inferenceRoot } from "./service-state";

/** A base model that answers without being deployed. */
interface PresetService {
  readonly serviceId: string;
  /** What clients of V2 send as `model`. */
  readonly model: string;
  readonly name: string;
  /** Last word of its V1 address. */
  readonly endpoint: string;
}

const preset = (serviceId: string, name: string, model: string, endpoint: string): PresetService => ({
  serviceId,
  name,
  model,
  endpoint,
});

/** Base models that can be trained, and their neighbours: `model` by [Fm2vrveyu], `endpoint` by the [Python SDK]. */
export const presetServices: readonly PresetService[] = [
  preset("svcp-000000000001", "ERNIE-Speed-8K", "ernie-speed-8k", "ernie_speed"),
  preset("svcp-000000000002", "ERNIE-Speed-128K", "ernie-speed-128k", "ernie-speed-128k"),
  preset("svcp-000000000003", "ERNIE-Lite-8K", "ernie-lite-8k", "ernie-lite-8k"),
  preset("svcp-000000000004", "ERNIE-Tiny-8K", "ernie-tiny-8k", "ernie-tiny-8k"),
  preset("svcp-000000000005", "ERNIE-3.5-8K", "ernie-3.5-8k", "completions"),
  preset("svcp-000000000006", "ERNIE-4.0-8K", "ernie-4.0-8k", "completions_pro"),
];

const words = z.array(z.string()).default([]);
const schema = reads(z.object({ serviceIds: words, serviceType: words, chargeType: words, chargeStatus: words }));

const sdk = client("the Python SDK");

/** Lists the base models that answer without being deployed. */
export const describePresetServices = operation({
  ...action("/v2/service", "DescribePresetServices"),
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
  transaction: "none",
  parse: schema,
  answer: ({ url }, filter) => {
    const isAsked = (asked: readonly string[], word: string) => asked.length === 0 || asked.includes(word);
    const services = presetServices.map(({ serviceId, name, endpoint }) => ({
      serviceId,
      name,
      url: `${url.origin}${inferenceRoot}/chat/${endpoint}`,
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
});
