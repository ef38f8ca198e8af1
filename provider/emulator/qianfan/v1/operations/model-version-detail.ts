import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { modelVersionAnswer, modelVersionFields, modelVersionRules } from "../model-version-answer";
import { parseV1Body } from "../parse-v1-body";
import { findByV1Id, v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";

const schema = z.object({ modelVersionId: v1Id });

/** Shows one model version. */
export const modelVersionDetail: V1Operation = {
  name: "modelVersionDetail",
  path: "/wenxinworkshop/modelrepo/modelVersionDetail",
  envelope: "plain",
  mode: "read",
  source: doc("ylnljj3ku"),
  rules: {
    ...v1IdRule,
    "a version that does not exist is 70102": doc("api-125401760, error codes"),
    "params is left out": ours("the schema of serving, which is not here"),
    ...modelVersionRules,
  },
  requestFields: fieldsFrom(doc("ylnljj3ku"), "modelVersionId"),
  answerFields: [...modelVersionFields],
  answer: ({ cloud, body, record }) => {
    const { modelVersionId } = parseV1Body(schema, body);
    const model = findByV1Id(cloud.models, modelVersionId);
    record.subject = model?.id ?? String(modelVersionId);
    if (!model) throw new V1Refusal("modelVersionNotExist");
    return modelVersionAnswer(model, cloud.world.now());
  },
};
