import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { presetServices } from "../../services/preset-services";
import { readServiceConfig } from "../../services/service-config";
import { serviceState, serviceUrl, inferenceRoot, type ServiceStatusWord } from "../../services/service-state";
import { refuse } from "../v1-errors";
import { findByV1Id, v1Id, v1IdRule } from "../v1-forms";
import { operation, reads } from "../v1-call";

const serviceBody = reads(z.object({ serviceId: v1Id }));

const seconds = (epochMs: number) => Math.floor(epochMs / 1000);

/** Shows one service: V2's DescribeService. */
export const serviceDetail = operation({
  name: "service/detail",
  routes: [{ path: "/wenxinworkshop/service/detail" }],
  source: doc("llnlmyp8o"),
  rules: {
    ...v1IdRule,
    "serviceStatus is New, Deploying, Done (V2: Serving) or Stopped": client("the Python SDK, its list of words"),
    "a service that does not exist is 500001": ours("no code is known"),
    "creator is simulated-account": ours("there is one account; the Python SDK's unit test looks for the member"),
    "what is of the platform's own bookkeeping is left out": ours(
      "applyStatus, devApiId, apiId, timeout and others of the SDK's mock",
    ),
  },
  requestFields: fieldsFrom(doc("llnlmyp8o"), "serviceId"),
  answerFields: [
    ...fieldsFrom(
      client("the SDK's mock"),
      "id",
      "modelId",
      "modelName",
      "modelType",
      "templateType",
      "iterationId",
      "modelVersion",
      "version",
      "name",
      "uri",
      "fullUri",
      "serviceStatus",
      "sourceType",
      "onlineTime",
      "description",
      "vmConfig.instanceCount",
      "qps",
      "creator",
      "createTime",
      "modifyTime",
    ),
    ...fieldsFrom(doc("Plnlmxdgy, serviceUuid"), "serviceUuid"),
  ],
  parse: serviceBody,
  transaction: "read",
  answer: ({ cloud, record, url: { origin } }, { serviceId }) => {
    const service = findByV1Id(cloud.services, serviceId);
    record.subject = service?.id ?? String(serviceId);
    if (!service) throw refuse("paramInvalid");
    const { status, version } = serviceState(cloud, service);
    const { replicasCount, qps } = readServiceConfig(service);
    return {
      id: service.seq,
      serviceUuid: service.id,
      modelId: version.set_seq,
      modelName: version.set_name,
      modelType: 0,
      templateType: 2000,
      iterationId: version.model_seq,
      modelVersion: String(version.version),
      version: String(version.version),
      name: service.name,
      uri: service.endpoint,
      fullUri: serviceUrl({ ...service, protocol_version: 1 }, origin),
      serviceStatus: v1ServiceStatus(status),
      sourceType: 1,
      onlineTime: status === "Serving" ? seconds(service.serving_at) : 0,
      description: service.description,
      vmConfig: { instanceCount: replicasCount },
      qps: qps ?? 0,
      creator: "simulated-account",
      createTime: seconds(service.created_at),
      modifyTime: seconds(Math.max(service.created_at, version.from_at)),
    };
  },
});

const listBody = reads(z.object({ apiTypefilter: z.array(z.string()).nullish() }));

const listMembers = [
  "name",
  "url",
  "apiType",
  "chargeStatus",
  "versionList[].trainType",
  "versionList[].serviceStatus",
];

/** Lists base models (`common`) and services (`custom`). */
export const serviceList = operation({
  name: "service/list",
  routes: [{ path: "/wenxinworkshop/service/list" }],
  source: doc("4lqoklvr1"),
  rules: {
    "apiTypefilter keeps the types that it names": doc("4lqoklvr1"),
    "a service that has stopped is not listed": ours("not stated"),
  },
  requestFields: fieldsFrom(client("the Python SDK"), "apiTypefilter"),
  answerFields: fieldsFrom(
    client("the SDK's mock"),
    ...["common[]", "custom[]"].flatMap((list) => listMembers.map((member) => `${list}.${member}`)),
  ),
  parse: listBody,
  transaction: "read",
  answer: ({ cloud, url: { origin }, record }, { apiTypefilter: types }) => {
    if (types?.length && !types.includes("chat")) return { common: [], custom: [] };
    const entry = (name: string, url: string, trainType: string, serviceStatus: string) => ({
      name,
      url,
      apiType: "chat",
      chargeStatus: "OPENED",
      versionList: [{ trainType, serviceStatus }],
    });
    const until = record.listsCreatedUntil ?? Infinity;
    const live = cloud.services
      .all()
      .filter((service) => service.created_at <= until && serviceState(cloud, service).status !== "Stopped");
    return {
      common: presetServices.map(({ name, endpoint, model }) =>
        entry(name, `${origin}${inferenceRoot}/chat/${endpoint}`, model, "Done"),
      ),
      custom: live.map((service) => {
        const { status, version } = serviceState(cloud, service);
        const url = serviceUrl({ ...service, protocol_version: 1 }, origin);
        return entry(service.name, url, version.base_model, v1ServiceStatus(status));
      }),
    };
  },
});

/** V1's word for how far a service is: what V2 calls Serving is Done (the SDK's enumeration). */
function v1ServiceStatus(status: ServiceStatusWord): string {
  return status === "Serving" ? "Done" : status;
}
