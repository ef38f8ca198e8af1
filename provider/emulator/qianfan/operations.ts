import type { Json } from "../../base/json";
import type { Operation } from "../surface/operation";
import type { QianfanCall } from "./call";
import { autoReleaseComputeUnit } from "./services/auto-release";
import { createCustomModel } from "./models/create-model";
import { createCustomModelSet, deleteModelSet, describeCustomModelSets, describeModelSet } from "./models/model-sets";
import { createDataset, describeDatasets } from "./datasets/datasets";
import { createDatasetVersion, describeDatasetVersion, describeDatasetVersions } from "./datasets/dataset-versions";
import { createFineTuningJob, deleteFineTuningJob, describeFineTuningJobs } from "./jobs/jobs";
import { createFineTuningTask } from "./jobs/create-task";
import { createImportTask } from "./datasets/create-import";
import { createService } from "./services/create-service";
import { deleteDataset, deleteDatasetVersion } from "./datasets/delete-datasets";
import {
  deleteFineTuningTask,
  describeFineTuningTask,
  describeFineTuningTasks,
  stopFineTuningTask,
} from "./jobs/tasks";
import { deleteModel, describeModel } from "./models/models";
import {
  describeComputeUnit,
  describeComputeUnits,
  purchaseServiceResource,
  releaseComputeUnit,
} from "./services/compute-units";
import { describeFineTuningSupportModels } from "./jobs/support-models";
import { describeImportTask } from "./datasets/describe-import";
import { describePresetServices } from "./services/preset-services";
import { describeService, describeServices } from "./services/services";
import { deactivateService } from "./services/deactivate-service";
import { modifyService } from "./services/modify-service";
import { scaleService } from "./services/scale-service";
import { publishDatasetVersion } from "./datasets/publish-version";

/** Every Action that the simulated Qianfan carries out. */
export const operations: readonly Operation<QianfanCall, Json>[] = [
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
  describeCustomModelSets,
  describeModel,
  deleteModel,
  deleteModelSet,
  createService,
  describeService,
  describeServices,
  modifyService,
  deactivateService,
  scaleService,
  describePresetServices,
  purchaseServiceResource,
  describeComputeUnits,
  describeComputeUnit,
  releaseComputeUnit,
  autoReleaseComputeUnit,
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
