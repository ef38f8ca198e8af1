import { deploymentOperations } from "./deployments/deployment-operations";
import { exportCheckpoint, exportCheckpointMarks } from "./models/export-checkpoint";
import { compatibleFileMarks, compatibleFiles } from "./files/compatible-files";
import { deleteFile, fileMarks, getFile, listFiles } from "./files/native-files";
import { uploadFiles } from "./files/upload-files";
import { generationOperations } from "./generation/generation-operations";
import { cancelJob, cancelJobMarks } from "./jobs/cancel-job";
import { createJob, createJobMarks } from "./jobs/create-job";
import { deleteJob, deleteJobMarks } from "./jobs/delete-job";
import { getJob, getJobMarks } from "./jobs/get-job";
import { jobCheckpoints, jobCheckpointsMarks } from "./jobs/job-checkpoints";
import { jobLogs, jobLogsMarks } from "./jobs/job-logs";
import { listJobs, listJobsMarks } from "./jobs/list-jobs";
import { streamLog, streamLogMarks } from "./jobs/stream-log";
import type { Operation } from "./call";

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
