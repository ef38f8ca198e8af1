import { readSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { MediaSet } from "../../contract/training-files";
import { type OpenData, openTrainingFile } from "../open-training-file";
import { openFolder } from "./open-folder";
import { openZip } from "./open-zip";
import { fitsInZip, packedBytes, packFiles } from "./pack-files";
import { createSetLog, scanSet } from "./scan-set";
import { setRules as rules } from "./set-rules";

/** Opens a zip archive, or a folder that is sent as one. @throws Error that says why it cannot be read */
export async function openSet(place: string, set: MediaSet): Promise<OpenData> {
  const found = await stat(place, { bigint: true });
  return found.isDirectory() ? openFolderSet(place, set) : openZipSet(place, set);
}

async function openZipSet(place: string, set: MediaSet): Promise<OpenData> {
  const file = await openTrainingFile(place);
  const { fd } = file.handle;
  return {
    ...file,
    read: async (readRows, signal) => {
      const log = createSetLog();
      const start = Buffer.alloc(2);
      readSync(fd, start, 0, 2, 0);
      const isZip = start.toString("latin1") === "PK";
      if (!isZip) log.fail(rules["set-form"]);
      const files = isZip ? await openZip(fd, log.fail) : [];
      return scanSet({ files, set, content: () => file.open() }, log, readRows, signal);
    },
  };
}

async function openFolderSet(place: string, set: MediaSet): Promise<OpenData> {
  const log = createSetLog();
  const { files, state, contentState } = await openFolder(place, log.fail);
  const bytes = packedBytes(files);
  const isPackable = fitsInZip(files);
  if (!isPackable) log.fail(rules["set-too-many"], undefined, `${files.length} of ${bytes} bytes in all`);
  const open: OpenData["open"] = ({ start, end } = { start: 0, end: bytes }) =>
    Readable.from(between(packFiles(files), start, end), { objectMode: false });
  return {
    state,
    contentState,
    name: `${path.basename(place)}.zip`,
    open,
    read: (readRows, signal) =>
      scanSet({ files: isPackable ? files : [], set, content: () => open() }, log, readRows, signal),
    isUnchanged: async () => (await openFolder(place, () => undefined)).contentState === contentState,
    close: async () => undefined,
  };
}

async function* between(chunks: AsyncIterable<Buffer>, start: number, end: number): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of chunks) {
    const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
    if (part.length > 0) yield part;
    at += chunk.length;
    if (at >= end) return;
  }
}
