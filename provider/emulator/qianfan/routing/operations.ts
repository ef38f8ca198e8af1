import { createCustomModel } from "../operations/create-custom-model";
import { createCustomModelSet } from "../operations/create-custom-model-set";
import { createDataset } from "../operations/create-dataset";
import { createDatasetVersion } from "../operations/create-dataset-version";
import { createFineTuningJob } from "../operations/create-fine-tuning-job";
import { createFineTuningTask } from "../operations/create-fine-tuning-task";
import { createImportTask } from "../operations/create-import-task";
import { createService } from "../operations/create-service";
import { deleteDataset } from "../operations/delete-dataset";
import { deleteDatasetVersion } from "../operations/delete-dataset-version";
import { deleteFineTuningJob } from "../operations/delete-fine-tuning-job";
import { deleteFineTuningTask } from "../operations/delete-fine-tuning-task";
import { deleteModel } from "../operations/delete-model";
import { deleteModelSet } from "../operations/delete-model-set";
import { describeComputeUnit } from "../operations/describe-compute-unit";
import { describeComputeUnits } from "../operations/describe-compute-units";
import { describeDatasetVersion } from "../operations/describe-dataset-version";
import { describeDatasetVersions } from "../operations/describe-dataset-versions";
import { describeDatasets } from "../operations/describe-datasets";
import { describeFineTuningJobs } from "../operations/describe-fine-tuning-jobs";
import { describeFineTuningSupportModels } from "../operations/describe-fine-tuning-support-models";
import { describeFineTuningTask } from "../operations/describe-fine-tuning-task";
import { describeFineTuningTasks } from "../operations/describe-fine-tuning-tasks";
import { describeImportTask } from "../operations/describe-import-task";
import { describeModel } from "../operations/describe-model";
import { describeModelSet } from "../operations/describe-model-set";
import { describePresetServices } from "../operations/describe-preset-services";
import { describeService } from "../operations/describe-service";
import { describeServices } from "../operations/describe-services";
import { modifyService } from "../operations/modify-service";
import { purchaseServiceResource } from "../operations/purchase-service-resource";
import { releaseComputeUnit } from "../operations/release-compute-unit";
import { publishDatasetVersion } from "../operations/publish-dataset-version";
import { stopFineTuningTask } from "../operations/stop-fine-tuning-task";
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
