import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FineTuneError } from "./fine-tune-error";

/** Mode of folders that only this user enters; Windows, which has no modes, takes no notice of it. */
export const privateFolderMode = 0o700;

/** Mode of files that only this user reads. */
export const privateFileMode = 0o600;

const ofOthers = 0o077;

/**
 * Makes a folder that only this user enters and that git ignores. One that is there already is tightened where it holds
 * nothing but ours: a project's own folder that was named for it keeps its mode and gets no `.gitignore`.
 *
 * @param isOurs whether a name in the folder is one that we give
 * @throws FineTuneError `foreign-folder` where it belongs to another user
 */
export function makePrivateFolder(folder: string, isOurs: (name: string) => boolean, user = process.getuid?.()): void {
  mkdirSync(folder, { recursive: true, mode: privateFolderMode });
  const isOnlyOurs = readdirSync(folder).every((name) => name === ".gitignore" || isOurs(name));
  keepToUser(folder, { tighten: isOnlyOurs }, user);
  if (isOnlyOurs) createPrivately(join(folder, ".gitignore"), "*\n");
}

/** Makes a file that only this user reads, unless it is there: one that is there is not even opened. */
export function createPrivately(file: string, content: string): void {
  try {
    writeFileSync(file, content, { flag: "wx", mode: privateFileMode });
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
}

/**
 * Takes away from others what an older release, or a laxer umask, let them do with a file or folder of ours.
 *
 * @throws FineTuneError `foreign-folder` where it belongs to another user
 */
export function keepToUser(path: string, { tighten = true } = {}, user = process.getuid?.()): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || user === undefined) return;
  if (stats.uid !== user) {
    // Root reads everything anyway: a volume that it gave us is no worse for being its own. And where we are root, as in most
    // containers, a folder of the user outside is no stranger's.
    if (stats.uid === 0 || user === 0) return;
    throw new FineTuneError(
      `${path} belongs to another user (${stats.uid}; this one is ${user}), who could read and change it.`,
      {
        code: "foreign-folder",
        nextStep: "Name a folder of your own with --data-dir or finetune:dataDir.",
      },
    );
  }
  if (!tighten || (stats.mode & ofOthers) === 0) return;
  try {
    chmodSync(path, stats.mode & ~ofOthers & 0o777);
  } catch (error) {
    // A file system without modes (FAT), or a file of the database that another process has just removed.
    if (!["EPERM", "ENOTSUP", "ENOENT"].some((code) => hasCode(error, code))) throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
