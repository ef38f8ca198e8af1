import type { DeploymentRules, Finding } from "../../contract/rules";
import { isRecord } from "../../base/is-record";
import { cite } from "../../sources";
import { isUnknown } from "../../base/unknown";
import { checkValue } from "../rules/check-value";
import type { Scope } from "../rules/condition";
import { isAbsent } from "../rules/is-absent";
import { hourlyUse } from "./hourly-use";
import { deploymentRule } from "./tables/deployment";
import { tunedModel } from "./tables/models";

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

/** Both readings of the unit of reserved throughput, 1000 times apart: the documents disagree. */
function readingsOf({ plan, ptuCapacity }: Block): Finding[] {
  if (String(plan).toLowerCase() !== "ptu" || !isRecord(ptuCapacity)) return [];
  const { inputTpm, outputTpm } = ptuCapacity;
  if (typeof inputTpm !== "number" || typeof outputTpm !== "number") return [];
  const count = (factor: number) =>
    `${(inputTpm * factor).toLocaleString("en")} in and ${(outputTpm * factor).toLocaleString("en")} out`;
  return [
    {
      path: "ptuCapacity",
      reason:
        `ptuCapacity is ${count(1)}, or 1000 times as much, ${count(1000)} tokens a minute: documents disagree on its unit. ` +
        "As tokens a minute, 10,000 in and 1,000 out were billed with 4.32 to 6.72 CNY an hour in July 2026 (Beijing, by " +
        "list price); as thousands of tokens it would be 1000 times that. Read the console's price first " +
        `(${cite("throughput-reservation-api")}; ${cite("create-deployment-api")})`,
      severity: "warning",
    },
  ];
}

/** The list of models with reserved throughput shows base models only. */
function tunedWithThroughput({ plan }: Block, model: unknown): Finding[] {
  if (String(plan).toLowerCase() !== "ptu" || typeof model !== "string" || !tunedModel.test(model)) return [];
  const reason =
    `plan is ptu, and ${model} is a tuned model: base models alone are listed with reserved throughput ` +
    `(${cite("throughput-reservation-api")}; table of 2026-11, the catalogue changes: validation "warn" silences this)`;
  return [{ path: "plan", reason, severity: "warning", isDoubt: true }];
}

/** The rules of a deployment on Bailian: what can be said about its block offline. Capacities and limits change in place. */
export const bailianDeploymentRules: DeploymentRules = {
  check: (block, inputs) => [
    ...checkValue(deploymentRule, block, { path: "", subject: "Bailian", severity: "error", scope: scopeOf(block) }),
    ...readingsOf(block),
    ...tunedWithThroughput(block, inputs?.["model"]),
  ],
  hourly: hourlyUse,
  suffixMember: "suffix",
  inPlace: Object.keys(deploymentRule.members).filter((name) => deploymentRule.members[name]?.change === "in place"),
};
