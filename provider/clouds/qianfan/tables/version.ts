import type { ObjectRule } from "../../rules/value-rule";
import { publishRule } from "./publish";

const { members, relations = [] } = publishRule;
const { checkpointStep: _checkpoint, deleteWithJob: _delete, ...shared } = members;

/** The members of the block `qianfan` of a model version: those of a job's own `publish` that are not arguments beside it. */
export const versionRule: ObjectRule = {
  kind: "object",
  source: publishRule.source,
  members: shared,
  relations,
};
