import { z } from "zod";
import type { JobRow } from "../../jobs/job-store";
import type { TrainingSettings } from "../../jobs/training-settings";
import type { QianfanCall } from "../../call";
import { refuse } from "../v1-errors";
import type { V1Id } from "../v1-forms";
import { requireContainer } from "./create-task";
import { requireRun } from "./job-detail";
import { otherTrainType, trainTypes, type PeftType, type TrainTypeRow, scaleOfPeft } from "./train-types";

/** What is trained and how, for a normal run from the request, for an incremental one from its base. */
export interface TrainingMethod {
  /** V2's word for V1's `trainType`. */
  readonly model: string;
  readonly trainType: TrainTypeRow;
  readonly peftType: PeftType;
  readonly base: { readonly taskId: string; readonly step: number | null } | undefined;
}

/** What a request says of the method. */
type AskedMethod =
  | { readonly jobRunType: 0; readonly baseTrainType: string; readonly trainType: string; readonly peftType: PeftType }
  | { readonly jobRunType: 1; readonly increConfig: { readonly taskId: V1Id; readonly jobId: V1Id } };

/**
 * @throws Refusal 500001 for a train type or peft type that seed [003] does not list; 510202, 510301 and 510404 for a
 * base that does not exist or cannot be gone on from; 510401 where the container trains another model already
 */
export function trainingMethod(call: QianfanCall, container: JobRow, request: AskedMethod): TrainingMethod {
  const method = request.jobRunType === 1 ? goOn(call, request.increConfig) : startAnew(request);
  if (container.model !== "" && container.model !== method.model) {
    throw refuse(method.base === undefined ? "trainConfigError" : "jobNotSupportIncreTrain");
  }
  return method;
}

function startAnew(request: Extract<AskedMethod, { jobRunType: 0 }>): TrainingMethod {
  const { baseTrainType, trainType: model, peftType } = request;
  const trainType = trainTypes.find((row) => row.trainType === model && row.baseTrainType === baseTrainType);
  if (!trainType?.peftTypes.includes(peftType)) throw refuse("paramInvalid");
  return { model, trainType, peftType, base: undefined };
}

function goOn(call: QianfanCall, { taskId, jobId }: { taskId: V1Id; jobId: V1Id }) {
  const { row, view } = requireRun(call, requireContainer(call, taskId), jobId);
  // Only a full-parameter run that has ended well can be gone on from [Sly6wyvne].
  if (view.status !== "succeeded" || row.parameter_scale !== "FullFineTuning") {
    throw refuse("jobNotSupportIncreTrain");
  }
  const trainType = trainTypes.find((known) => known.trainType === row.model) ?? otherTrainType;
  const step = view.checkpoints[view.checkpoints.length - 1]?.step ?? null;
  return { model: row.model, trainType, peftType: "ALL", base: { taskId: row.id, step } } as const;
}

/** `trainConfig` of createJob: its types. Its values are judged by the table of the train type. */
export const trainConfigSchema = z.object({
  epoch: z.number(),
  learningRate: z.number(),
  batchSize: z.number().optional(),
  maxSeqLen: z.number().optional(),
});

type TrainConfig = z.infer<typeof trainConfigSchema>;
type Range = readonly [lowest: number, highest: number];

/** Seed [003]. */
const allowedEpochs: Range = [1, 50];
const sequenceLengths = [4096, 8192];
/** No V1 page names a default: V2's of ERNIE-Lite-8K-0308 (our choice). */
const defaultBatchSize = 16;

/**
 * Judges `trainConfig` and gives what the training engine needs to know of it.
 *
 * @throws Refusal 510401
 */
export function checkTrainConfig(config: TrainConfig, trainType: TrainTypeRow, peftType: PeftType): TrainingSettings {
  const { epoch, learningRate, batchSize, maxSeqLen } = config;
  const isGood =
    Number.isInteger(epoch) &&
    isWithin(epoch, allowedEpochs) &&
    isWithin(learningRate, trainType.learningRate[peftType]) &&
    isBatchSize(batchSize, trainType.batchSize) &&
    (maxSeqLen === undefined ? !trainType.needsMaxSeqLen : sequenceLengths.includes(maxSeqLen));
  if (!isGood) throw refuse("trainConfigError");
  return {
    parameterScale: scaleOfPeft[peftType],
    epochs: epoch,
    batchSize: trainType.batchSize === undefined ? defaultBatchSize : (batchSize ?? defaultBatchSize),
    // V1 knows no checkpoints: a run has its result only (our choice).
    maxCheckpoints: 1,
    maxLength: maxSeqLen,
  };
}

function isWithin(value: number, [lowest, highest]: Range): boolean {
  return value >= lowest && value <= highest;
}

function isBatchSize(batchSize: number | undefined, range: Range | undefined): boolean {
  if (batchSize === undefined || range === undefined) return true;
  return Number.isInteger(batchSize) && isWithin(batchSize, range);
}
