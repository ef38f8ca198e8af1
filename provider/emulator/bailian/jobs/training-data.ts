import { own } from "../../../base/own";
import type { FileRecord, FileStore } from "../files/file-store";
import { refuse } from "../refusals";
import { batchSizeOf, hyperNumber } from "./hyper-parameters";
import type { DeclaredJob } from "./job-store";
import { kindOf, takesBoth } from "../models/base-models";
import { type Archive, openArchive } from "./archive";
import { checkRow, type RowShape } from "./training-row";

/** What training reads out of its files. */
export interface TrainingData {
  readonly rows: number;
  /** Of one pass over all rows. */
  readonly tokens: number;
  /** Why nothing can be trained on it. */
  readonly problem?: string;
}

/** What decides how a file is read. */
export interface Training {
  /** The base model. */
  readonly model: string;
  readonly trainingType: string;
  readonly maxLength: number;
}

/** A file as training sees it. */
interface TrainingFile {
  readonly name: string;
  readonly content: Buffer;
}

const shapes: Readonly<Record<string, RowShape>> = {
  sft: "chat",
  efficient_sft: "chat",
  dpo_full: "preference",
  dpo_lora: "preference",
  cpt: "text",
};

/** What a picture, video or recording that a row names counts for (our choice: the clouds' formulas need their sizes and lengths). */
const tokensPerMedium = 256;

/**
 * Reads one file as the training type wants it. Rows longer than `maxLength` tokens are dropped for supervised tuning
 * and cut otherwise (page on training data).
 */
function readTrainingFile(file: TrainingFile, { model, trainingType, maxLength }: Training): TrainingData {
  const kind = kindOf(model);
  const shape = own(shapes, trainingType) ?? "chat";
  const isArchive = file.content.subarray(0, 2).toString("latin1") === "PK";
  if (!isArchive && kind !== undefined && kind !== "text" && !takesBoth(model)) {
    return refused(file, `NOT_AN_ARCHIVE: ${model} trains on a zip archive with its media`);
  }
  if (!isArchive) return readLines(file, shape, maxLength);
  if (kind === "text" && !takesBoth(model))
    return refused(file, `ARCHIVE: ${model} trains on text, and takes no archive`);
  const archive = openArchive(file.content);
  if ("problem" in archive) return refused(file, archive.problem);
  const rows = { name: `${file.name} data.jsonl`, content: archive.rows };
  return readLines(rows, kind === "image" || kind === "video" || kind === "voice" ? kind : "chat", maxLength, archive);
}

function refused({ name }: TrainingFile, problem: string): TrainingData {
  return { rows: 0, tokens: 0, problem: `${name}: ${problem}` };
}

/** All files of a job together; the first problem counts. */
function joinTrainingData(parts: readonly TrainingData[]): TrainingData {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const tokens = parts.reduce((sum, part) => sum + part.tokens, 0);
  const problem = parts.find((part) => part.problem !== undefined)?.problem;
  return problem === undefined ? { rows, tokens } : { rows, tokens, problem };
}

function readLines(file: TrainingFile, shape: RowShape, maxLength: number, archive?: Archive): TrainingData {
  const lines = file.content
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  let rows = 0;
  let tokens = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    let verdict = checkRow(line, shape);
    if ("problem" in verdict) return { rows, tokens, problem: `${file.name} line ${index + 1}: ${verdict.problem}` };
    const { files = [] } = verdict;
    const absent = archive && files.find((name) => !archive.holds(name));
    if (absent !== undefined) {
      return {
        rows,
        tokens,
        problem: `${file.name} line ${index + 1}: MISSING_MEDIA: ${absent} is not in the archive`,
      };
    }
    verdict = { tokens: verdict.tokens + (archive === undefined ? 0 : files.length * tokensPerMedium) };
    const isTooLong = archive === undefined && verdict.tokens > maxLength;
    if (isTooLong && shape === "chat") continue;
    rows += 1;
    tokens += archive === undefined ? Math.min(verdict.tokens, maxLength) : verdict.tokens;
  }
  return rows > 0 ? { rows, tokens } : { rows, tokens, problem: `${file.name}: EMPTY_FILE: no row to train on` };
}

