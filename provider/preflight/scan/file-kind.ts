import type { FileRule } from "../../contract/training-files";
import { fileRules as rules } from "./file-rules";

/** What a file is that holds no rows at all. */
export interface FileKind {
  readonly rule: FileRule;
  /** What it is, for rules that hold for many kinds, for example `a PDF document`. */
  readonly what?: string;
}

/** Bytes that tell a kind, in Latin-1. */
interface Signature extends FileKind {
  readonly begins: string;
  /** Where it begins, in bytes; 0 where absent. */
  readonly at?: number;
  /** Stands somewhere in the head, too. */
  readonly holds?: string;
}

const zip = "PK\x03\x04";
const oldOffice = "\xd0\xcf\x11\xe0";
const wide = (text: string): string => Buffer.from(text, "utf16le").toString("latin1");
const binary = (begins: string, what: string, more: Partial<Signature> = {}): Signature => {
  return { begins, what, rule: rules["file-binary"], ...more };
};
const archive = (begins: string, what: string, at = 0): Signature => ({
  begins,
  at,
  what,
  rule: rules["file-archive"],
});
const compressed = (begins: string): Signature => ({ begins, rule: rules["file-compressed"] });

/** First bytes that tell a file apart, the more special first. */
const signatures: readonly Signature[] = [
  binary(zip, "a Word document", { holds: "word/" }),
  binary(zip, "a presentation", { holds: "ppt/" }),
  binary(zip, "an OpenDocument spreadsheet", { holds: "opendocument.spreadsheet" }),
  binary(zip, "an OpenDocument text", { holds: "opendocument.text" }),
  { begins: zip, holds: "[Content_Types].xml", rule: rules["file-xlsx"] },
  { begins: zip, holds: "xl/", rule: rules["file-xlsx"] },
  // The second begins an archive without entries, the third one in several volumes.
  ...[zip, "PK\x05\x06", "PK\x07\x08"].map((begins) => ({ begins, rule: rules["file-zip"] })),
  binary(oldOffice, "a Word document", { holds: wide("WordDocument") }),
  { begins: oldOffice, rule: rules["file-xls"] },
  ...["\x1f\x8b", "\x28\xb5\x2f\xfd", "\xfd7zXZ\x00", "\x04\x22\x4d\x18"].map((begins) => compressed(begins)),
  { ...compressed("BZh"), holds: "1AY&SY" },
  archive("7z\xbc\xaf\x27\x1c", "a 7z archive"),
  archive("Rar!\x1a\x07", "a RAR archive"),
  archive("ustar", "a tar archive", 257),
  { begins: "PAR1", rule: rules["file-parquet"] },
  binary("ARROW1", "an Arrow file"),
  // A stream of Arrow begins with this mark and a length below 16 MB, padded to 8 bytes.
  binary("\xff\xff\xff\xff", "an Arrow stream"),
  binary("SQLite format 3\x00", "a SQLite database"),
  binary("%PDF-", "a PDF document"),
  binary("{\\rtf", "an RTF document"),
  binary("\x89PNG", "a picture (PNG)"),
  binary("\xff\xd8\xff", "a picture (JPEG)"),
  binary("GIF8", "a picture (GIF)"),
  binary("\x93NUMPY", "a NumPy array"),
  binary("\x89HDF", "an HDF5 file"),
  ...["\x80\x02", "\x80\x03", "\x80\x04", "\x80\x05"].map((begins) => binary(begins, "a pickle of Python")),
  { begins: "\xff\xfe\x00\x00", rule: rules["file-utf32"] },
  { begins: "\x00\x00\xfe\xff", rule: rules["file-utf32"] },
  { begins: "{\x00\x00\x00", rule: rules["file-utf32"] },
  ...["{\x00", "[\x00", "\x00{", "\x00["].map((begins) => ({ begins, rule: rules["file-utf16"] })),
  { begins: "\xff\xfe", rule: rules["file-utf16"] },
  { begins: "\xfe\xff", rule: rules["file-utf16"] },
];

/** Bytes from the start of a file that `fileKind` wants to see. */
export const headBytes = 4096;

/** What a file is that holds no lines at all, told from its first bytes. */
export function fileKind(head: Buffer): FileKind | undefined {
  const bytes = head.toString("latin1");
  return signatures.find(
    ({ begins, at = 0, holds }) => bytes.startsWith(begins, at) && (holds === undefined || bytes.includes(holds)),
  );
}

/** Bytes of the mark that some editors put before UTF-8. */
export const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
