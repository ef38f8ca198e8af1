import { readJson } from "../base/json";
import { DataError } from "./data-error";
import type { SourceRow } from "./source-row";

/** Longest row in characters: a text cannot be much longer, and no model takes a row of that length. */
export const longestRow = 64 * 1024 * 1024;

/** Lines over which one row may be spread among rows that are not. */
const mostSpreadLines = 2000;

/** Rows of JSON, one a line; a row that somebody has spread over several lines is put together. */
export async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  let spread: { readonly line: number; readonly pieces: string[] } | undefined;
  for await (const { line, text: piece } of linesOf(text)) {
    if (piece.trim() === "" || piece === "\u001a") continue;
    // What is inside of a spread row is indented.
    if (spread !== undefined && (/^[{[]/.test(piece) || spread.pieces.length === mostSpreadLines)) {
      yield { line: spread.line, fault: "it is no JSON" };
      spread = undefined;
    }
    if (spread === undefined) {
      const row = parseRow(piece);
      if (row.fault !== undefined && /^\s*[{[]/.test(piece) && /[{[,]\s*$/.test(piece))
        spread = { line, pieces: [piece] };
      else yield { line, ...row };
      continue;
    }
    spread.pieces.push(piece);
    if (!/^[}\]]/.test(piece)) continue;
    yield { line: spread.line, ...parseRow(spread.pieces.join("\n")) };
    spread = undefined;
  }
  if (spread !== undefined) yield { line: spread.line, fault: "it is no JSON" };
}

/** Every line that holds something as a text of its own. */
export async function* readTextLines(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  for await (const { line, text: row } of linesOf(text)) {
    if (row.trim() !== "") yield { line, value: row };
  }
}

/** A row of JSON, and why it is none. What programs leave around rows is no part of them: a mark of the byte order, a comma, Ctrl-Z. */
export function parseRow(text: string): Omit<SourceRow, "line"> {
  for (const row of [text, text.trim().replace(/,$/, "")]) {
    try {
      return { value: readJson(row) };
    } catch {
      // Perhaps without what is around it.
    }
  }
  return { fault: "it is no JSON" };
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<{ line: number; text: string }> {
  let line = 0;
  let rest: string[] = [];
  let restLength = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let feed = chunk.indexOf("\n"); feed >= 0; feed = chunk.indexOf("\n", start)) {
      line += 1;
      const text = rest.length === 0 ? chunk.slice(start, feed) : rest.join("") + chunk.slice(start, feed);
      yield { line, text: text.endsWith("\r") ? text.slice(0, -1) : text };
      rest = [];
      restLength = 0;
      start = feed + 1;
    }
    if (start < chunk.length) {
      rest.push(chunk.slice(start));
      restLength += chunk.length - start;
    }
    if (restLength > longestRow) throw new DataError(`line ${line + 1} is longer than 64 million characters`);
  }
  if (restLength > 0) yield { line: line + 1, text: rest.join("") };
}
