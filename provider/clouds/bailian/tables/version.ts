import type { ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("list-checkpoints-api");

/** The members of the block `bailian` of a model version. */
export const versionRule: ObjectRule = {
  kind: "object",
  source,
  members: { modelName: { rule: { kind: "text", minLength: 1, source } } },
};
