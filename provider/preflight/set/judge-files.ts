import { crc32 } from "node:zlib";
import path from "node:path";
import { errorText } from "../../base/error-text";
import type { FileRule, MediaSet } from "../../contract/training-files";
import { isMisnamed, type Medium, readMedium } from "./medium";
import { type FailFile, isLitter, rowsName, type SetFile } from "./set-file";
import { setRules as rules } from "./set-rules";

/** Judges the names of a set: where its rows are, and what its format says of names and folders. */
export function judgeNames(files: readonly SetFile[], set: MediaSet, fail: FailFile): void {
  const paths = files.map((file) => file.path);
  const own = paths.filter((each) => !isLitter(each));
  if (!own.includes(rowsName)) fail(cited(rules["set-rows"], set), undefined, whereRowsAre(own));
  const media = own.filter((each) => each !== rowsName);
  const isPlain = (name: string): boolean => /^[\w-]+(?:\.[\w-]+)?$/.test(name);
  const odd = { ...cited(rules["set-name"], set), severity: set.otherNames };
  for (const each of media) {
    if (!each.split("/").every(isPlain)) fail(odd, each);
    if (set.folder !== undefined && !each.startsWith(`${set.folder}/`)) {
      fail(cited(rules["set-folder"], set), each, `\`${set.folder}/\``);
    }
    if (set.isFlat === true && each.includes("/")) fail(cited(rules["set-nested"], set), each);
  }
  const litter = paths.filter(isLitter);
  if (litter.length > 0) fail(rules["set-litter"], undefined, `${litter.length} such as \`${litter[0]}\``);
  if (set.namedBy === "name") failTwins(media, fail);
}

/** What stands in the place of the rows. */
function whereRowsAre(paths: readonly string[]): string {
  const deeper = paths.find((each) => path.posix.basename(each) === rowsName);
  if (deeper !== undefined) {
    const folder = path.posix.dirname(deeper);
    return `they are one folder deeper, \`${deeper}\`: zip the files and not the folder around them, \`cd ${folder} && zip -r ../set.zip .\``;
  }
  const near = paths.find((each) => /^[^/]+\.jsonl?$/i.test(each));
  return near === undefined ? "" : `there is \`${near}\`: rename it`;
}

function failTwins(media: readonly string[], fail: FailFile): void {
  const names = new Map<string, string>();
  const stems = new Map<string, string>();
  for (const each of media) {
    const name = path.posix.basename(each);
    const stem = name.replace(/\.[^.]*$/, "");
    const [twin, sibling] = [names.get(name), stems.get(stem)];
    if (twin === each) continue;
    if (twin !== undefined) fail(rules["set-same-name"], each, `\`${twin}\``);
    else if (sibling !== undefined) fail(rules["set-same-stem"], undefined, `\`${sibling}\` and \`${each}\``);
    names.set(name, each);
    stems.set(stem, each);
  }
}

/** Reads a file to its end, whatever it is, and takes its bytes in pieces. @returns whether it is whole */
export async function readWhole(
  file: SetFile,
  fail: FailFile,
  take: (bytes: Buffer) => void | Promise<void>,
): Promise<boolean> {
  let sum = 0;
  try {
    for await (const chunk of await file.open()) {
      const bytes = chunk as Buffer;
      if (file.crc32 !== undefined) sum = crc32(bytes, sum);
      await take(bytes);
    }
  } catch (error) {
    fail(file.crc32 === undefined ? rules["medium-broken"] : rules["zip-damaged"], file.path, errorText(error));
    return false;
  }
  const isWhole = file.crc32 === undefined || sum === file.crc32;
  if (!isWhole) fail(rules["zip-damaged"], file.path, "its bytes have another checksum than the archive says");
  return isWhole;
}

/** Reads a file beside the rows and judges what it is. `head` is room for its first bytes, the same for all files. */
export async function judgeMedium(file: SetFile, set: MediaSet, head: Buffer, fail: FailFile): Promise<Medium> {
  const unread = { path: file.path, bytes: file.bytes, isUnread: true, what: "unread" } as const;
  if (file.isUnread === true) return unread;
  let kept = 0;
  const isWhole = await readWhole(file, fail, (bytes) => {
    kept += bytes.copy(head, kept);
  });
  if (!isWhole) return unread;
  const medium = readMedium(file.path, file.bytes, head.subarray(0, kept));
  if (medium.kind !== undefined) judgeContent(medium, set, (rule, says) => fail(cited(rule, set), file.path, says));
  return medium;
}

function judgeContent(medium: Medium, set: MediaSet, fail: (rule: FileRule, says: string) => void): void {
  const { kind, format = "", what, bytes, width = 0, height = 0, sampleRate, seconds } = medium;
  const rule = kind && set.media[kind];
  if (rule === undefined) return fail(rules["medium-format"], `${what}, and ${set.isFor} take none`);
  const { formats, mostBytes, mostSide, leastSampleRate = 0, leastSeconds = 0, advisedSeconds } = rule;
  const length = seconds === undefined ? "" : `${seconds.toFixed(1)} s`;
  if (formats?.includes(format) === false) fail(rules["medium-format"], `${what}; ${formats.join(", ")} are`);
  else if (isMisnamed(medium)) fail(rules["medium-misnamed"], what);
  if (mostBytes !== undefined && bytes > mostBytes) {
    fail(rules["medium-too-large"], `${mebibytes(bytes)} MiB; ${mebibytes(mostBytes)} MiB are taken`);
  }
  if (mostSide !== undefined && Math.max(width, height) > mostSide) {
    fail(rules["medium-too-large"], `${width} × ${height} pixels; ${mostSide} are taken each way`);
  }
  if (sampleRate !== undefined && sampleRate < leastSampleRate) {
    fail(rules["medium-sound"], `${sampleRate} samples a second; ${leastSampleRate} or more are taken`);
  }
  if (seconds === undefined) return;
  if (seconds < leastSeconds) fail(rules["medium-sound"], `${length}; ${leastSeconds} s or more are taken`);
  else if (advisedSeconds !== undefined && (seconds < advisedSeconds[0] || seconds > advisedSeconds[1])) {
    fail(rules["medium-length"], `${length}; ${advisedSeconds.join(" to ")} s are advised`);
  }
}

/** A rule that stands in the page on this kind of set. */
function cited(rule: FileRule, { source }: MediaSet): FileRule {
  return rule.source.startsWith("our choice") ? rule : { ...rule, source };
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
