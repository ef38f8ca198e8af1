import { lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * @typedef {{ name: string, version: string, program: string }} Plugin a resource plugin: name and version of its
 *   package, path of its program
 */

/**
 * Puts a plugin into a Pulumi home, as `pulumi plugin install --file` does, but as a link: a copy takes seconds and room
 * in every clone. On PATH it would be found as well, but Pulumi warns of such a plugin in every run.
 *
 * @param {Plugin} plugin the plugin
 * @param {string} home the Pulumi home
 */
export function linkPlugin({ name, version, program }, home) {
  const folder = join(home, "plugins", `resource-${name}-v${version}`);
  const link = join(folder, basename(program));
  if (isLinkTo(link, program)) return;
  mkdirSync(folder, { recursive: true });
  // Made beside and renamed: a run at the same time finds the old link or the new one.
  const made = `${link}.${process.pid}`;
  rmSync(made, { force: true });
  symlinkSync(program, made);
  renameSync(made, link);
}

/** @param {string} link @param {string} target */
function isLinkTo(link, target) {
  return lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() === true && readlinkSync(link) === target;
}
