import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {Record<string, { version?: string, resolved?: string, link?: boolean, optional?: boolean, peer?: boolean,
 *   devOptional?: boolean }>} Packages the `packages` of a lock file, by path
 */

/**
 * Whether node_modules is what package-lock.json asks for. Compares what npm wrote down about its last finished install
 * with the lock file, because time stamps change with every checkout and an install that was cut short leaves no record.
 *
 * @param {string} root folder of the lock file
 * @returns {boolean} false when `npm ci` has something to do
 */
export function arePackagesInstalled(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted)
    .filter(([path]) => path.startsWith("node_modules/"))
    .every(([path, { version, optional, devOptional }]) => {
      const there = installed[path];
      // Optional packages for other platforms are in the lock file but not on the disk.
      if (there === undefined) return optional === true || devOptional === true;
      return there.version === version;
    });
}

/** @param {string} file @returns {Packages | undefined} */
function readPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
