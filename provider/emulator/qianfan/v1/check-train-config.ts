import { z } from "zod";
import type { TrainingSettings } from "../jobs/training-settings";
import { scaleOfPeft } from "./tables/peft-scales";
import type { PeftType, TrainTypeRow } from "./tables/train-types";
import { V1Refusal } from "./v1-refusal";

/** `trainConfig` of createJob: its types. Its values are judged by the table of the train type. */
export const trainConfigSchema = z.object({
  epoch: z.number(),
  learningRate: z.number(),
  batchSize: z.number().optional(),
  maxSeqLen: z.number().optional(),
});

type TrainConfig = z.infer<typeof trainConfigSchema>;
type Range = readonly [lowest: number, highest: number];

/** Seed 003. */
const EPOCHS: Range = [1, 50];
const SEQUENCE_LENGTHS = [4096, 8192];
/** No V1 page names a default: V2's of ERNIE-Lite-8K-0308 (our choice). */
const DEFAULT_BATCH_SIZE = 16;

/**
 * Judges `trainConfig` and gives what the training engine needs to know of it.
 *
 * @throws V1Refusal 510401
 */
export function checkTrainConfig(config: TrainConfig, trainType: TrainTypeRow, peftType: PeftType): TrainingSettings {
  const { epoch, learningRate, batchSize, maxSeqLen } = config;
  const isGood =
    Number.isInteger(epoch) &&
    isWithin(epoch, EPOCHS) &&
    isWithin(learningRate, trainType.learningRate[peftType]) &&
    isBatchSize(batchSize, trainType.batchSize) &&
    (maxSeqLen === undefined ? !trainType.needsMaxSeqLen : SEQUENCE_LENGTHS.includes(maxSeqLen));
  if (!isGood) throw new V1Refusal("trainConfigError");
  return {
    parameterScale: scaleOfPeft[peftType],
    epochs: epoch,
    batchSize: trainType.batchSize === undefined ? DEFAULT_BATCH_SIZE : (batchSize ?? DEFAULT_BATCH_SIZE),
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
