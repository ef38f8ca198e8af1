import { checkRow, type RowShape } from "./check-row";

/** What training reads out of its files. */
export interface TrainingData {
  readonly rows: number;
  /** Of one pass over all rows. */
  readonly tokens: number;
  /** Why nothing can be trained on it. */
  readonly problem?: string;
}

/** A file as training sees it. */
export interface TrainingFile {
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

/** What an archive of media counts as: it is not opened (our choice). */
const media = { bytesPerRow: 1_000_000, minimumRows: 40, tokensPerRow: 256 };

/**
 * Reads one file as the training type wants it. Rows longer than `maxLength` tokens are dropped for supervised tuning
 * and cut otherwise (page on training data).
 */
export function readTrainingFile(file: TrainingFile, trainingType: string, maxLength: number): TrainingData {
  const shape = shapes[trainingType];
  if (shape !== undefined && !file.name.toLowerCase().endsWith(".zip")) return readLines(file, shape, maxLength);
  const rows = Math.max(media.minimumRows, Math.ceil(file.content.length / media.bytesPerRow));
  return { rows, tokens: rows * media.tokensPerRow };
}

/** All files of a job together; the first problem counts. */
export function joinTrainingData(parts: readonly TrainingData[]): TrainingData {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const tokens = parts.reduce((sum, part) => sum + part.tokens, 0);
  const problem = parts.find((part) => part.problem !== undefined)?.problem;
  return problem === undefined ? { rows, tokens } : { rows, tokens, problem };
}

function readLines(file: TrainingFile, shape: RowShape, maxLength: number): TrainingData {
  const lines = file.content
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  let rows = 0;
  let tokens = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const verdict = checkRow(line, shape);
    if ("problem" in verdict) return { rows, tokens, problem: `${file.name} line ${index + 1}: ${verdict.problem}` };
    const isTooLong = verdict.tokens > maxLength;
    if (isTooLong && shape === "chat") continue;
    rows += 1;
    tokens += Math.min(verdict.tokens, maxLength);
  }
  return rows > 0 ? { rows, tokens } : { rows, tokens, problem: `${file.name}: EMPTY_FILE: no row to train on` };
}
