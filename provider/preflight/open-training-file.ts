import { constants, type BigIntStats } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";

/** An open file with what the system knew of it then. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly stats: BigIntStats;
}

/** Opens a file for reading. @throws Error that says why it cannot be read */
export async function openTrainingFile(path: string): Promise<OpenFile> {
  // Not blocking: a named pipe would wait for a writer before it could be refused.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat({ bigint: true });
    if (stats.isDirectory()) throw new Error("it is a folder");
    if (!stats.isFile()) throw new Error("it is no ordinary file");
    return { handle, stats };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Whether nothing wrote the file between two looks at it. */
export function isUnchanged(before: BigIntStats, after: BigIntStats): boolean {
  return before.size === after.size && before.mtimeNs === after.mtimeNs && before.ctimeNs === after.ctimeNs;
}
