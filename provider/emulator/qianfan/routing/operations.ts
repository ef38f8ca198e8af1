import { createCustomModel } from "../operations/create-custom-model";
import { createCustomModelSet } from "../operations/create-custom-model-set";
import { createFineTuningJob } from "../operations/create-fine-tuning-job";
import { createFineTuningTask } from "../operations/create-fine-tuning-task";
import { deleteFineTuningJob } from "../operations/delete-fine-tuning-job";
import { deleteFineTuningTask } from "../operations/delete-fine-tuning-task";
import { deleteModel } from "../operations/delete-model";
import { deleteModelSet } from "../operations/delete-model-set";
import { describeFineTuningJobs } from "../operations/describe-fine-tuning-jobs";
import { describeFineTuningSupportModels } from "../operations/describe-fine-tuning-support-models";
import { describeFineTuningTask } from "../operations/describe-fine-tuning-task";
import { describeFineTuningTasks } from "../operations/describe-fine-tuning-tasks";
import { describeModel } from "../operations/describe-model";
import { describeModelSet } from "../operations/describe-model-set";
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
];
