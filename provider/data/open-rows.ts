import { readJson } from "../base/json";
import { recogniseRow } from "../preflight/foreign/recognise";
import { recogniseTable, recogniseWrapper, type TableHead } from "../preflight/foreign/recognise-text";
import { findClosedFile } from "../preflight/foreign/ways-out";
import { DataError } from "./data-error";
import { decodeText, detectEncoding, type Encoding } from "./encoding";
import { itemDepths, readJsonItems } from "./read-json-items";
import { readJsonLines, readTextLines } from "./read-lines";
import { readTable } from "./read-table";
import { readWorkbook } from "./read-workbook";
import type { Source } from "./source";
import type { SourceRow } from "./source-row";

/** How a file is to be read, where that is not left to what it holds. */
export interface Reading {
  /** `auto`, a name of the table of shapes, or `csv`, `tsv`, `xlsx`. */
  readonly from: string;
  readonly encoding?: Encoding;
  /** Columns are named, so that heads need not be known. */
  readonly namesColumns: boolean;
  /** Plain text is asked for. */
  readonly wantsText: boolean;
}

/** An open file of rows. */
export interface OpenRows {
  /** For people: `CSV in gb18030`. */
  readonly described: string;
  /** What else is worth saying. */
  readonly notes: readonly string[];
  /** Heads of a table. */
  readonly columns?: readonly string[];
  rows(): AsyncIterable<SourceRow>;
}

/** Finds out what a file is, and reads its rows one by one where its kind allows. @throws DataError where it holds none */
export async function openRows(source: Source, reading: Reading): Promise<OpenRows> {
  if (source.head.length === 0) throw new DataError("it is empty");
  const isWorkbook = source.head.subarray(0, 4).equals(Buffer.from("PK\x03\x04")) && source.head.includes("xl/");
  if (isWorkbook) return openWorkbook(source);
  if (reading.from === "xlsx") throw new DataError("it is no .xlsx workbook");
  const closed = findClosedFile(source.head);
  if (closed !== undefined) {
    throw new DataError(`it is ${closed.title}`, closed.wayOut.replaceAll("FILE", source.name));
  }
  const encoding = reading.encoding ?? detectEncoding(source.head);
  const head = headText(source, encoding);
  if (head === "" && source.isWhole) throw new DataError("it holds no row");
  const text = () => decodeText(source.chunks(), encoding);
  const described = (what: string) => `${what} in ${encoding}`;
  const table = findTable(source.name, head, reading);
  if (table !== undefined) {
    const { name, delimiter, columns } = table;
    return { described: described(name.toUpperCase()), notes: [], columns, rows: () => readTable(text(), delimiter) };
  }
  const json = findJson(source, head, reading);
  if (json !== undefined) {
    const rows = () => (json.depth === undefined ? readJsonLines(text()) : readJsonItems(text(), json.depth));
    return { described: described(json.title), notes: [], rows };
  }
  if (reading.from === "text" || (reading.from === "auto" && reading.wantsText && /\.(txt|md)$/i.test(source.name))) {
    return { described: described("text, each line a row"), notes: [], rows: () => readTextLines(text()) };
  }
  throw new DataError(
    `it is neither JSON nor a table with known heads: it begins with ${JSON.stringify(head.slice(0, 40))}`,
    "Name the columns of a table with --columns prompt=…,response=…, or say with --from what it is; lines of plain text are read with --from text --to text.",
  );
}

async function openWorkbook(source: Source): Promise<OpenRows> {
  const { sheet, otherSheets, heads, rows } = await readWorkbook(source);
  return {
    described: `a workbook, its sheet ${sheet}`,
    notes: otherSheets.length === 0 ? [] : [`sheets that are not read: ${otherSheets.join(", ")}`],
    columns: heads,
    rows,
  };
}

/** The beginning of the text; its last character may be cut. */
function headText({ head, isWhole }: Source, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(head, { stream: !isWhole });
  return text.trimStart();
}

function findTable(name: string, head: string, { from, namesColumns }: Reading): TableHead | undefined {
  const isAsked = from === "csv" || from === "tsv";
  if (!isAsked && (head.startsWith("{") || head.startsWith("["))) return undefined;
  const firstLine = head.split("\n", 1)[0] ?? "";
  const found = recogniseTable(firstLine);
  const isTable = isAsked || namesColumns || found?.rows !== undefined || /\.(csv|tsv)$/i.test(name);
  if (!isTable) return undefined;
  if (found === undefined)
    throw new DataError(`its first line is no line of heads: ${JSON.stringify(firstLine.slice(0, 60))}`);
  return found;
}

/** Rows of JSON: how deep they stand, or on lines of their own. */
function findJson(source: Source, head: string, { from }: Reading): { title: string; depth?: number } | undefined {
  const lines = head.split("\n").map((line) => line.trim());
  const filled = lines.filter((line) => line !== "");
  const [first = "", second] = filled;
  const row = parse(first.replace(/,$/, ""));
  const jsonLines = { title: "JSON Lines" };
  if (first.startsWith("{")) {
    const isAlone = row === undefined || second === undefined;
    if (isAlone && recogniseWrapper(head) !== undefined)
      return { title: "a list inside of an object", depth: itemDepths.wrapped };
    const isRowALine = row !== undefined || first.endsWith("}") || second?.startsWith("{") === true;
    return isRowALine ? jsonLines : { title: "JSON over several lines", depth: itemDepths.spread };
  }
  if (first.startsWith("[")) {
    const isAlone = second === undefined && source.isWhole;
    const isList = row === undefined ? !first.endsWith("]") : isAlone && !isRowOfTurns(source.name, row, from);
    return isList ? { title: "a JSON list", depth: itemDepths.list } : jsonLines;
  }
  return typeof row === "string" ? jsonLines : undefined;
}

/** The only line of a file may be one row of turns, or a list of rows: its name tells. */
function isRowOfTurns(name: string, row: unknown, from: string): boolean {
  return recogniseRow(row) !== undefined && (from === "turns" || (from === "auto" && name.endsWith(".jsonl")));
}

function parse(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
