import { recogniseColumns, type Recognition } from "./recognise";

/** A table with the heads of its columns in the first line. */
export interface TableHead {
  /** As `--from` takes it. */
  readonly name: "csv" | "tsv";
  readonly delimiter: "," | ";" | "\t";
  readonly columns: readonly string[];
  /** What its rows are; absent where `--columns` has to tell. */
  readonly rows?: Recognition;
}

/** Longest first line that is taken for heads, and longest head (our choice: prose with commas is no table). */
const longestHead = 2000;
const longestColumn = 60;

/**
 * The table that a text begins as; `undefined` when its first line holds no heads. A single column is a table where the table of
 * shapes knows it.
 */
export function recogniseTable(firstLine: string): TableHead | undefined {
  const line = firstLine.replace(/^\uFEFF/, "").replace(/\r$/, "");
  if (line.length > longestHead || line.startsWith("{") || line.startsWith("[")) return undefined;
  const delimiter = line.includes("\t") ? "\t" : line.includes(",") || !line.includes(";") ? "," : ";";
  const columns = splitHeads(line, delimiter);
  const rows = recogniseColumns(columns);
  const isNamed = columns.every((column) => column !== "" && column.length <= longestColumn);
  if (rows === undefined && (columns.length < 2 || !isNamed || new Set(columns).size < columns.length))
    return undefined;
  return { name: delimiter === "\t" ? "tsv" : "csv", delimiter, columns, ...(rows === undefined ? {} : { rows }) };
}

/** Heads in quotation marks may hold the delimiter; a doubled mark stands for one. */
function splitHeads(line: string, delimiter: string): string[] {
  const heads: string[] = [];
  let head = "";
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) {
      heads.push(head.trim());
      head = "";
    } else head += character;
  }
  return [...heads, head.trim()];
}

/** The list of rows that a JSON object is wrapped around, as of a member `data`: the name of its member, `undefined` where there is none. */
export function recogniseWrapper(head: string): string | undefined {
  const found = /^\uFEFF?[ \t\r\n]*\{[ \t\r\n]*"([^"\\]{1,60})"[ \t\r\n]*:[ \t\r\n]*\[/.exec(head)?.[1];
  // Rows themselves begin so: their list is one of turns.
  return found === undefined || rowLists.has(found) ? undefined : found;
}

const rowLists = new Set([
  ...["messages", "conversations", "conversation", "history", "tools", "functions"],
  ...["prompt", "completion", "response", "chosen", "rejected", "src", "tgt"],
]);
