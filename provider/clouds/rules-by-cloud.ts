import type { BlockRules } from "../contract/block-rules";
import type { CloudName, CloudRules } from "../contract/cloud";
import type { DeploymentRules } from "../contract/deployment-cloud";

type ByCloud<Rules> = Readonly<Record<CloudName, Rules>>;

/** The offline rules of jobs on every cloud; a cloud's tables are loaded when its rules are first asked for. */
export const cloudRules: ByCloud<CloudRules> = {
  get bailian() {
    return (require("./bailian/rules") as typeof import("./bailian/rules")).bailianRules;
  },
  get qianfan() {
    return (require("./qianfan/rules") as typeof import("./qianfan/rules")).qianfanRules;
  },
};

/**
 * Those of training data.
 * @public loaded by `require` when first needed
 */
export const datasetRules: ByCloud<BlockRules> = {
  get bailian() {
    return (require("./bailian/dataset-rules") as typeof import("./bailian/dataset-rules")).bailianDatasetRules;
  },
  get qianfan() {
    return (require("./qianfan/dataset-rules") as typeof import("./qianfan/dataset-rules")).qianfanDatasetRules;
  },
};

/**
 * Those of model versions.
 * @public loaded by `require` when first needed
 */
export const versionRules: ByCloud<BlockRules> = {
  get bailian() {
    return (require("./bailian/version-rules") as typeof import("./bailian/version-rules")).bailianVersionRules;
  },
  get qianfan() {
    return (require("./qianfan/version-rules") as typeof import("./qianfan/version-rules")).qianfanVersionRules;
  },
};

/**
 * Those of deployments.
 * @public loaded by `require` when first needed
 */
export const deploymentRules: ByCloud<DeploymentRules> = {
  get bailian() {
    return (require("./bailian/deployment-rules") as typeof import("./bailian/deployment-rules"))
      .bailianDeploymentRules;
  },
  get qianfan() {
    return (require("./qianfan/deployment-rules") as typeof import("./qianfan/deployment-rules"))
      .qianfanDeploymentRules;
  },
};
