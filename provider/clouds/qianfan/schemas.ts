import { z } from "zod";
import { isRecord } from "../../base/is-record";
import { identifier, optionalIdentifier } from "../http/identifier";
import { informingList, optionalNumber, optionalText, statusWord } from "../http/optional-members";

/**
 * Answers of Qianfan V2 as they arrive, read into our form: unknown members dropped, null and empty text absent.
 * Names and types: seeds [001] and [002], the pages of the actions, and the [SDK's mock] where it differs.
 */

/** A time; the zero date of an unfinished run [SDK's mock] is absent. */
export const time = optionalText.transform((text) => (text?.startsWith("0000-") ? undefined : text));

/** Numbers arrive as numbers or as text, some with a percent sign. */
export const numeric = z
  .union([z.number(), z.string().transform((text) => Number(text.replace(/%$/, "") || NaN))])
  .nullish()
  .transform((number) => (number === undefined || number === null || Number.isNaN(number) ? undefined : number));

const anyCode = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((code) => (code === "0" || !code ? undefined : code));

/** Where a page lies in its list, as it arrives. */
export const pageInfo = z.object({
  marker: optionalText,
  maxKeys: optionalNumber,
  isTruncated: z.boolean().nullish(),
  nextMarker: optionalText,
});

/** A list without paging is whole. */
export const lastPage: z.infer<typeof pageInfo> = {
  marker: undefined,
  maxKeys: undefined,
  isTruncated: false,
  nextMarker: undefined,
};

const job = z
  .object({
    jobId: identifier,
    name: optionalText,
    description: optionalText,
    model: optionalText,
    trainMode: optionalText,
    createTime: time,
    createDate: time,
  })
  .transform(({ createDate, ...wire }) => ({ ...wire, createTime: wire.createTime ?? createDate }));

/** A word that is missing is absent. */
const optionalWord = (...documented: string[]) => statusWord(documented).transform((word) => word || undefined);

const checkpoint = z.object({
  step: z.union([z.number(), numeric.pipe(z.number())]),
  perplexity: numeric,
  trainingLoss: numeric,
});

const task = z
  .object({
    taskId: identifier,
    jobId: optionalIdentifier,
    jobName: optionalText,
    jobDescription: optionalText,
    model: optionalText,
    trainMode: optionalText,
    parameterScale: optionalText,
    // Empty right after creation [Trainer], so it is no optional text.
    runStatus: statusWord(["Waiting", "Running", "Done", "Failed", "Stopped"]),
    runProgress: numeric,
    vdlLink: optionalText,
    metrics: z.record(z.string(), numeric).nullish(),
    checkpointList: informingList(checkpoint),
    createTime: time,
    createDate: time,
    finishTime: time,
    finishDate: time,
    errorMessage: optionalText,
    errorCode: anyCode,
  })
  .transform(({ createDate, finishDate, runProgress, checkpointList, ...wire }) => ({
    ...wire,
    /** Percent; only while the task runs. */
    runProgress,
    metrics: knownNumbers(wire.metrics ?? {}),
    checkpoints: checkpointList,
    createTime: wire.createTime ?? createDate,
    finishTime: wire.finishTime ?? finishDate,
  }));

