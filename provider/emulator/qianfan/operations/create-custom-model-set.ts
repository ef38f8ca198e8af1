import { z } from "zod";
import { fieldsFrom } from "../../marks/fields-from";
import { Refusal } from "../answer/refusal";
import type { Operation } from "../routing/operation";
import { modelSetName, newModelSet } from "./new-model-set";
import { parseBody } from "./parse-body";
import { plainText } from "./plain-text";

const schema = z.object({
  modelSetName,
  modelType: plainText,
  labels: z.array(plainText).default([]),
});

/** Makes a model set. The result is its bare ID. */
export const createCustomModelSet: Operation = {
  path: "/v2/model",
  action: "CreateCustomModelSet",
  mode: "write",
  source: { kind: "document", reference: "Jlw02gbpo" },
  rules: [
    {
      rule: "modelSetName has 2 to 20 Chinese characters, letters, digits or _, not _ at the start",
      source: { kind: "document", reference: "doc-3250062, the console's rule for model names" },
    },
    {
      rule: "a name is taken once, else ModelSetNameExist with status 409",
      source: { kind: "our choice", reference: "not stated" },
    },
    {
      rule: "any modelType is taken",
      source: { kind: "our choice", reference: "Pmnij91ff and the Python SDK differ" },
    },
  ],
  requestFields: [...fieldsFrom({ kind: "document", reference: "Jlw02gbpo" }, "modelSetName", "modelType", "labels")],
  answerFields: [...fieldsFrom({ kind: "document", reference: "Jlw02gbpo" }, "(itself)")],
  answer: ({ cloud, body, record }) => {
    const { modelSetName: name, modelType: type, labels } = parseBody(schema, body);
    if (cloud.modelSets.byName(name)) throw new Refusal("ModelSetNameExist");
    return newModelSet(cloud, record, { name, type, labels }).id;
  },
};
