import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { readServiceConfig } from "../../services/service-config";
import { serviceState, serviceUrl } from "../../services/service-state";
import { parseV1Body } from "../parse-v1-body";
import { v1ServiceStatus } from "../service-status-word";
import { findByV1Id, v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";

const schema = z.object({ serviceId: v1Id });

const seconds = (epochMs: number) => Math.floor(epochMs / 1000);

/** Shows one service: V2's DescribeService. */
export const serviceDetail: V1Operation = {
  name: "service/detail",
  path: "/wenxinworkshop/service/detail",
  envelope: "plain",
  mode: "read",
  source: doc("llnlmyp8o"),
  rules: {
    ...v1IdRule,
    "serviceStatus is New, Deploying, Done (V2: Serving) or Stopped": client("the Python SDK, its list of words"),
    "a service that does not exist is 500001": ours("no code is known"),
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
      "createTime",
      "modifyTime",
    ),
    ...fieldsFrom(doc("Plnlmxdgy, serviceUuid"), "serviceUuid"),
  ],
  answer: ({ cloud, body, record, origin }) => {
    const { serviceId } = parseV1Body(schema, body);
    const service = findByV1Id(cloud.services, serviceId);
    record.subject = service?.id ?? String(serviceId);
    if (!service) throw new V1Refusal("paramInvalid");
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
      createTime: seconds(service.created_at),
      modifyTime: seconds(Math.max(service.created_at, version.from_at)),
    };
  },
};
