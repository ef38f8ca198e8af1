import type { Readable } from "node:stream";
import { fromFdPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from "yauzl";
import { errorText } from "../../base/error-text";
import type { FileRule } from "../../contract/training-files";
import { type FailFile, mostFiles, type SetFile } from "./set-file";
import { setRules as rules } from "./set-rules";

/** One file or all together may unpack to no more than this (our choice: archives of 2 GB are taken, and media hardly shrink). */
const mostUnpackedBytes = 8 * 2 ** 30;
/** How much smaller a file may have become, once it is large. Our choice. */
const mostRatio = 200;
const largeBytes = 64 * 2 ** 20;

const headerBytes = 30;
const zip64Field = 1;
const unicodePathField = 0x7075;
const utf8Flag = 0x800;
const linkMode = 0xa000;

/**
 * The files of a zip archive, from its directory alone. Each is told with what is wrong with it; where the whole may not be read
 * there are none.
 */
export async function openZip(descriptor: number, fail: FailFile): Promise<readonly SetFile[]> {
  const zip = await fromFdPromise(descriptor, { autoClose: false, decodeStrings: false }).catch((error: unknown) => {
    fail(rules["zip-broken"], undefined, errorText(error));
  });
  if (zip === undefined) return [];
  const files: SetFile[] = [];
  const places: { readonly path: string; readonly start: number; readonly end: number }[] = [];
  let unpacked = 0;
  let hasWide = false;
  let count = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      count += 1;
      if (count > mostFiles) {
        fail(rules["set-too-many"], undefined, `${zip.entryCount}, and ${mostFiles} are read`);
        return [];
      }
      const path = pathOf(entry);
      const fault = pathFault(entry, path);
      if (fault !== undefined) fail(fault, path);
      const start = entry.relativeOffsetOfLocalHeader;
      places.push({ path, start, end: start + headerBytes + entry.fileNameLength + entry.compressedSize });
      hasWide ||= entry.extraFields.some(({ id }) => id === zip64Field);
      unpacked += entry.uncompressedSize;
      if (path.endsWith("/") || fault !== undefined) continue;
      files.push(fileOf(zip, entry, path, fail));
    }
  } catch (error) {
    fail(rules["zip-broken"], undefined, errorText(error));
    return [];
  }
  if (hasWide) fail(rules.zip64);
  failRepeated(files, fail);
  if (unpacked > mostUnpackedBytes) {
    fail(rules["zip-bomb"], undefined, `its files say that they have ${(unpacked / 2 ** 30).toFixed(1)} GiB`);
    return [];
  }
  return failOverlaps(places, fail) ? [] : files;
}

function pathOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

/** The rule that a name breaks, so that nobody can name it. */
function pathFault({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry, path: string): FileRule | undefined {
  const isMarked = (generalPurposeBitFlag & utf8Flag) !== 0 || extraFields.some(({ id }) => id === unicodePathField);
  const isForeign = !isMarked && fileNameRaw.some((byte) => byte >= 0x80);
  if (isForeign || path.includes("\ufffd")) return rules["zip-name-encoding"];
  const isOdd = path === "" || validateFileName(path) !== null || /\p{Cc}/u.test(path);
  return isOdd ? rules["zip-path"] : undefined;
}

/** A file, with a finding where it cannot be read. */
function fileOf(zip: ZipFile, entry: Entry, path: string, fail: FailFile): SetFile {
  const { uncompressedSize: bytes, compressedSize, compressionMethod, crc32 } = entry;
  const open = (): Promise<Readable> => zip.openReadStreamPromise(entry);
  const cannot = (rule: FileRule, says?: string): SetFile => {
    fail(rule, path, says);
    return { path, bytes, open, isUnread: true };
  };
  if (entry.isEncrypted()) return cannot(rules["zip-encrypted"]);
  if (![0, 8].includes(compressionMethod)) return cannot(rules["zip-method"], `method ${compressionMethod}`);
  if (((entry.externalFileAttributes >>> 16) & 0xf000) === linkMode) return cannot(rules["set-link"]);
  if (bytes > largeBytes && bytes > compressedSize * mostRatio) {
    return cannot(rules["zip-bomb"], `${compressedSize} bytes become ${bytes}`);
  }
  // The library ends a stream that has more or fewer bytes than the directory says.
  return { path, bytes, crc32, open };
}

function failRepeated(files: readonly SetFile[], fail: FailFile): void {
  const seen = new Map<string, string>();
  for (const { path } of files) {
    const earlier = seen.get(path.toLowerCase());
    if (earlier === path) fail(rules["zip-repeated"], path);
    else if (earlier !== undefined) fail(rules["zip-case"], undefined, `\`${earlier}\` and \`${path}\``);
    else seen.set(path.toLowerCase(), path);
  }
}

/** @returns whether files share bytes */
function failOverlaps(
  places: readonly { readonly path: string; readonly start: number; readonly end: number }[],
  fail: FailFile,
): boolean {
  const sorted = [...places].sort((one, other) => one.start - other.start);
  const overlap = sorted.find(({ start }, index) => start < (sorted[index - 1]?.end ?? 0));
  if (overlap !== undefined) fail(rules["zip-overlap"], overlap.path);
  return overlap !== undefined;
}
