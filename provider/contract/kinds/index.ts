import type { KindDeclaration } from "./declaration";
import { fineTuneJob } from "./fine-tune-job";
import { fineTunedModel } from "./fine-tuned-model";
import { modelDeployment } from "./model-deployment";
import { modelVersion } from "./model-version";
import { trainingDataset } from "./training-dataset";

export { functions, listArguments } from "./functions";

/** Every kind of resource, in the order of the reference. */
export const kinds: readonly KindDeclaration[] = [
  fineTuneJob,
  trainingDataset,
  modelVersion,
  modelDeployment,
  fineTunedModel,
];
