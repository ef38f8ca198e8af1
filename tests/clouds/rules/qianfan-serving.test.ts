import assert from "node:assert/strict";
import { qianfanDeploymentRules } from "../../../provider/clouds/qianfan/deployment-rules";
import { qianfanVersionRules } from "../../../provider/clouds/qianfan/version-rules";
import { UNKNOWN } from "../../../provider/base/unknown";
import { block, pathsOf, type Block } from "./blocks";
import { expectFindings } from "./expect-findings";

type Case = readonly [title: string, changes: Block, findings: readonly string[]];

const bought: Block = {
  name: "support",
  urlSuffix: "support-1",
  description: "answers",
  resourceConfig: { type: "GPU-1-1", region: "bj", qps: 0.5, replicasCount: 1 },
  billing: { paymentTiming: "Postpaid", chargeType: "ComputingUnit" },
  protocolVersion: 2,
  extraParameters: { anything: [1] },
};
const unit = { instanceId: "unit-1", deploymentReplicasCount: 1 };
const standing: Block = {
  deploymentConfig: { deploymentComputeUnitList: [unit], replicasCount: 1, qps: 50, replicaComputeUnitCount: 1 },
};
const reservation = { reservationTimeUnit: "Month", reservationLength: 12 };
const prepaid = { paymentTiming: "Prepaid", reservation };

