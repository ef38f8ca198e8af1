import type { DeploymentRules } from "../../contract/rules";
import { checkValue } from "../rules/check-value";
import { hourlyUse } from "./hourly-use";
import { deploymentRule } from "./tables/deployment";

/**
 * The rules of a deployment on Qianfan: what can be said about its block offline. ModifyService changes the model,
 * ScaleService the replicas and AutoReleaseComputeUnit the time of release, and nothing else changes in place [Alxe2gabo]
 * [hmm33jcxg] [8m33u852z].
 */
export const qianfanDeploymentRules: DeploymentRules = {
  check: (block) =>
    checkValue(deploymentRule, block, { path: "", subject: "Qianfan", severity: "error", scope: block }),
  hourly: hourlyUse,
  suffixMember: "urlSuffix",
  inPlace: [
    "model",
    "resourceConfig.replicasCount",
    "deploymentConfig.deploymentComputeUnitList[].deploymentReplicasCount",
    "deploymentConfig.replicasCount",
    "billing.releaseTime",
  ],
};
