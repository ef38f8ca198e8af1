import type { DeclaredBlocks } from "../rules/declared-block";
import { blockRule } from "./tables/block";
import { datasetRule } from "./tables/dataset";
import { deploymentRule } from "./tables/deployment";
import { mediaParameters } from "./tables/media-parameters";
import { parameterDocs } from "./tables/parameter-docs";
import { textParameters } from "./tables/text-parameters";
import { versionRule } from "./tables/version";

/** The blocks `bailian`. */
export const bailianBlocks: DeclaredBlocks = {
  FineTuneJob: {
    name: "BailianArguments",
    shapes: [
      {
        rule: blockRule,
        parameters: {
          member: "hyperParameters",
          name: "BailianHyperParameters",
          doc: { en: "Hyperparameters of Bailian that are known.", zh: "百炼已知的超参。" },
          rows: [...textParameters, ...mediaParameters],
          docs: parameterDocs,
        },
      },
    ],
  },
  TrainingDataset: { name: "BailianDatasetArguments", shapes: [{ rule: datasetRule }] },
  ModelVersion: { name: "BailianVersionArguments", shapes: [{ rule: versionRule }] },
  ModelDeployment: { name: "BailianDeploymentArguments", shapes: [{ rule: deploymentRule }] },
};
