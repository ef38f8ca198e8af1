import { createJob } from "./operations/create-job";
import { createTask } from "./operations/create-task";
import { datasetCreate } from "./operations/dataset-create";
import { datasetDelete } from "./operations/dataset-delete";
import { datasetImport } from "./operations/dataset-import";
import { datasetImportErrorDetail } from "./operations/dataset-import-error-detail";
import { datasetInfo } from "./operations/dataset-info";
import { datasetRelease } from "./operations/dataset-release";
import { datasetStatusList } from "./operations/dataset-status-list";
import { jobDetail } from "./operations/job-detail";
import { modelDetail } from "./operations/model-detail";
import { modelVersionDetail } from "./operations/model-version-detail";
import { publishTrainModel } from "./operations/publish-train-model";
import { serviceApply } from "./operations/service-apply";
import { serviceDetail } from "./operations/service-detail";
import { serviceList } from "./operations/service-list";
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
  datasetCreate,
  datasetImport,
  datasetImportErrorDetail,
  datasetInfo,
  datasetStatusList,
  datasetRelease,
  datasetDelete,
  serviceApply,
  serviceDetail,
  serviceList,
];
