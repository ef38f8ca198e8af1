import { clouds } from "../../../provider/clouds";
import type { DatasetFormat } from "../../../provider/contract/dataset-cloud";
import { convertRows, createReport, type ConversionReport } from "../../../provider/data/convert";
import { openRows, type OpenRows } from "../../../provider/data/open-rows";
import type { Source } from "../../../provider/data/source";
import type { Fields } from "../../../provider/preflight/foreign/foreign-shapes";
import { formatsOf } from "../../../provider/preflight/shapes/shapes";

/** How a text is to be converted. */
export interface Wanted {
  readonly to: DatasetFormat;
  readonly name?: string;
  readonly from?: string;
  readonly cloud?: string;
  readonly columns?: Fields;
  readonly system?: string;
}

/** Rows as they were written, parsed, and what was told. */
export interface Converted {
  readonly opened: OpenRows;
  readonly text: string;
  readonly rows: readonly unknown[];
  readonly report: ConversionReport;
}

/** A file that is only in memory, read in pieces of so many bytes, none of which need to end where a character does. */
export function sourceOf(content: string | Buffer, name = "train.jsonl", piece = 7): Source {
  const bytes = Buffer.from(content);
  return {
    name,
    bytes: bytes.length,
    head: bytes,
    isWhole: true,
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

/** Converts a file that is only in memory. */
export async function convertText(content: string | Buffer, wanted: Wanted): Promise<Converted> {
  const { to, name, from = "auto", cloud, columns, system } = wanted;
  const reading = { from, namesColumns: columns !== undefined, wantsText: to === "text" };
  const opened = await openRows(sourceOf(content, name), reading);
  const formats = formatsOf(cloud === undefined ? clouds.all : [clouds.get(cloud)]).filter(
    ({ format }) => format === to,
  );
  const report = createReport();
  const conversion = { from, formats, ...(columns && { columns }), ...(system === undefined ? {} : { system }) };
  const lines: string[] = [];
  for await (const row of convertRows(opened.rows(), conversion, report)) lines.push(row);
  return { opened, text: lines.join("\n"), rows: lines.map((line) => JSON.parse(line) as unknown), report };
}
