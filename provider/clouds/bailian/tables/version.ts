import type { ObjectRule } from "../../rules/value-rule";
import { sources } from "./sources";

const source = sources.checkpoints;

/** The members of the block `bailian` of a model version. */
export const versionRule: ObjectRule = {
  kind: "object",
  source,
  members: { modelName: { rule: { kind: "text", minLength: 1, source } } },
};
