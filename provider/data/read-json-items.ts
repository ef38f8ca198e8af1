import { DataError } from "./data-error";
import { longestRow, parseRow } from "./read-lines";
import type { SourceRow } from "./source-row";

/** How deep the rows stand: one after the other, in a list, or in a list that a member of an object holds. */
export const itemDepths = { spread: 0, list: 1, wrapped: 2 } as const;

/** What decides where a value ends, outside of texts and inside of one. */
const outside = /["{}[\],\n]/g;
const inside = /["\\\n]/g;

/**
 * Rows of JSON that need not stand on lines of their own, one at a time, whatever the size of the file. What stands behind the
 * list is not read.
 */
export async function* readJsonItems(chunks: AsyncIterable<string>, base: number): AsyncGenerator<SourceRow> {
  const row = createRow();
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let line = 1;
  for await (const chunk of chunks) {
    let at = 0;
    while (at < chunk.length) {
      const stops = isText ? inside : outside;
      stops.lastIndex = at;
      const stop: number = isEscaped ? at : (stops.exec(chunk)?.index ?? chunk.length);
      if (depth >= base) row.add(chunk.slice(at, stop), line);
      const mark: string = chunk[stop] ?? "";
      at = stop + 1;
      if (mark === "\n") line += 1;
      if (isText || mark === '"') {
        if (depth >= base) row.add(mark, line);
        isText = isEscaped || mark !== '"' || !isText;
        isEscaped = !isEscaped && mark === "\\";
      } else if (mark === "{" || mark === "[") {
        if (depth >= base) row.add(mark, line);
        depth += 1;
      } else if (mark === "}" || mark === "]") {
        depth -= 1;
        if (depth >= base) row.add(mark, line);
        if (depth <= base && (depth < base || base === 0)) yield* row.take();
        if (depth < base) return;
      } else if (mark === "," && depth === base) yield* row.take();
      else if (depth >= base) row.add(mark, line);
    }
  }
  if (base > 0) yield { line, fault: "the file ends before its list does" };
  else yield* row.take();
}

/** The pieces of one row, from its first character that is no blank. */
function createRow() {
  let pieces: string[] = [];
  let length = 0;
  let line = 1;
  return {
    add: (piece: string, at: number): void => {
      const text = pieces.length === 0 ? piece.trimStart() : piece;
      if (text === "") return;
      if (pieces.length === 0) line = at;
      pieces.push(text);
      length += text.length;
      if (length > longestRow) throw new DataError(`the row on line ${line} is longer than 64 million characters`);
    },
    take: (): SourceRow[] => {
      const text = pieces.join("");
      pieces = [];
      length = 0;
      return text === "" ? [] : [{ line, ...parseRow(text) }];
    },
  };
}
