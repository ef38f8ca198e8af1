import { deploymentOperations } from "./deployments/deployment-operations";
import { exportCheckpoint } from "./exports/export-checkpoint";
import { exportCheckpointMarks } from "./exports/export-checkpoint-marks";
import { compatibleFileMarks } from "./files/compatible-file-marks";
import { compatibleFiles } from "./files/compatible-files";
import { deleteFile } from "./files/delete-file";
import { fileMarks } from "./files/file-marks";
import { getFile } from "./files/get-file";
import { listFiles } from "./files/list-files";
import { uploadFiles } from "./files/upload-files";
import { generationOperations } from "./generation/generation-operations";
import { cancelJob } from "./jobs/cancel-job";
import { cancelJobMarks } from "./jobs/cancel-job-marks";
import { createJob } from "./jobs/create-job";
import { createJobMarks } from "./jobs/create-job-marks";
import { deleteJob } from "./jobs/delete-job";
import { deleteJobMarks } from "./jobs/delete-job-marks";
import { getJob } from "./jobs/get-job";
import { getJobMarks } from "./jobs/get-job-marks";
import { jobCheckpoints } from "./jobs/job-checkpoints";
import { jobCheckpointsMarks } from "./jobs/job-checkpoints-marks";
import { jobLogs } from "./jobs/job-logs";
import { jobLogsMarks } from "./jobs/job-logs-marks";
import { listJobs } from "./jobs/list-jobs";
import { listJobsMarks } from "./jobs/list-jobs-marks";
import { streamLog } from "./jobs/stream-log";
import { streamLogMarks } from "./jobs/stream-log-marks";
import type { Operation } from "./operation";

/** Everything that the simulated Bailian answers. */
export const operations: readonly Operation[] = [
  {
    name: "CreateFineTune",
    method: "POST",
    path: "/fine-tunes",
    surface: "native",
    answer: createJob,
    ...createJobMarks,
  },
  { name: "ListFineTunes", method: "GET", path: "/fine-tunes", surface: "native", answer: listJobs, ...listJobsMarks },
  {
    name: "GetFineTune",
    method: "GET",
    path: "/fine-tunes/:job_id",
    surface: "native",
    answer: getJob,
    ...getJobMarks,
  },
  {
    name: "DeleteFineTune",
    method: "DELETE",
    path: "/fine-tunes/:job_id",
    surface: "native",
    answer: deleteJob,
    ...deleteJobMarks,
  },
  {
    name: "CancelFineTune",
    method: "POST",
    path: "/fine-tunes/:job_id/cancel",
    surface: "native",
    answer: cancelJob,
    ...cancelJobMarks,
  },
  {
    name: "GetFineTuneLogs",
    method: "GET",
    path: "/fine-tunes/:job_id/logs",
    surface: "native",
    answer: jobLogs,
    ...jobLogsMarks,
  },
  {
    name: "StreamFineTuneLog",
    method: "GET",
    path: "/fine-tunes/:job_id/stream",
    surface: "native",
    answer: streamLog,
    ...streamLogMarks,
  },
  {
    name: "ListFineTuneCheckpoints",
    method: "GET",
    path: "/fine-tunes/:job_id/checkpoints",
    surface: "native",
    answer: jobCheckpoints,
    ...jobCheckpointsMarks,
  },
  {
    name: "ExportCheckpoint",
    method: "GET",
    path: "/fine-tunes/:job_id/export/:checkpoint",
    surface: "native",
    answer: exportCheckpoint,
    ...exportCheckpointMarks,
  },
  ...deploymentOperations,
  ...generationOperations,
  { name: "UploadFiles", method: "POST", path: "/files", surface: "native", answer: uploadFiles, ...fileMarks.upload },
  { name: "ListFiles", method: "GET", path: "/files", surface: "native", answer: listFiles, ...fileMarks.list },
  { name: "GetFile", method: "GET", path: "/files/:file_id", surface: "native", answer: getFile, ...fileMarks.get },
  {
    name: "DeleteFile",
    method: "DELETE",
    path: "/files/:file_id",
    surface: "native",
    answer: deleteFile,
    ...fileMarks.delete,
  },
  {
    name: "CreateCompatibleFile",
    method: "POST",
    path: "/files",
    surface: "compatible",
    answer: compatibleFiles.create,
    ...compatibleFileMarks.create,
  },
  {
    name: "ListCompatibleFiles",
    method: "GET",
    path: "/files",
    surface: "compatible",
    answer: compatibleFiles.list,
    ...compatibleFileMarks.list,
  },
  {
    name: "GetCompatibleFile",
    method: "GET",
    path: "/files/:file_id",
    surface: "compatible",
    answer: compatibleFiles.get,
    ...compatibleFileMarks.get,
  },
  {
    name: "DeleteCompatibleFile",
    method: "DELETE",
    path: "/files/:file_id",
    surface: "compatible",
    answer: compatibleFiles.delete,
    ...compatibleFileMarks.delete,
  },
];
