import { lstatSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { WayOutError } from "../terminal/way-out-error.mjs";

const WRITABLE_BY_OTHERS = 0o022;

/**
 * Refuses a build that somebody else could have put there or changed: what lies in it runs with this user's rights.
 * The folder, the two above it that are ours, and every file in it belong to this user and are written by nobody else.
 * Windows has neither modes nor numbers of users; there the profile's own rights hold.
 *
 * @param {string} folder the folder of a build, which need not exist
 * @param {number} [user] who we are
 * @throws {WayOutError} says whose it is and what to do
 */
export function requireOwn(folder, user = process.getuid?.()) {
  if (user === undefined) return;
  const cache = dirname(dirname(folder));
  for (const path of [cache, dirname(folder), folder]) refuseForeign(path, cache, user, statSync);
  const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
  for (const name of names) refuseForeign(join(folder, name), cache, user, lstatSync);
}

/**
 * @param {string} path @param {string} cache @param {number} user
 * @param {(path: string, options: { throwIfNoEntry: false }) => import("node:fs").Stats | undefined} look
 */
function refuseForeign(path, cache, user, look) {
  const stats = look(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  const anew = `remove ${cache}: what is missing is built anew. Another place is named by XDG_CACHE_HOME.`;
  if (stats.uid !== user) {
    throw new WayOutError(
      `${path} belongs to another user (${stats.uid}; this one is ${user}), so nothing in it is run`,
      `If it is not yours, ${anew}`,
    );
  }
  if (stats.isSymbolicLink() || (stats.mode & WRITABLE_BY_OTHERS) === 0) return;
  throw new WayOutError(
    `${path} can be written by other users (mode ${(stats.mode & 0o777).toString(8)}), so nothing in it is run`,
    `If you trust all who could write it, run: chmod -R go-w ${cache}\nElse ${anew}`,
  );
}
