import { Readable } from "node:stream";
import type { Source } from "./source";
import { errorText } from "../base/error-text";
import { DataError } from "./data-error";
import { checkHeads, readCells } from "./read-table";
import type { SourceRow } from "./source-row";

/** The first sheet of a workbook that holds something. */
export interface Workbook {
  readonly sheet: string;
  readonly otherSheets: readonly string[];
  readonly heads: readonly string[];
  rows(): AsyncGenerator<SourceRow>;
}

/** Largest workbook: it is held in memory, unpacked (our choice: ten times what a sheet of a million short rows takes). */
const mostBytes = 200 * 2 ** 20;
const mostUnpackedBytes = 2 ** 30;

/** @throws DataError when it is no workbook that can be read */
export async function readWorkbook(source: Source, mostUnpacked = mostUnpackedBytes): Promise<Workbook> {
  const bytes = await readBounded(source);
  const { default: readSheets } = await import("read-excel-file/node");
  // A few bytes may unpack to what fills every memory, and the reader takes all of it.
  if (await unpacksBeyond(mostUnpacked, bytes))
    throw new DataError(`the workbook unpacks to more than ${mostUnpacked} bytes`, "Save it as CSV UTF-8.");
  const sheets = await readSheets(bytes, { trim: false }).catch((error: unknown) => {
    throw new DataError(`the workbook cannot be read: ${errorText(error)}`, "Save it as CSV UTF-8.");
  });
  const filled = sheets.filter(({ data }) => data.length > 1);
  const [first, ...others] = filled;
  if (first === undefined) throw new DataError("no sheet of the workbook has a row below its heads");
  const [top = [], ...data] = first.data;
  const heads = checkHeads(top.map((cell) => cellText(cell).trim()));
  return {
    sheet: first.sheet,
    otherSheets: others.map(({ sheet }) => sheet),
    heads,
    rows: async function* () {
      for (const [index, cells] of data.entries()) {
        const texts = cells.map(cellText);
        if (texts.some((text) => text.trim() !== "")) yield { line: index + 2, ...readCells(heads, texts) };
      }
    },
  };
}

async function readBounded(source: Source): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let left = mostBytes;
  for await (const piece of source.chunks()) {
    if ((left -= piece.length) < 0) throw new DataError("the workbook has more than 200 MB", "Save it as CSV UTF-8.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Whether the parts of an archive are together larger than that. */
async function unpacksBeyond(most: number, bytes: Buffer): Promise<boolean> {
  const { Parse } = await import("unzipper-esm");
  // The same library unpacks for the reader, so that both see the same parts. A stream of it gives streams.
  const parts = Readable.from([bytes]).pipe(Parse({ forceStream: true })) as AsyncIterable<AsyncIterable<Buffer>>;
  let left = most;
  try {
    for await (const part of parts) for await (const { length } of part) if ((left -= length) < 0) return true;
  } catch {
    // What cannot be unpacked, the reader refuses in its own words.
  }
  return false;
}

/** A cell as a person reads it: a day without a time of day is written without one. */
function cellText(cell: unknown): string {
  // A number that is formatted as a day need not be one.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().replace("T00:00:00.000Z", "");
  if (typeof cell === "string") return cell;
  return typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}
