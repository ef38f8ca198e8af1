import { WayOutError } from "../terminal/way-out-error.mjs";

const OLDEST = { major: 20, minor: 19 };

/**
 * Refuses a Node.js that is older than package.json's `engines` asks for, before something fails in an unreadable way.
 *
 * @param {string} [version] e.g. "20.19.0"
 */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  throw new WayOutError(
    `this is Node.js ${version}; at least ${OLDEST.major}.${OLDEST.minor} is needed`,
    "Install a newer Node.js: https://nodejs.org/en/download",
  );
}
