import { Readable, pipeline } from "node:stream";
import { parse } from "csv-parse";
import { errorText } from "../base/error-text";
import { DataError } from "./data-error";
import { longestRow } from "./read-lines";
import type { SourceRow } from "./source-row";

/** What `csv-parse` gives with `info`. */
interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Rows of a table with heads in its first line, cells by head; cells may hold line breaks in quotation marks. */
export async function* readTable(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<SourceRow> {
  const parser = parse({ delimiter, info: true, relaxColumnCount: true, relaxQuotes: true, maxRecordSize: longestRow });
  // What fails in the source reaches the parser, which the loop below reads.
  pipeline(Readable.from(text), parser, () => undefined);
  let heads: readonly string[] | undefined;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      const begin = line;
      line = info.lines + 1;
      if (record.every((cell) => cell.trim() === "")) continue;
      if (heads === undefined) heads = checkHeads(record.map((head) => head.trim()));
      else yield { line: begin, ...readCells(heads, record) };
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`the table cannot be read on: ${errorText(error)}`, "Save it anew as CSV UTF-8, or as .xlsx.");
  }
}

/** One row by its heads; an empty cell is a member that is not there. */
export function readCells(heads: readonly string[], cells: readonly string[]): Omit<SourceRow, "line"> {
  if (cells.slice(heads.length).some((cell) => cell !== "")) {
    return {
      fault: `it has ${cells.length} cells under ${heads.length} heads: is a comma in a cell without quotation marks?`,
    };
  }
  // By cells, not by heads: a row takes no longer than itself, however many columns its table has.
  const members = cells.flatMap((cell, index): [string, string][] => {
    const head = heads[index] ?? "";
    return cell === "" || head === "" ? [] : [[head, cell]];
  });
  return { value: Object.fromEntries(members) };
}

/** @throws DataError when two columns have one head */
export function checkHeads(heads: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = heads.find((head) => head !== "" && seen.size === seen.add(head).size);
  if (twice !== undefined)
    throw new DataError(`two columns have the head ${twice}`, "Give each column a head of its own.");
  return heads;
}
