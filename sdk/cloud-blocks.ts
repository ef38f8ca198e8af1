import type { BailianDatasetArguments } from "../provider/clouds/bailian/dataset-arguments";
import type { BailianDeploymentArguments } from "../provider/clouds/bailian/deployment-arguments";
import type { BailianVersionArguments } from "../provider/clouds/bailian/version-arguments";
import type { QianfanDatasetArguments } from "../provider/clouds/qianfan/dataset-arguments";
import type { QianfanDeploymentArguments } from "../provider/clouds/qianfan/deployment-arguments";
import type { QianfanVersionArguments } from "../provider/clouds/qianfan/version-arguments";
import type { Inputs } from "./inputs";

/** Blocks `bailian` and `qianfan` of data, versions and deployments. Each member is a Pulumi input. */
export type BailianDatasetArgs = Inputs<BailianDatasetArguments>;
export type BailianVersionArgs = Inputs<BailianVersionArguments>;
export type BailianDeploymentArgs = Inputs<BailianDeploymentArguments>;
export type QianfanDatasetArgs = Inputs<QianfanDatasetArguments>;
export type QianfanVersionArgs = Inputs<QianfanVersionArguments>;
export type QianfanDeploymentArgs = Inputs<QianfanDeploymentArguments>;
