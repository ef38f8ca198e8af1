import { publishRule } from "./tables/publish";
import { checkValue } from "../rules/check-value";
import type { ObjectRule } from "../rules/value-rule";
import type { BlockRules } from "../../contract/rules";

/** The rules of a model version on Qianfan: what can be said about its block offline. */
export const qianfanVersionRules: BlockRules = {
  check: (block) => checkValue(versionRule, block, { path: "", subject: "Qianfan", severity: "error", scope: block }),
};

const { members, relations = [] } = publishRule;
const { checkpointStep: _checkpoint, deleteWithJob: _delete, ...shared } = members;

/** The members of the block `qianfan` of a model version: those of a job's own `publish` that are not arguments beside it. */
export const versionRule: ObjectRule = {
  kind: "object",
  source: publishRule.source,
  members: shared,
  relations,
};
