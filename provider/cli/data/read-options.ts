import { nearestName } from "../../base/nearest-name";
import { listWords } from "../../base/list-words";
import { DataError } from "../../data/data-error";
import type { Encoding } from "../../data/encoding";
import { openRows, type OpenRows } from "../../data/open-rows";
import { openSource } from "../../data/source";
import { fieldNames, type Fields } from "../../preflight/foreign/foreign-shapes";
import { note } from "../print";

/** What `stats` and `convert` take about how a file is read. */
export interface ReadOptions {
  readonly from: string;
  readonly columns?: string;
  readonly encoding?: Encoding;
}

/** An open file, and which of its columns is what. */
export interface OpenData extends OpenRows {
  readonly fields?: Fields;
}

/** Opens a file as the options say, and tells what it is taken for. @throws DataError */
export async function openData(file: string, options: ReadOptions, wantsText: boolean): Promise<OpenData> {
  const { from, encoding } = options;
  const fields = options.columns === undefined ? undefined : readColumns(options.columns);
  const name = file === "-" ? "standard input" : file;
  const reading = { from, wantsText, namesColumns: fields !== undefined, ...(encoding && { encoding }) };
  try {
    const opened = await openRows(await openSource(file, process.stdin), reading);
    if (opened.columns !== undefined) checkColumns(Object.values(fields ?? {}), opened.columns);
    note(`${name}: ${[opened.described, ...opened.notes].join("; ")}`);
    return { ...opened, ...(fields && { fields }) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(`${name}: ${error.message}`, error.nextStep);
  }
}

function readColumns(text: string): Fields {
  const pairs = text.split(",").map((pair) => {
    const at = pair.indexOf("=");
    const field = fieldNames.find((name) => name === pair.slice(0, at).trim());
    const column = pair.slice(at + 1).trim();
    if (field !== undefined && at > 0 && column !== "") return [field, column] as const;
    throw new DataError(
      `--columns does not take ${pair}`,
      `Write FIELD=COLUMN, several with commas between them; fields are ${listWords(fieldNames, "and")}.`,
    );
  });
  return Object.fromEntries(pairs);
}

function checkColumns(asked: readonly string[], columns: readonly string[]): void {
  const missing = asked.find((column) => !columns.includes(column));
  if (missing === undefined) return;
  const near = nearestName(missing, columns);
  throw new DataError(
    `there is no column ${missing}${near === undefined ? "" : `; did you mean ${near}?`}`,
    `Its columns are ${listWords(columns, "and")}.`,
  );
}
