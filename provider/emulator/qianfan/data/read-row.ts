import type { TrainingPair } from "../datasets/training-pair-store";
import { rowShapes } from "./row-shapes";

/** A row that can be trained on, or why it cannot, with V1's code of the reason. */
export type RowReading =
  | { readonly texts: readonly string[]; readonly pairs: readonly TrainingPair[] }
  | { readonly problem: string; readonly code: number };

/** Codes of V1's importErrorDetail (hlonqulbq). */
const codes = { format: 3, content: 9, empty: 13, character: 6 } as const;

/** A file of text whose lines are rows. */
export const plainTextFormat = "(plain text)";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads one line of a file of a format. */
export function readRow(line: Buffer | undefined, format: string, isFirst: boolean): RowReading {
  if (line === undefined) return { problem: "the line is longer than 32 MB", code: 1 };
  let text: string;
  try {
    text = utf8.decode(line);
  } catch {
    return { problem: "the line is not UTF-8", code: codes.character };
  }
  const trimmed = (isFirst ? text.replace(/^\uFEFF/, "") : text).trim();
  if (trimmed === "") return { problem: "the line is empty", code: codes.empty };
  if (format === plainTextFormat) return { texts: [trimmed], pairs: [] };
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    return { problem: "the line is not JSON", code: codes.format };
  }
  const shape = rowShapes[format];
  // No rows of images are read.
  if (shape === undefined) return { texts: [trimmed], pairs: [] };
  const reading = shape(value);
  return typeof reading === "string" ? { problem: reading, code: codes.content } : reading;
}
