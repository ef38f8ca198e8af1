import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Writable } from "node:stream";
import { errorText } from "../base/error-text";
import { DataError } from "./data-error";

/** Where rows go, one a line. */
export interface RowFile {
  write(row: string): Promise<void>;
  /** Everything is there. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** Characters that are gathered before they are written. */
const gathered = 256 * 1024;

/**
 * A file that is there with all its rows or not at all: they are written beside it and moved to its name at the end.
 * @throws DataError when nothing can be written there
 */
export async function createRowFile(name: string): Promise<RowFile> {
  const file = await resolveFile(name);
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.part`);
  const handle = await open(draft, "wx").catch((error: unknown) => {
    throw new DataError(`${file} cannot be written: ${errorText(error)}`, "Make its folder, or give another name.");
  });
  const gather = createGatherer(async (text) => {
    await handle.appendFile(text);
  });
  return {
    write: gather.add,
    finish: async () => {
      await gather.flush();
      await handle.sync();
      await handle.close();
      await rename(draft, file);
    },
    discard: async () => {
      await handle.close();
      await rm(draft, { force: true });
    },
  };
}

/** The file that a name leads to: a link stays one, and what is no file (a device, a pipe) is never replaced by one. */
async function resolveFile(name: string): Promise<string> {
  const stats = await stat(name).catch(() => undefined);
  if (stats === undefined) return name;
  if (stats.isFile()) return await realpath(name);
  throw new DataError(`${name} is no ordinary file`, "`-o -` writes to standard output, which a shell sends anywhere.");
}

/** Rows on a stream that somebody reads. */
export function createRowStream(stream: Writable): RowFile {
  const gather = createGatherer(async (text) => {
    if (!stream.write(text)) await once(stream, "drain");
  });
  return { write: gather.add, finish: gather.flush, discard: () => Promise.resolve() };
}

function createGatherer(put: (text: string) => Promise<void>) {
  let rows: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const text = rows.join("");
    rows = [];
    length = 0;
    if (text !== "") await put(text);
  };
  return {
    flush,
    add: async (row: string): Promise<void> => {
      rows.push(row, "\n");
      length += row.length + 1;
      if (length >= gathered) await flush();
    },
  };
}
