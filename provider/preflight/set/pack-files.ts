import { crc32 } from "node:zlib";
import { FineTuneError } from "../../base/fine-tune-error";
import type { SetFile } from "./set-file";

/** What the directory of a zip archive has room for, without the form for large ones. */
const mostEntries = 0xffff;
const mostBytes = 0xffffffff;

const localBytes = 30;
const directoryBytes = 46;
const endBytes = 22;
/** Names are UTF-8. */
const flags = 0x800;
/** 1 January 1980, the first day that there is. */
const firstDay = 0x21;

/** Whether files can be packed. */
export function fitsInZip(files: readonly SetFile[]): boolean {
  return files.length <= mostEntries && packedBytes(files) < mostBytes;
}

/** Bytes of the archive that `packFiles` writes. */
export function packedBytes(files: readonly SetFile[]): number {
  const names = ({ path }: SetFile): number => 2 * Buffer.byteLength(path);
  return files.reduce((sum, file) => sum + localBytes + directoryBytes + names(file) + file.bytes, endBytes);
}

/**
 * The files as a zip archive [APPNOTE], piece by piece: the same files make the same bytes on every machine, so nothing in it tells
 * of times, owners or the version of a compressor. Files are stored, with their checksums before them: libraries that write archives
 * as streams put these behind, and readers of streams cannot tell then where a stored file ends.
 */
export async function* packFiles(files: readonly SetFile[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.path);
    const sum = await checksum(file);
    const header = Buffer.alloc(26);
    [20, flags, 0, 0, firstDay].forEach((value, index) => header.writeUInt16LE(value, index * 2));
    [sum, file.bytes, file.bytes].forEach((value, index) => header.writeUInt32LE(value, 10 + index * 4));
    header.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([mark("PK\x01\x02"), Buffer.from([20, 0]), header, entry, name]));
    yield Buffer.concat([mark("PK\x03\x04"), header, name]);
    let sent = 0;
    let seen = 0;
    for await (const chunk of await file.open()) {
      const bytes = chunk as Buffer;
      sent += bytes.length;
      seen = crc32(bytes, seen);
      if (sent > file.bytes) break;
      yield bytes;
    }
    if (sent !== file.bytes || seen !== sum) throw changed(file);
    at += localBytes + name.length + file.bytes;
  }
  yield* directory;
  const bytes = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(endBytes - 4);
  [directory.length, directory.length].forEach((value, index) => end.writeUInt16LE(value, 4 + index * 2));
  [bytes, at].forEach((value, index) => end.writeUInt32LE(value, 8 + index * 4));
  yield Buffer.concat([mark("PK\x05\x06"), end]);
}

async function checksum(file: SetFile): Promise<number> {
  let sum = 0;
  let read = 0;
  for await (const chunk of await file.open()) {
    const bytes = chunk as Buffer;
    read += bytes.length;
    sum = crc32(bytes, sum);
  }
  if (read !== file.bytes) throw changed(file);
  return sum;
}

function changed({ path }: SetFile): FineTuneError {
  return new FineTuneError(`${path} changed while it was packed`, {
    code: "file-changed",
    nextStep: "Run it again when nothing writes the folder.",
  });
}

function mark(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
