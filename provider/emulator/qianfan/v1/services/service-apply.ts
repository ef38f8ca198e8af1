import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { parameterLimits } from "../../parameter-limits";
import { limitedText } from "../../request-body";
import { newService } from "../../services/create-service";
import { refuse } from "../v1-errors";
import { findByV1Id, v1Id, v1IdRule } from "../v1-forms";
import { operation, reads } from "../v1-call";

const applyBody = reads(
  z.object({
    modelId: v1Id,
    modelVersionId: v1Id,
    name: limitedText(parameterLimits.serviceName),
    uri: limitedText(parameterLimits.urlSuffix).regex(/^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$/),
    replicas: z.int().min(1),
    poolType: z.int().min(1).max(2),
    description: limitedText(parameterLimits.serviceDescription).default(""),
  }),
);

const page = doc("Plnlmxdgy");

/** Serves a model version: V2's CreateService. */
export const serviceApply = operation({
  name: "service/apply",
  routes: [{ path: "/wenxinworkshop/service/apply" }],
  source: page,
  rules: {
    ...v1IdRule,
    "name and uri have 2 characters or more; up to 64": parameterLimits.serviceName.source,
    "a version that does not exist in the model is 70102, one that is not Ready 21002": ours(
      "the codes of modelVersionDetail and publishTrainModel",
    ),
    "a name that is taken by a service that has neither stopped nor failed is 500001": ours("not stated"),
    "poolType is 1, public, or 2, private, which buys a Postpaid compute unit": doc(
      "Plnlmxdgy for the values; what is bought is our choice",
    ),
  },
  requestFields: [
    ...fieldsFrom(page, "modelId", "modelVersionId", "name", "uri", "replicas", "poolType"),
    ...fieldsFrom(client("the Python SDK"), "description"),
  ],
  answerFields: fieldsFrom(page, "result", "serviceId", "serviceUuid"),
  parse: applyBody,
  transaction: "write",
  answer: ({ cloud, record }, request) => {
    const { name, description, replicas } = request;
    const model = findByV1Id(cloud.models, request.modelVersionId);
    const modelSet = findByV1Id(cloud.modelSets, request.modelId);
    if (!model || model.set_seq !== modelSet?.seq) throw refuse("modelVersionNotExist");
    if (cloud.world.now() < model.ready_at) throw refuse("modelVersionStateInvalid");
    if (cloud.services.liveByName(name, cloud.world.now())) throw refuse("paramInvalid");
    const isPrivate = request.poolType === 2;
    const { row } = newService(cloud, record, {
      model,
      name,
      description,
      urlSuffix: request.uri,
      protocolVersion: 1,
      chargeType: isPrivate ? "ComputingUnit" : "Tokens",
      config: { replicasCount: replicas, units: [], unitsPerReplica: 1 },
      unit: isPrivate ? { paymentTiming: "Postpaid" } : undefined,
    });
    return { result: true, serviceId: row.seq, serviceUuid: row.id };
  },
});
