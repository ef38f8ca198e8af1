import type { ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const modelNames = cite("doc-3250062");
const createModel = cite("Ylw02ns4o");

/** `publish`: how the finished run becomes a model version. */
export const publishRule: ObjectRule = {
  kind: "object",
  orFalse: true,
  source: "our choice: Qianfan publishes only when asked",
  members: {
    modelName: {
      rule: {
        kind: "text",
        minLength: 2,
        maxLength: 20,
        pattern: /^[\u4e00-\u9fffA-Za-z0-9][\u4e00-\u9fffA-Za-z0-9_]*$/,
        says: "made of Chinese characters, letters, digits and underscores, not beginning with an underscore",
        source: modelNames,
      },
    },
    modelSetId: {
      rule: { kind: "text", pattern: /^am-[A-Za-z0-9]+$/, says: "of the form am-…", source: createModel },
    },
    checkpointStep: { rule: { kind: "number", whole: true, min: 1, source: createModel } },
    description: { rule: { kind: "text", maxLength: 300, source: createModel } },
    deleteWithJob: {
      rule: {
        kind: "boolean",
        source: "our choice: a model is paid for, so it stays unless the program says otherwise",
      },
    },
  },
  relations: [
    {
      kind: "at-most-one",
      members: ["modelName", "modelSetId"],
      source: "our choice: a name is for a new set, an ID for an existing one",
    },
  ],
};
