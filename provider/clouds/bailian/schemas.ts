import { z } from "zod";
import { isRecord } from "../../base/is-record";
import { identifier } from "../http/identifier";
import {
  informingList,
  optionalNumber,
  optionalObject,
  optionalText,
  statusWord,
  textList,
} from "../http/optional-members";
import { dataName } from "./data-name";

/**
 * Answers of Bailian as they arrive, read into our form: camelCase names, unknown members dropped, null and empty
 * text absent. Names and types: seed [000], and for what it does not have
 * [get-fine-tuning-job-api], [list-fine-tuning-job-api] and [list-checkpoints-api].
 */
const dataset = z.object({
  data_source_type: optionalText,
  file_id: optionalText,
  mount_storage: z.object({ bucket: z.string(), file_path: z.string() }).nullish().catch(undefined),
});

const datasets = informingList(dataset).transform((list) =>
  list.flatMap(({ file_id: fileId, mount_storage: mount }) =>
    dataName(fileId, mount && { bucket: mount.bucket, filePath: mount.file_path }),
  ),
);

/** Words for the status of a job (seed [000]); its prose has `SUCCEED` as well. */
export const jobStatuses = ["PENDING", "QUEUING", "RUNNING", "CANCELING", "SUCCEEDED", "FAILED", "CANCELED"] as const;
const jobStatus = statusWord([...jobStatuses, "SUCCEED"]);

/** Words for the status of a checkpoint [list-checkpoints-api]. */
const checkpointStatus = statusWord(["PENDING", "PROCESSING", "SUCCEEDED", "FAILED", "UNSUPPORTED"]);

/** An error as a job tells it: code and message, or both in an object. */
const jobError = z.object({ code: optionalText, message: optionalText }).nullish();

const job = z
  .object({
    job_id: identifier,
    job_name: optionalText,
    // The table of seed [000] spells it so, its samples and all clients `job_name`.
    jobs_name: optionalText,
    status: jobStatus,
    finetuned_output: optionalText,
    model: optionalText,
    base_model: optionalText,
    model_name: optionalText,
    training_type: optionalText,
    training_file_ids: textList,
    validation_file_ids: textList,
    training_datasets: datasets,
    validation_datasets: datasets,
    hyper_parameters: optionalObject,
    create_time: optionalText,
    end_time: optionalText,
    workspace_id: optionalText,
    user_identity: optionalText,
    creator: optionalText,
    modifier: optionalText,
    group: optionalText,
    charge_type: optionalText,
    usage: optionalNumber,
    output_cnt: optionalNumber,
    max_output_cnt: optionalNumber,
    code: optionalText,
    message: optionalText,
    error: jobError,
  })
  .transform((wire) => ({
    jobId: wire.job_id,
    jobName: wire.job_name ?? wire.jobs_name,
    /** The cloud's own word; `SUCCEED`, as the prose of seed [000] has it, is read as `SUCCEEDED`. */
    status: wire.status === "SUCCEED" ? "SUCCEEDED" : wire.status,
    finetunedOutput: wire.finetuned_output,
    model: wire.model,
    baseModel: wire.base_model,
    modelName: wire.model_name,
    trainingType: wire.training_type,
    // Newer answers leave the ID lists empty and fill the datasets [create-fine-tuning-job-api].
    trainingData: wire.training_file_ids.length > 0 ? wire.training_file_ids : wire.training_datasets,
    validationData: wire.validation_file_ids.length > 0 ? wire.validation_file_ids : wire.validation_datasets,
    hyperParameters: wire.hyper_parameters,
    /** `YYYY-MM-DD HH:MM:SS` in China time. */
    createTime: wire.create_time,
    endTime: wire.end_time,
    workspaceId: wire.workspace_id,
    userIdentity: wire.user_identity,
    creator: wire.creator,
    modifier: wire.modifier,
    group: wire.group,
    chargeType: wire.charge_type,
    usage: wire.usage,
    outputCount: wire.output_cnt,
    maxOutputCount: wire.max_output_cnt,
    errorCode: wire.code ?? wire.error?.code,
    errorMessage: wire.message ?? wire.error?.message,
  }));

const checkpoint = z
  .object({
    checkpoint: z.string(),
    step: optionalNumber,
    status: checkpointStatus,
    model_name: optionalText,
    model_display_name: optionalText,
    create_time: optionalText,
    expire_time: optionalText,
  })
  .transform((wire) => ({
    /** `checkpoint-<step>`. */
    name: wire.checkpoint,
    step: wire.step ?? trailingNumber(wire.checkpoint),
    status: wire.status || undefined,
    modelName: wire.model_name,
    modelDisplayName: wire.model_display_name,
    createTime: wire.create_time,
    expireTime: wire.expire_time,
  }));

/** Older answers have the step in the name only. */
function trailingNumber(name: string): number | undefined {
  const digits = /(?<!\d)\d+$/.exec(name)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** A fine-tune job (`output` of create and get). */
export const fineTuneAnswer = z.object({ output: job }).transform(({ output }) => output);

/** One page of the list of fine-tune jobs. */
export const fineTunePageAnswer = z
  .object({
    output: z.object({
      jobs: z.array(job).nullish(),
      page_no: optionalNumber,
      page_size: optionalNumber,
      total: optionalNumber,
    }),
  })
  .transform(({ output }) => ({
    jobs: output.jobs ?? [],
    pageNo: output.page_no,
    pageSize: output.page_size,
    total: output.total,
  }));

/** A line of a log, which may be an object. */
const logLine = z.union([z.string(), z.unknown().transform((line) => JSON.stringify(line) ?? "")]);
const logLines = informingList(logLine);

/** A slice of the training log. */
export const logsAnswer = z
  .object({ output: z.object({ total: optionalNumber, logs: logLines }) })
  .transform(({ output }) => ({ total: output.total, lines: output.logs }));

/** Checkpoints; `output` is a bare list, or an object that holds one. */
export const checkpointsAnswer = z
  .object({ output: z.preprocess(listWithin, z.array(checkpoint).nullish()) })
  .transform(({ output }) => output ?? []);

function listWithin(output: unknown): unknown {
  if (typeof output !== "object" || output === null || Array.isArray(output)) return output;
  return Object.values(output).find(Array.isArray) ?? output;
}

/**
 * Whether an export was accepted; `output` is a bare boolean, or an object that names the model. What cannot be read is no
 * yes: the list of checkpoints tells.
 */
export const exportAnswer = z.unknown().transform((body) => isRecord(body) && body["output"] !== false);

/** A fine-tune job as Bailian tells of it. */
export type FineTune = z.infer<typeof fineTuneAnswer>;
/** One page of fine-tune jobs; `total` counts all pages. */
export type FineTunePage = z.infer<typeof fineTunePageAnswer>;
/** A checkpoint of a job. */
export type BailianCheckpoint = z.infer<typeof checkpointsAnswer>[number];