function knownNumbers(metrics: Record<string, number | undefined>): Record<string, number> {
  // Not by assignment: a metric may be called `__proto__`.
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** An ID that comes bare or as a member of an object. */
function idAnswer<Name extends string>(name: Name) {
  return z
    .object({ result: z.unknown() })
    .transform(({ result }) => (isRecord(result) ? result[name] : result))
    .pipe(identifier);
}

/** The ID that CreateFineTuningJob answers. */
export const createdJobAnswer = idAnswer("jobId");
/** The ID that CreateFineTuningTask answers. */
export const createdTaskAnswer = idAnswer("taskId");
/** The ID that CreateCustomModelSet answers: a bare string [Jlw02gbpo]. */
export const createdModelSetAnswer = idAnswer("modelSetId");
/** The ID that CreateCustomModel answers. */
export const createdModelAnswer = idAnswer("modelId");

/** One page of jobs. */
export const jobPageAnswer = z
  .object({ result: z.object({ jobList: z.array(job).nullish(), pageInfo: pageInfo.nullish() }) })
  .transform(({ result }) => ({ items: result.jobList ?? [], pageInfo: result.pageInfo ?? lastPage }));

/** One page of a job's tasks. */
export const taskPageAnswer = z
  .object({ result: z.object({ taskList: z.array(task).nullish(), pageInfo: pageInfo.nullish() }) })
  .transform(({ result }) => ({ items: result.taskList ?? [], pageInfo: result.pageInfo ?? lastPage }));

/** One task. */
export const taskAnswer = z.object({ result: task }).transform(({ result }) => result);

const yesOrNo = z
  .string()
  .toLowerCase()
  .pipe(z.enum(["true", "false"]))
  .transform((word) => word === "true");

/** Whether a stop or a delete was carried out; an answer without a word is taken for yes. */
export const outcomeAnswer = z
  .looseObject({ result: z.union([z.boolean(), yesOrNo, z.object({}), z.array(z.unknown()), z.null()]).optional() })
  .transform(({ result }) => result !== false);

const modelId = z.union([z.string(), z.object({ modelId: z.string() }).transform((model) => model.modelId)]);

/** A model set; `modelIds` holds bare IDs or objects with one. */
export const modelSetAnswer = z
  .object({
    result: z.object({
      modelSetId: identifier,
      modelSetName: optionalText,
      modelType: optionalText,
      source: optionalText,
      createTime: time,
      modelIds: z.array(modelId).nullish(),
    }),
  })
  .transform(({ result }) => ({ ...result, modelIds: result.modelIds ?? [] }));

const sourceInfo = z
  .object({ trainTaskId: optionalText, taskId: optionalText })
  .nullish()
  .transform((source) => source?.trainTaskId ?? source?.taskId);

const modelWord = optionalWord("Creating", "Ready", "Fail");

/** A model version; V2 says `status`, V1 said `state`: `Creating`, `Ready` or `Fail`. */
export const modelAnswer = z
  .object({
    result: z.object({
      modelId: identifier,
      modelSetId: optionalText,
      modelName: optionalText,
      description: optionalText,
      status: modelWord,
      state: modelWord,
      sourceInfo,
      createTime: time,
    }),
  })
  .transform(({ result: { state, status, sourceInfo: trainTaskId, ...rest } }) => ({
    ...rest,
    status: status ?? state,
    /** The run that it was made from, where the cloud says so. */
    trainTaskId,
  }));

/** A container of runs: V2's *job*, V1's *task*. */
export type FineTuningJob = z.infer<typeof jobPageAnswer>["items"][number];
/** One run: V2's *task*, V1's *job*. */
export type FineTuningTask = z.infer<typeof taskAnswer>;
/** Where a page lies in its list. */
export type PageInfo = z.infer<typeof jobPageAnswer>["pageInfo"];
/** One page of jobs. */
export type FineTuningJobPage = z.infer<typeof jobPageAnswer>;
/** One page of tasks. */
export type FineTuningTaskPage = z.infer<typeof taskPageAnswer>;
/** A model set `am-…` and the IDs of its versions. */
export type CustomModelSet = z.infer<typeof modelSetAnswer>;
/** A model version `amv-…`. */
export type CustomModel = z.infer<typeof modelAnswer>;

const hyperParameter = z.object({
  key: z.string().min(1),
  /** `int`, `float`, `boolean`, `string`. */
  type: optionalText,
  /** `range`, `choice`, `mult_choice`. */
  checkType: optionalText,
  checkValue: z.array(z.unknown()).nullish(),
  default: z.unknown().optional(),
});

const scale = z.object({
  parameterScale: z.string(),
  supportHyperParameterConfig: z.array(hyperParameter).nullish(),
});

const mode = z.object({ trainMode: z.string(), supportParameterScale: z.array(scale).nullish() });

const supportModel = z.object({
  model: z.string().min(1),
  baseModel: optionalText,
  modelType: optionalText,
  supportTrainMode: z.array(mode).nullish(),
});

/** Of DescribeFineTuningSupportModels, whose result is a bare list ([Python SDK]; no page has it). */
export const supportModelsAnswer = z.object({ result: z.array(supportModel) }).transform(({ result }) => result);

/** One model that can be trained: its modes, their scales, and the hyperparameters of each. */
export type SupportModel = z.infer<typeof supportModel>;
