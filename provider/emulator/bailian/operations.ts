import type { Operation } from "../surface/operation";
import type { Answer } from "./answers";
import type { BailianCall } from "./call";
import { listFoundationModels } from "./catalogue/list-foundation-models";
import { scaleDeployment, updateDeployment, updateOverflowStrategy } from "./deployments/change-deployment";
import { createDeployment } from "./deployments/create-deployment";
import { deleteDeployment } from "./deployments/delete-deployment";
import { listDeployableModels } from "./deployments/deployable-models";
import { getDeployment } from "./deployments/get-deployment";
import { listDeployments } from "./deployments/list-deployments";
import {
  createCompatibleFile,
  deleteCompatibleFile,
  getCompatibleFile,
  listCompatibleFiles,
} from "./files/compatible-files";
import { deleteFile, getFile, listFiles } from "./files/native-files";
import { uploadFiles } from "./files/upload-files";
import { chatCompletion } from "./inference/chat-completion";
import { generateText } from "./inference/generate-text";
import { listCompatibleModels, listNativeModels } from "./inference/list-models";
import { cancelJob } from "./jobs/cancel-job";
import { createJob } from "./jobs/create-job";
import { deleteJob } from "./jobs/delete-job";
import { getJob } from "./jobs/get-job";
import { jobCheckpoints } from "./jobs/job-checkpoints";
import { jobLogs } from "./jobs/job-logs";
import { listJobs } from "./jobs/list-jobs";
import { streamLog } from "./jobs/stream-log";
import { exportCheckpoint } from "./models/export-checkpoint";

/** Everything that the simulated Bailian answers, on its two surfaces and on the console's gateway. */
export const operations: readonly Operation<BailianCall, Answer>[] = [
  createJob,
  listJobs,
  getJob,
  deleteJob,
  cancelJob,
  jobLogs,
  streamLog,
  jobCheckpoints,
  exportCheckpoint,
  listDeployableModels,
  createDeployment,
  listDeployments,
  getDeployment,
  deleteDeployment,
  scaleDeployment,
  updateDeployment,
  updateOverflowStrategy,
  generateText,
  listNativeModels,
  chatCompletion,
  listCompatibleModels,
  uploadFiles,
  listFiles,
  getFile,
  deleteFile,
  createCompatibleFile,
  listCompatibleFiles,
  getCompatibleFile,
  deleteCompatibleFile,
  listFoundationModels,
];
