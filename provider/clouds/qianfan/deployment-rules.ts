import type { DeploymentRules } from "../../contract/rules";
import { checkValue } from "../rules/check-value";
import { deploymentRule } from "./tables/deployment";

/** The rules of a deployment on Qianfan: what can be said about its block offline. ModifyService changes the model, nothing else. */
export const qianfanDeploymentRules: DeploymentRules = {
  check: (block) =>
    checkValue(deploymentRule, block, { path: "", subject: "Qianfan", severity: "error", scope: block }),
  suffixMember: "urlSuffix",
  inPlace: ["model"],
};