/** Readings that are remembered: a stack of many jobs trains on few files (our choice). */
const rememberedReadings = 64;

/** Reads a stored file as a training type wants it; undefined when its content is gone. Inside a transaction. */
export type TrainingDataReader = (file: FileRecord, training: Training) => TrainingData | undefined;

/** A reader that looks into equal content once only. */
export function createTrainingDataReader(files: FileStore): TrainingDataReader {
  const readings = new Map<string, TrainingData>();
  return (file, training) => {
    const key = JSON.stringify([file.md5, file.name, training]);
    const known = readings.get(key);
    if (known !== undefined) return known;
    const content = files.content(file.file_id);
    if (content === undefined) return undefined;
    const reading = readTrainingFile({ name: file.name, content }, training);
    const [oldest] = readings.keys();
    if (readings.size >= rememberedReadings && oldest !== undefined) readings.delete(oldest);
    readings.set(key, reading);
    return reading;
  };
}

/** Hyperparameters that decide how data is divided and passed over. */
interface SplitRule {
  readonly hasValidationSet: boolean;
  /** Share that is trained on, between 0 and 1. */
  readonly split: number;
  readonly maxValidationRows: number;
  readonly batchSize: number;
}

/**
 * Takes the validation rows away where the request names no validation set. What is left must exceed the batch size:
 * else the job fails after the data was processed (the preflight of [bailian-cli]).
 */
function splitData(data: TrainingData, rule: SplitRule): TrainingData {
  if (data.problem !== undefined) return data;
  const share = rule.split > 0 && rule.split < 1 ? rule.split : 0.9;
  const wanted = rule.hasValidationSet ? 0 : data.rows - Math.ceil(data.rows * share - 1e-9);
  const rows = data.rows - Math.min(wanted, rule.maxValidationRows);
  const tokens = Math.max(1, Math.round((data.tokens * rows) / Math.max(1, data.rows)));
  if (rows > rule.batchSize) return { rows, tokens };
  const problem = `INSUFFICIENT_SAMPLES: ${rows} rows are left to train on, more than batch_size (${rule.batchSize}) are needed`;
  return { rows, tokens, problem };
}

/** Stand-in for data that is mounted from object storage, which is not simulated: 200 short rows (our choice). */
const mountedData = { rows: 200, tokens: 12_000 };

/** What a job will train on. A file that does not exist is refused. Inside a transaction. */
export function dataOfJob(
  { files, readTrainingData }: { readonly files: FileStore; readonly readTrainingData: TrainingDataReader },
  declared: DeclaredJob,
  { model, trainingType }: Omit<Training, "maxLength">,
): TrainingData {
  const { hyper_parameters: hyper, training_file_ids: trainingIds, validation_file_ids: validationIds } = declared;
  const maxLength = hyperNumber(hyper, "max_length", 8192);
  const readings = trainingIds.map((fileId) => {
    const file = files.get(fileId);
    const reading = file === undefined ? undefined : readTrainingData(file, { model, trainingType, maxLength });
    if (reading === undefined) throw refuse("unknownTrainingFile");
    return reading;
  });
  if (!validationIds.every((fileId) => files.get(fileId) !== undefined)) throw refuse("unknownTrainingFile");
  const data = readings.length === 0 ? mountedData : joinTrainingData(readings);
  return splitData(data, {
    hasValidationSet: declared.validation_datasets.length > 0,
    split: hyperNumber(hyper, "split", 0.9),
    maxValidationRows: hyperNumber(hyper, "max_split_val_dataset_sample", 1000),
    // Voice has batches of another name, and the sets of the others are small.
    batchSize: ["image", "video", "voice"].includes(kindOf(model) ?? "")
      ? hyperNumber(hyper, "batch_size", 1)
      : batchSizeOf(hyper),
  });
}
