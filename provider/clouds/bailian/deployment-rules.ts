import { isUnknown } from "../../base/unknown";
import { checkValue } from "../rules/check-value";
import type { Condition, Scope } from "../rules/condition";
import { isAbsent } from "../rules/is-absent";
import type { NumberRule, ObjectRule, Relation, TextRule } from "../rules/value-rule";
import type { DeploymentRules } from "../../contract/rules";
import { cite } from "../../sources";

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
  inPlace: ["capacity", "rpmLimit", "tpmLimit", "ptuCapacity", "prefillCapacity", "decodeCapacity"],
};

const source = cite("create-deployment-api");
const scale = cite("scale-deployment-api");
const pythonClient = cite("dashscope 1.27.8");
const commandLine = cite("bailian-cli");
const filled: TextRule = { kind: "text", minLength: 1, source };
const limit: NumberRule = { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` };
const units: NumberRule = { kind: "number", whole: true, min: 0, max: 999, source: scale };

const plans = ["lora", "mu", "ptu", "cu"];
const withPlan = (...oneOf: string[]): readonly Condition[] => [{ at: "$plan", oneOf }];
const onlyWith = (plan: string, ...members: string[]): readonly Relation[] =>
  members.map((member) => ({ kind: "only-when", member, when: withPlan(plan), says: `with plan ${plan}`, source }));

/** Units of templates that documents name; others are not judged. */
const templateUnits: Readonly<Record<string, number>> = { MU1: 4, MU2: 8 };

/** The members of the block `bailian` of a deployment. */
export const deploymentRule: ObjectRule = {
  kind: "object",
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    plan: {
      required: true,
      rule: {
        ...filled,
        advised: { kind: "text", choices: plans, anyCase: true, source: `${source}; the catalogue changes` },
      },
    },
    capacity: { rule: units },
    suffix: {
      rule: {
        kind: "text",
        minLength: 1,
        maxLength: 8,
        pattern: /^[a-z0-9]+$/,
        says: "made of lower-case letters and digits",
        source: `${source}; lower case: ${pythonClient}`,
      },
    },
    deploySpec: { rule: filled },
    billingMethod: { rule: { ...filled, advised: { kind: "text", choices: ["POST_PAY"], source } } },
    rpmLimit: { rule: limit },
    tpmLimit: { rule: limit },
    ptuCapacity: {
      rule: {
        kind: "object",
        source,
        members: {
          inputTpm: { rule: limit, required: true },
          outputTpm: { rule: limit, required: true },
          thinkingOutputTpm: { rule: limit },
        },
      },
    },
    enableThinking: { rule: { kind: "boolean", source } },
    maxContextLength: { rule: { kind: "number", whole: true, min: 1, max: 262_144, source } },
    prefillCapacity: { rule: units },
    decodeCapacity: { rule: units },
    templateId: { rule: filled },
    name: { rule: filled },
    extraParameters: { rule: { kind: "object", members: {}, others: "any", source: "our choice: sent as given" } },
  },
  relations: [
    { kind: "at-most-one", members: ["capacity", "prefillCapacity"], source },
    { kind: "needs", member: "prefillCapacity", other: "decodeCapacity", source },
    { kind: "needs", member: "decodeCapacity", other: "prefillCapacity", source },
    { kind: "at-most-one", members: ["deploySpec", "templateId"], source: `${source}: one under two names` },
    {
      kind: "required-when",
      member: "capacity",
      when: [...withPlan("mu", "cu"), { at: "$isSplit", oneOf: [false] }],
      says: "with plan mu or cu",
      source,
    },
    {
      kind: "required-when",
      member: "deploySpec",
      when: [...withPlan("mu"), { at: "$hasTemplate", oneOf: [false] }],
      says: "with plan mu",
      source,
    },
    {
      kind: "required-when",
      member: "ptuCapacity",
      when: withPlan("ptu"),
      says: "with plan ptu: the page gives defaults, the cloud refuses to do without",
      severity: "warning",
      source: commandLine,
    },
    {
      kind: "only-when",
      member: "capacity",
      when: [{ at: "$plan", noneOf: ["ptu"] }],
      says: "with another plan than ptu, which has ptuCapacity",
      severity: "warning",
      source,
    },
    ...onlyWith("mu", "deploySpec", "billingMethod", "rpmLimit", "tpmLimit", "enableThinking", "maxContextLength"),
    ...onlyWith("mu", "prefillCapacity", "decodeCapacity"),
    ...onlyWith("ptu", "ptuCapacity"),
    ...Object.entries(templateUnits).map(([template, multipleOf]): Relation => ({
      kind: "narrowed-when",
      member: "capacity",
      when: [{ at: "$template", oneOf: [template] }],
      rule: { kind: "number", whole: true, multipleOf, source },
      subject: template,
      source,
    })),
  ],
};
