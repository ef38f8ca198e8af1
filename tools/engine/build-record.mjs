import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The file in a finished build of ours that lists its programs and their sizes; written last. */
export const BUILD_RECORD = "pulumi-finetune-engine.json";

/** What they contain. A file of its own: clones of older versions share the cache, and know the other one alone. */
const CONTENT_RECORD = "pulumi-finetune-content.json";

/**
 * @typedef {object} Content What is known of a program of a build.
 * @property {string} sha256 its content
 * @property {string} seen the file as it was when it was hashed: no content changes without a change of this
 */

/**
 * Records what a build consists of.
 *
 * @param {string} folder the folder of a build
 * @param {readonly string[]} programs every file of it
 */
export function recordBuild(folder, programs) {
  const of = (/** @type {(file: string) => unknown} */ tell) =>
    Object.fromEntries(programs.map((program) => [program, tell(join(folder, program))]));
  write(folder, CONTENT_RECORD, of(look));
  write(folder, BUILD_RECORD, of(sizeOf));
}

/**
 * Whether every program of the recipe is there with the content that was built. A file that has not been touched since it
 * was hashed is not read again: 200 MB take half a second, and every command asks.
 *
 * @param {string} folder the folder of a build, which nobody but this user can write
 * @param {import("./recipe.mjs").Recipe} recipe what it should contain
 * @returns {boolean} false for an absent, half, damaged or changed build
 */
export function isCompleteBuild(folder, { programs }) {
  try {
    /** @type {Record<string, number>} */
    const sizes = read(folder, BUILD_RECORD);
    if (!programs.every((program) => sizeOf(join(folder, program)) === sizes[program])) return false;
    if (!existsSync(join(folder, CONTENT_RECORD))) return adopt(folder, programs);
    /** @type {Record<string, Content>} */
    const known = read(folder, CONTENT_RECORD);
    const touched = programs.filter((program) => known[program]?.seen !== stampOf(join(folder, program)));
    if (touched.length === 0) return true;
    const now = Object.fromEntries(touched.map((program) => [program, look(join(folder, program))]));
    if (touched.some((program) => now[program]?.sha256 !== known[program]?.sha256)) return false;
    remember(folder, { ...known, ...now });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder @param {readonly string[]} programs @returns {true} */
function adopt(folder, programs) {
  process.stderr.write(
    `note: ${folder} was built before contents were recorded; it is yours alone, and used as it is\n`,
  );
  remember(folder, Object.fromEntries(programs.map((program) => [program, look(join(folder, program))])));
  return true;
}

/** @param {string} folder @param {Record<string, Content>} contents */
function remember(folder, contents) {
  try {
    write(folder, CONTENT_RECORD, contents);
  } catch {
    // A cache that cannot be written is hashed each time.
  }
}

/** @param {string} file @returns {Content} */
function look(file) {
  // Before the content: what changes meanwhile is read again next time.
  const seen = stampOf(file);
  return { sha256: createHash("sha256").update(readFileSync(file)).digest("hex"), seen };
}

/** @param {string} file @returns {string} nobody but root can set back the time of change (ctime) */
function stampOf(file) {
  const { ino, size, mtimeNs, ctimeNs } = lstatSync(file, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(" ");
}

/** @param {string} file */
function sizeOf(file) {
  return lstatSync(file).size;
}

/** @param {string} folder @param {string} record */
function read(folder, record) {
  return JSON.parse(readFileSync(join(folder, record), "utf8"));
}

/** @param {string} folder @param {string} record @param {Record<string, unknown>} content */
function write(folder, record, content) {
  const draft = join(folder, `${record}.${process.pid}`);
  try {
    writeFileSync(draft, JSON.stringify(content, undefined, 2), { mode: 0o644 });
    renameSync(draft, join(folder, record));
  } finally {
    rmSync(draft, { force: true });
  }
}
