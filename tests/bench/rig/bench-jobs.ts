import { bailian, qianfan } from "../../engine/rig/job-program";

/** Bodies of the creates that fill the simulated clouds. */
export const bailianBody = {
  model: bailian.model,
  training_file_ids: bailian.trainingFileIds,
  training_type: bailian.trainingType,
  hyper_parameters: bailian.hyperParameters,
};

/** Body of the `n`th container of Qianfan. */
export function qianfanJobBody(n: number): object {
  return { name: `bench_${n}`, model: qianfan.model, trainMode: qianfan.trainMode };
}

/** Body of the run in a container of Qianfan. */
export function qianfanTaskBody(jobId: string): object {
  const { sourceType, versions, splitRatio } = qianfan.dataset;
  return {
    jobId,
    parameterScale: qianfan.parameterScale,
    hyperParameterConfig: qianfan.hyperParameters,
    datasetConfig: { sourceType, versions, splitRatio },
  };
}
