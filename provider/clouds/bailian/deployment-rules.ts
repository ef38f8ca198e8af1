import { own } from "../../base/own";
import { findModel } from "../../catalogue/find-section";
import type { Knowledge } from "../../contract/catalogue";
import type { DeploymentRules, Finding } from "../../contract/rules";
import { isRecord } from "../../base/is-record";
import { cite } from "../../sources";
import { isUnknown } from "../../base/unknown";
import { checkValue } from "../rules/check-value";
import type { Scope } from "../rules/condition";
import { isAbsent } from "../rules/is-absent";
import { retiredModel } from "../rules/retired-model";
import { doubt } from "../rules/with-catalogue";
import { hourlyUse } from "./hourly-use";
import { deploymentRule } from "./tables/deployment";
import { tunedModel } from "./tables/models";
import { retirements } from "./tables/retired-models";

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

/** What tables doubt of units, with the catalogue read before them: it has those of each model. */
function withUnits(
  findings: readonly Finding[],
  { capacity }: Block,
  { $template: template }: Scope,
  model: unknown,
  { section }: Knowledge,
): Finding[] {
  const found = typeof model === "string" ? findModel(section, model) : undefined;
  const multiple = typeof template === "string" ? own(found?.units, template) : undefined;
  if (section === undefined || multiple === undefined) return [...findings];
  const kept = findings.filter(({ path, isDoubt }) => !(isDoubt === true && path === "capacity"));
  if (typeof capacity !== "number" || capacity % multiple === 0) return kept;
  const says = `capacity is ${capacity}; ${String(model)} on ${String(template)} takes multiples of ${multiple}`;
  return [...kept, doubt("capacity", says, section)];
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
  check: (block, inputs, known) => {
    const model = inputs?.["model"];
    const scope = scopeOf(block);
    const findings = checkValue(deploymentRule, block, { path: "", subject: "Bailian", severity: "error", scope });
    const catalogued = known === undefined ? findings : withUnits(findings, block, scope, model, known);
    const isOwn = typeof model === "string" && !tunedModel.test(model);
    return [
      ...catalogued,
      ...readingsOf(block),
      ...tunedWithThroughput(block, model),
      ...(known !== undefined && isOwn ? retiredModel(model, retirements, known, "deployment of it") : []),
    ];
  },
  hourly: hourlyUse,
  suffixMember: "suffix",
  inPlace: Object.keys(deploymentRule.members).filter((name) => deploymentRule.members[name]?.change === "in place"),
};
