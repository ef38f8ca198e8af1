import { trainingOptions, type TrainingOption } from "./training-options";

/** The hyperparameters of a model, mode and scale, where a table knows them. */
export function findTrainingOption(
  model: string,
  trainMode: string,
  parameterScale: string,
): TrainingOption | undefined {
  return trainingOptions.find(
    (option) => option.model === model && option.trainMode === trainMode && option.parameterScale === parameterScale,
  );
}
