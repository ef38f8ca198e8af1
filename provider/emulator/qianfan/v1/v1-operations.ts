import { createJob } from "./operations/create-job";
import { createTask } from "./operations/create-task";
import { datasetInfo } from "./operations/dataset-info";
import { datasetRelease } from "./operations/dataset-release";
import { jobDetail } from "./operations/job-detail";
import { modelDetail } from "./operations/model-detail";
import { modelVersionDetail } from "./operations/model-version-detail";
import { publishTrainModel } from "./operations/publish-train-model";
import { stopJob } from "./operations/stop-job";
import type { V1Operation } from "./v1-operation";

/** Every V1 call that the simulated Qianfan carries out. */
export const v1Operations: readonly V1Operation[] = [
  createTask,
  createJob,
  jobDetail,
  stopJob,
  publishTrainModel,
  modelVersionDetail,
  modelDetail,
  datasetInfo,
  datasetRelease,
];
