import { imageSize } from "image-size";
import type { MediumKind } from "../../contract/training-files";
import { readWave } from "./read-wave";

/** A file beside the rows, as far as its first bytes tell. */
export interface Medium {
  /** From the root of the set, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Absent where the bytes are those of no medium. */
  readonly kind?: MediumKind;
  /** `PNG`. */
  readonly format?: string;
  /** It could not be read, which is said already. */
  readonly isUnread?: true;
  /** For messages: `a PNG picture`. */
  readonly what: string;
  /** In pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly sampleRate?: number;
  readonly seconds?: number;
}

/** Bytes that tell a format, in Latin-1. */
interface Signature {
  readonly kind: MediumKind;
  readonly format: string;
  readonly begins: string;
  /** Where it begins; 0 where absent. */
  readonly at?: number;
  /** Stands eight bytes behind. */
  readonly then?: string;
  /** Endings of file names. */
  readonly endings: readonly string[];
}

const picture = (format: string, begins: string, ...endings: string[]): Signature => {
  return { kind: "picture", format, begins, endings };
};

/** The more special first. */
const signatures: readonly Signature[] = [
  picture("PNG", "\x89PNG\r\n\x1a\n", "png"),
  picture("JPEG", "\xff\xd8\xff", "jpg", "jpeg"),
  picture("GIF", "GIF8", "gif"),
  picture("BMP", "BM", "bmp"),
  picture("TIFF", "II*\0", "tif", "tiff"),
  picture("TIFF", "MM\0*", "tif", "tiff"),
  { ...picture("WEBP", "RIFF", "webp"), then: "WEBP" },
  { ...picture("HEIC", "ftyphei", "heic", "heif"), at: 4 },
  { ...picture("AVIF", "ftypavif", "avif"), at: 4 },
  { kind: "recording", format: "WAV", begins: "RIFF", then: "WAVE", endings: ["wav"] },
  { kind: "recording", format: "MP3", begins: "ID3", endings: ["mp3"] },
  ...["\xff\xfb", "\xff\xf3", "\xff\xf2"].map((begins): Signature => ({
    kind: "recording",
    format: "MP3",
    begins,
    endings: ["mp3"],
  })),
  { kind: "recording", format: "FLAC", begins: "fLaC", endings: ["flac"] },
  { kind: "recording", format: "OGG", begins: "OggS", endings: ["ogg", "opus"] },
  { kind: "recording", format: "M4A", begins: "ftypM4A", at: 4, endings: ["m4a"] },
  { kind: "video", format: "MOV", begins: "ftypqt", at: 4, endings: ["mov"] },
  { kind: "video", format: "MP4", begins: "ftyp", at: 4, endings: ["mp4"] },
  ...["moov", "mdat", "wide"].map((begins): Signature => ({
    kind: "video",
    format: "MOV",
    begins,
    at: 4,
    endings: ["mov"],
  })),
  { kind: "video", format: "AVI", begins: "RIFF", then: "AVI ", endings: ["avi"] },
  { kind: "video", format: "MKV", begins: "\x1a\x45\xdf\xa3", endings: ["mkv", "webm"] },
];

/** First bytes that `readMedium` wants: pictures may have the notes of a camera before their size. */
export const mediumHeadBytes = 512 * 1024;

/** What a file is by its first bytes. */
export function readMedium(path: string, bytes: number, head: Buffer): Medium {
  const start = head.toString("latin1", 0, 32);
  const found = signatures.find(
    ({ begins, at = 0, then }) =>
      start.startsWith(begins, at) && (then === undefined || start.startsWith(then, at + 8)),
  );
  if (found === undefined) return { path, bytes, what: bytes === 0 ? "an empty file" : "of no format of media" };
  const { kind, format } = found;
  const medium = { path, bytes, kind, format, what: `a ${format} ${kind}` };
  if (kind === "picture") return { ...medium, ...sizeOf(head) };
  return format === "WAV" ? { ...medium, ...readWave(head, bytes) } : medium;
}

/** Whether a name ends as files of another format do. */
export function isMisnamed({ path, format }: Medium): boolean {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const own = signatures.filter((each) => each.format === format);
  return format !== undefined && !own.some(({ endings }) => endings.includes(ending));
}

function sizeOf(head: Buffer): { readonly width: number; readonly height: number } | undefined {
  try {
    const { width, height } = imageSize(head);
    return { width, height };
  } catch {
    // Cut off, or damaged in a way that does not concern us: its size is not judged then.
    return undefined;
  }
}
