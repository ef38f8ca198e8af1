import { unzipSync } from "fflate";

/** An archive of rows and media. */
export interface Archive {
  readonly rows: Buffer;
  /** Whether a row may name this: a path from the root, a path below `train/` [fine-tune-speech-synthesis-model-by-api], or a name alone. */
  holds(name: string): boolean;
}

const rowsName = "data.jsonl";

/** Most bytes of rows that are unpacked (our choice: what the page on uploads takes of rows alone). */
const mostRowBytes = 300 * 2 ** 20;

/** Opens an archive as far as training needs it; the words of a problem are our choice. */
export function openArchive(content: Buffer): Archive | { readonly problem: string } {
  const names = new Set<string>();
  try {
    const unpacked = unzipSync(content, {
      filter: ({ name, originalSize }) => {
        names.add(name);
        names.add(name.slice(name.lastIndexOf("/") + 1));
        return name === rowsName && originalSize <= mostRowBytes;
      },
    });
    const rows = unpacked[rowsName];
    if (rows === undefined) return { problem: "MISSING_ROWS: data.jsonl is not at the root of the archive" };
    const holds = (name: string): boolean => {
      const plain = name.replace(/^\.\//, "");
      return names.has(plain) || names.has(`train/${plain}`);
    };
    return { rows: Buffer.from(rows), holds };
  } catch {
    return { problem: "BROKEN_ARCHIVE: the zip archive cannot be read" };
  }
}
