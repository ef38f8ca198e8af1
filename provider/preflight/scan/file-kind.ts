import type { FileRule } from "../../contract/training-files";
import { fileRules as rules } from "./file-rules";

/** First bytes that tell a file apart, the more special first. */
const signatures: readonly { readonly bytes: readonly number[]; readonly holds?: string; readonly rule: FileRule }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], holds: "[Content_Types].xml", rule: rules["file-xlsx"] },
  { bytes: [0x50, 0x4b, 0x03, 0x04], holds: "xl/", rule: rules["file-xlsx"] },
  { bytes: [0x50, 0x4b], rule: rules["file-zip"] },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], rule: rules["file-xlsx"] },
  { bytes: [0x1f, 0x8b], rule: rules["file-compressed"] },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], rule: rules["file-compressed"] },
  { bytes: [0x50, 0x41, 0x52, 0x31], rule: rules["file-parquet"] },
  { bytes: [0xff, 0xfe], rule: rules["file-utf16"] },
  { bytes: [0xfe, 0xff], rule: rules["file-utf16"] },
];

/** Bytes from the start of a file that `fileKind` wants to see. */
export const headBytes = 4096;

/** The rule that a file breaks which holds no lines at all, told from its first bytes. */
export function fileKind(head: Buffer): FileRule | undefined {
  return signatures.find(
    ({ bytes, holds }) =>
      bytes.every((byte, index) => head[index] === byte) && (holds === undefined || head.includes(holds)),
  )?.rule;
}

/** Bytes of the mark that some editors put before UTF-8. */
export const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
