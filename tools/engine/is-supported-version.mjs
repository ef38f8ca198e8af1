import { OLDEST_PULUMI } from "./oldest-pulumi.mjs";

/**
 * Whether this version of the CLI is one that we work with.
 *
 * @param {string} version e.g. "3.259.0" or "3.200.0-alpha.1"
 * @returns {boolean} true for 3.200 up to, but not including, 4
 */
export function isSupportedVersion(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_PULUMI.split(".").map(Number);
  return major === oldestMajor && minor >= oldestMinor;
}
