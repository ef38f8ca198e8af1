import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { modelSetName, newModelSet } from "./new-model-set";
import { parseBody } from "../parse-body";
import { plainText } from "../plain-text";

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
  source: doc("Jlw02gbpo"),
  rules: {
    "modelSetName has 2 to 20 Chinese characters, letters, digits or _, not _ at the start": doc(
      "doc-3250062, the console's rule for model names",
    ),
    "a name is taken once, else ModelSetNameExist with status 409": ours("not stated"),
    "any modelType is taken": ours("Pmnij91ff and the Python SDK differ"),
  },
  requestFields: fieldsFrom(doc("Jlw02gbpo"), "modelSetName", "modelType", "labels"),
  answerFields: fieldsFrom(doc("Jlw02gbpo"), "(itself)"),
  answer: ({ cloud, body, record }) => {
    const { modelSetName: name, modelType: type, labels } = parseBody(schema, body);
    if (cloud.modelSets.byName(name)) throw new Refusal("ModelSetNameExist");
    return newModelSet(cloud, record, { name, type, labels }).id;
  },
};
