import { createCustomModel } from "./models/create-custom-model";
import { createCustomModelSet } from "./models/create-custom-model-set";
import { createDataset } from "./datasets/create-dataset";
import { createDatasetVersion } from "./datasets/create-dataset-version";
import { createFineTuningJob } from "./jobs/create-fine-tuning-job";
import { createFineTuningTask } from "./jobs/create-fine-tuning-task";
import { createImportTask } from "./datasets/create-import-task";
import { createService } from "./services/create-service";
import { deleteDataset } from "./datasets/delete-dataset";
import { deleteDatasetVersion } from "./datasets/delete-dataset-version";
import { deleteFineTuningJob } from "./jobs/delete-fine-tuning-job";
import { deleteFineTuningTask } from "./jobs/delete-fine-tuning-task";
import { deleteModel } from "./models/delete-model";
import { deleteModelSet } from "./models/delete-model-set";
import { describeComputeUnit } from "./services/describe-compute-unit";
import { describeComputeUnits } from "./services/describe-compute-units";
import { describeDatasetVersion } from "./datasets/describe-dataset-version";
import { describeDatasetVersions } from "./datasets/describe-dataset-versions";
import { describeDatasets } from "./datasets/describe-datasets";
import { describeFineTuningJobs } from "./jobs/describe-fine-tuning-jobs";
import { describeFineTuningSupportModels } from "./jobs/describe-fine-tuning-support-models";
import { describeFineTuningTask } from "./jobs/describe-fine-tuning-task";
import { describeFineTuningTasks } from "./jobs/describe-fine-tuning-tasks";
import { describeImportTask } from "./datasets/describe-import-task";
import { describeModel } from "./models/describe-model";
import { describeModelSet } from "./models/describe-model-set";
import { describePresetServices } from "./services/describe-preset-services";
import { describeService } from "./services/describe-service";
import { describeServices } from "./services/describe-services";
import { modifyService } from "./services/modify-service";
import { purchaseServiceResource } from "./services/purchase-service-resource";
import { releaseComputeUnit } from "./services/release-compute-unit";
import { publishDatasetVersion } from "./datasets/publish-dataset-version";
import { stopFineTuningTask } from "./jobs/stop-fine-tuning-task";
import type { Operation } from "./operation";

/** Every Action that the simulated Qianfan carries out. */
export const operations: readonly Operation[] = [
  createFineTuningJob,
  describeFineTuningJobs,
  deleteFineTuningJob,
  createFineTuningTask,
  describeFineTuningTasks,
  describeFineTuningTask,
  stopFineTuningTask,
  deleteFineTuningTask,
  describeFineTuningSupportModels,
  createCustomModelSet,
  createCustomModel,
  describeModelSet,
  describeModel,
  deleteModel,
  deleteModelSet,
  createService,
  describeService,
  describeServices,
  modifyService,
  describePresetServices,
  purchaseServiceResource,
  describeComputeUnits,
  describeComputeUnit,
  releaseComputeUnit,
  createDataset,
  describeDatasets,
  deleteDataset,
  createDatasetVersion,
  describeDatasetVersion,
  describeDatasetVersions,
  deleteDatasetVersion,
  createImportTask,
  describeImportTask,
  publishDatasetVersion,
];
