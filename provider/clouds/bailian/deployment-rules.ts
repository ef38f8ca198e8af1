import type { DeploymentRules } from "../../contract/rules";
import { isUnknown } from "../../base/unknown";
import { checkValue } from "../rules/check-value";
import type { Scope } from "../rules/condition";
import { isAbsent } from "../rules/is-absent";
import { deploymentRule } from "./tables/deployment";

type Block = Readonly<Record<string, unknown>>;

/** The block together with the facts that conditions name with `$`. */
function scopeOf(block: Block): Scope {
  const { plan, prefillCapacity, decodeCapacity, deploySpec, templateId } = block;
  return {
    ...block,
    $plan: typeof plan === "string" ? plan.toLowerCase() : plan,
    $isSplit: isGiven(prefillCapacity, decodeCapacity),
    $hasTemplate: isGiven(deploySpec, templateId),
    $template: isAbsent(deploySpec) ? templateId : deploySpec,
  };
}

/** Whether one of them is given; not known as long as one of them is not. */
function isGiven(...values: readonly unknown[]): unknown {
  const given = values.filter((value) => !isAbsent(value));
  return given.find(isUnknown) ?? given.length > 0;
}

/** The rules of a deployment on Bailian: what can be said about its block offline. Capacities and limits change in place. */
export const bailianDeploymentRules: DeploymentRules = {
  check: (block) =>
    checkValue(deploymentRule, block, { path: "", subject: "Bailian", severity: "error", scope: scopeOf(block) }),
  suffixMember: "suffix",
  inPlace: Object.keys(deploymentRule.members).filter((name) => deploymentRule.members[name]?.change === "in place"),
};
