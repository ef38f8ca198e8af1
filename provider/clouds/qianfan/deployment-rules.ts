import { checkValue } from "../rules/check-value";
import type { NumberRule, ObjectRule, TextRule, ValueRule } from "../rules/value-rule";
import type { DeploymentRules } from "../../contract/rules";
import { cite } from "../../sources";

/** The rules of a deployment on Qianfan: what can be said about its block offline. ModifyService changes the model, nothing else. */
export const qianfanDeploymentRules: DeploymentRules = {
  check: (block) =>
    checkValue(deploymentRule, block, { path: "", subject: "Qianfan", severity: "error", scope: block }),
  suffixMember: "urlSuffix",
  inPlace: ["model"],
};

const source = cite("kmm2wd9z1");
const olderService = cite("alub6czdo");

const count: NumberRule = { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` };
const qps: NumberRule = { kind: "number", above: 0, max: 50, multipleOf: 0.01, source };
/** A text with known values that may grow: another one is a warning. */
const known = (choices: readonly string[]): TextRule => ({
  kind: "text",
  minLength: 1,
  source,
  advised: { kind: "text", choices, source: `${source}; the catalogue changes` },
});

const hardware = [
  "CPU-1-1",
  ...[1, 2, 4, 8].map((cards) => `GPU-1-${cards}`),
  ...[5, 6, 7].flatMap((kind) => [1, 2].map((cards) => `GPU-${kind}-${cards}`)),
];

const resourceConfig: ObjectRule = {
  kind: "object",
  others: "warning",
  source,
  members: {
    type: { rule: known(hardware), required: true },
    region: { rule: known(["bj", "bd"]) },
    qps: { rule: qps },
    replicasCount: { rule: count },
  },
};

const deploymentConfig: ObjectRule = {
  kind: "object",
  others: "warning",
  source,
  members: {
    deploymentComputeUnitList: {
      required: true,
      rule: {
        kind: "list",
        minItems: 1,
        source,
        items: {
          kind: "object",
          source,
          members: {
            instanceId: { rule: { kind: "text", minLength: 1, source }, required: true },
            deploymentReplicasCount: { rule: count, required: true },
          },
        },
      },
    },
    replicasCount: { rule: count },
    qps: { rule: qps },
    replicaComputeUnitCount: { rule: count },
  },
};

const isPrepaid = [{ at: "billing.paymentTiming", oneOf: ["Prepaid"] }];
/** Who may not have a member. Said by its opposite, so that a misspelt `paymentTiming` is one finding and not two. */
const notPostpaid = [{ at: "billing.paymentTiming", noneOf: ["Postpaid"] }];
const notPrepaid = [{ at: "billing.paymentTiming", noneOf: ["Prepaid"] }];

const billing: ObjectRule = {
  kind: "object",
  // Auto-renewal has members too, whose names no page that we have shows.
  others: "warning",
  source,
  members: {
    paymentTiming: { rule: { kind: "text", choices: ["Postpaid", "Prepaid"], source }, required: true },
    reservation: {
      rule: {
        kind: "object",
        source,
        members: {
          reservationTimeUnit: { rule: known(["Month"]), required: true },
          reservationLength: { rule: { kind: "number", whole: true, min: 1, max: 12, source }, required: true },
        },
      },
    },
    chargeType: { rule: { kind: "text", choices: ["ComputingUnit", "Tokens"], source } },
  },
  relations: [
    { kind: "required-when", member: "reservation", when: isPrepaid, says: "with paymentTiming Prepaid", source },
    { kind: "only-when", member: "reservation", when: notPostpaid, says: "with paymentTiming Prepaid", source },
    { kind: "only-when", member: "chargeType", when: notPrepaid, says: "with paymentTiming Postpaid", source },
  ],
};

const name: ValueRule = { kind: "text", minLength: 2, maxLength: 20, source };

/** The members of the block `qianfan` of a deployment. */
export const deploymentRule: ObjectRule = {
  kind: "object",
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    name: { rule: name },
    urlSuffix: {
      rule: {
        kind: "text",
        minLength: 2,
        maxLength: 20,
        pattern: /^[a-z0-9][a-z0-9_-]*[a-z0-9]$/,
        says: "of lower-case letters, digits, _ and -, with a letter or digit at both ends",
        source,
      },
    },
    description: { rule: { kind: "text", maxLength: 500, source } },
    resourceConfig: { rule: resourceConfig },
    deploymentConfig: { rule: deploymentConfig },
    billing: { rule: billing },
    protocolVersion: { rule: { kind: "number", choices: [1, 2], source: olderService } },
    extraParameters: {
      rule: { kind: "object", members: {}, others: "any", source: "our choice: sent as given" },
    },
  },
  relations: [
    { kind: "exactly-one", members: ["resourceConfig", "deploymentConfig"], source },
    {
      kind: "needs",
      member: "resourceConfig",
      other: "billing",
      source: `${source}; needed: our choice, since it decides what a deployment costs`,
    },
    {
      kind: "needs",
      member: "billing",
      other: "resourceConfig",
      severity: "warning",
      source: `${source}: it pays for the units of resourceConfig`,
    },
  ],
};