const ofBought: readonly Case[] = [
  ["everything", {}, []],
  ["Chinese names of 20 characters", { name: "客服".repeat(10) }, []],
  ["a name of 21 characters", { name: "a".repeat(21) }, ["error name"]],
  ["a name of one", { name: "a" }, ["error name"]],
  ["a suffix in capitals", { urlSuffix: "Support" }, ["error urlSuffix"]],
  ["a suffix that ends in a hyphen", { urlSuffix: "support-" }, ["error urlSuffix"]],
  ["a suffix that begins with _", { urlSuffix: "_support" }, ["error urlSuffix"]],
  ["a suffix of one character", { urlSuffix: "s" }, ["error urlSuffix"]],
  ["a suffix of 20", { urlSuffix: "s".repeat(20) }, []],
  ["a suffix of 21", { urlSuffix: "s".repeat(21) }, ["error urlSuffix"]],
  ["a description of 500 characters", { description: "x".repeat(500) }, []],
  ["a description of 501", { description: "x".repeat(501) }, ["error description"]],
  ["hardware that no page knows", { "resourceConfig.type": "GPU-9-1" }, ["warning resourceConfig.type"]],
  ["no hardware", { "resourceConfig.type": undefined }, ["error resourceConfig.type"]],
  ["a region that no page knows", { "resourceConfig.region": "gz" }, ["warning resourceConfig.region"]],
  ["0.01 requests a second", { "resourceConfig.qps": 0.01 }, []],
  ["no requests a second", { "resourceConfig.qps": 0 }, ["error resourceConfig.qps"]],
  ["more than 50 a second", { "resourceConfig.qps": 50.01 }, ["error resourceConfig.qps"]],
  ["a thousandth of a request", { "resourceConfig.qps": 1.001 }, ["error resourceConfig.qps"]],
  ["no replicas", { "resourceConfig.replicasCount": 0 }, ["error resourceConfig.replicasCount"]],
  ["half a replica", { "resourceConfig.replicasCount": 0.5 }, ["error resourceConfig.replicasCount"]],
  ["a member of resourceConfig that is new", { "resourceConfig.novelty": 1 }, ["warning resourceConfig.novelty"]],
  ["nothing to run on", { resourceConfig: undefined, billing: undefined }, ["error resourceConfig"]],
  ["nothing to run on, paid by token", { resourceConfig: undefined, "billing.chargeType": "Tokens" }, []],
  ["nothing to run on, paid by what is not known yet", { resourceConfig: undefined, billing: UNKNOWN }, []],
  ["a time of release", { "billing.releaseTime": "2027-01-25T20:30:00+08:00" }, []],
  ["no time of release", { "billing.releaseTime": "never" }, []],
  ["a time of release without a zone", { "billing.releaseTime": "2027-01-25 20:30:00" }, ["error billing.releaseTime"]],
  ["a time of release in words", { "billing.releaseTime": "tomorrow" }, ["error billing.releaseTime"]],
  [
    "a time of release for what is paid beforehand",
    { billing: { ...prepaid, releaseTime: "2027-01-25T20:30:00Z" } },
    ["error billing.releaseTime"],
  ],
  ["both to run on", standing, ["error deploymentConfig"]],
  ["nothing to pay with", { billing: undefined }, ["error resourceConfig"]],
  ["a reservation", { billing: prepaid }, []],
  [
    "a reservation of 13 months",
    { billing: { ...prepaid, reservation: { ...reservation, reservationLength: 13 } } },
    ["error billing.reservation.reservationLength"],
  ],
  [
    "a reservation by the hour",
    { billing: { ...prepaid, reservation: { ...reservation, reservationTimeUnit: "Hour" } } },
    ["warning billing.reservation.reservationTimeUnit"],
  ],
  ["Prepaid without one", { billing: { paymentTiming: "Prepaid" } }, ["error billing.reservation"]],
  ["Postpaid with one", { "billing.reservation": reservation }, ["error billing.reservation"]],
  ["Prepaid by token", { billing: { ...prepaid, chargeType: "Tokens" } }, ["error billing.chargeType"]],
  ["Postpaid by token", { "billing.chargeType": "Tokens" }, []],
  ["no time of payment", { "billing.paymentTiming": undefined }, ["error billing.paymentTiming"]],
  ["a time of payment that there is not", { "billing.paymentTiming": "Later" }, ["error billing.paymentTiming"]],
  ["auto-renewal, whose names are not known", { "billing.autoRenew": true }, ["warning billing.autoRenew"]],
  ["version 3", { protocolVersion: 3 }, ["error protocolVersion"]],
  ["a misspelt member", { urlSufix: "x" }, ["error urlSufix"]],
];
const list = "deploymentConfig.deploymentComputeUnitList";
const ofStanding: readonly Case[] = [
  ["everything", {}, []],
  ["no unit", { [list]: [] }, [`error ${list}`]],
  ["a unit without a name", { [`${list}.0.instanceId`]: undefined }, [`error ${list}[0].instanceId`]],
  ["no replicas on it", { [`${list}.0.deploymentReplicasCount`]: 0 }, [`error ${list}[0].deploymentReplicasCount`]],
  ["a bill for what is there", { billing: { paymentTiming: "Postpaid" } }, ["warning billing"]],
];
const version: Block = { modelName: "客服_1", description: "first" };
const ofVersion: readonly Case[] = [
  ["everything", {}, []],
  ["nothing", { modelName: undefined, description: undefined }, []],
  ["a set that is there", { modelName: undefined, modelSetId: "am-abc123" }, []],
  ["both a name and a set", { modelSetId: "am-abc123" }, ["error modelSetId"]],
  ["the ID of a version", { modelName: undefined, modelSetId: "amv-abc123" }, ["error modelSetId"]],
  ["a name with a hyphen", { modelName: "bot-1" }, ["error modelName"]],
  ["a description of 301 characters", { description: "x".repeat(301) }, ["error description"]],
  ["a checkpoint, which stands beside the block", { checkpointStep: 3 }, ["error checkpointStep"]],
  ["deletion with a job, which is the job's", { deleteWithJob: true }, ["error deleteWithJob"]],
];

for (const [title, rules, base, cases] of [
  ["a deployment that buys", qianfanDeploymentRules, bought, ofBought],
  ["a deployment on what is there", qianfanDeploymentRules, standing, ofStanding],
  ["a version", qianfanVersionRules, version, ofVersion],
] as const) {
  describe(`Qianfan: rules of ${title}`, () => {
    for (const [what, changes, findings] of cases) {
      it(`${what}: ${findings.join(", ") || "nothing to say"}`, () => {
        expectFindings(rules, block(base, changes), findings);
      });
    }

    it("say nothing of what is not known yet", () => {
      for (const path of pathsOf(base)) {
        const unknown = block(base, { [path.join(".")]: UNKNOWN });
        assert.deepEqual(rules.check(unknown), [], path.join("."));
      }
    });
  });
}

it("Qianfan changes the model of a deployment, its replicas and its time of release in place, and nothing else", () => {
  assert.deepEqual(qianfanDeploymentRules.inPlace, [
    "model",
    "resourceConfig.replicasCount",
    "deploymentConfig.deploymentComputeUnitList[].deploymentReplicasCount",
    "deploymentConfig.replicasCount",
    "billing.releaseTime",
  ]);
});
