import { createHash } from "node:crypto";
import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { MediaSet } from "../../contract/training-files";
import type { FileScan } from "../file-scan";
import type { ReadRows } from "../open-training-file";
import { about } from "../scan/describe-finding";
import { createFindingLog, logFinding, type FindingLog } from "../scan/finding";
import type { RowScan } from "../scan/row-scan";
import { judgeMedium, judgeNames, readWhole } from "./judge-files";
import { type Medium, mediumHeadBytes } from "./medium";
import { type FailFile, isLitter, rowsName, type SetFile } from "./set-file";
import { setRules as rules } from "./set-rules";

/** Rows that could not be looked for. */
const noRows: RowScan = {
  rows: 0,
  tokens: 0,
  tokensAreExact: false,
  lengths: [],
  longest: { line: 0, tokens: 0 },
  findings: createFindingLog(),
  fits: [],
  isNoRows: true,
};

/** What a set is made of. */
interface SetParts {
  readonly files: readonly SetFile[];
  readonly set: MediaSet;
  /** The bytes that are sent. */
  content(): NodeJS.ReadableStream;
}

/** The log of a set, and what writes into it. */
interface SetLog {
  readonly log: FindingLog;
  readonly fail: FailFile;
}

/** A log without entries. */
export function createSetLog(): SetLog {
  const log = createFindingLog();
  const fail: FailFile = (rule, file, says) =>
    logFinding(log, rule.severity, () => {
      const what = file === undefined ? "the set" : `\`${file}\` in the set`;
      return { ...about(rule), says: `${what} ${rule.says}${says === undefined || says === "" ? "" : `: ${says}`}` };
    });
  return { log, fail };
}

/**
 * Judges the files of a set one after the other, and its rows with all that they may name. Memory does not grow with its bytes:
 * only names and first bytes are kept, and the rows go through a file that nobody else can open.
 */
export async function scanSet(
  { files, set, content }: SetParts,
  { log, fail }: SetLog,
  readRows: ReadRows,
  signal: AbortSignal | undefined,
): Promise<FileScan> {
  if (files.length === 0 && log.errorCount > 0) return { rows: noRows, set: log };
  judgeNames(files, set, fail);
  const media: Medium[] = [];
  const head = Buffer.alloc(mediumHeadBytes);
  for (const file of files.filter((each) => each.path !== rowsName && !isLitter(each.path))) {
    signal?.throwIfAborted();
    media.push(await judgeMedium(file, set, head, fail));
  }
  const rows = files.find((file) => file.path === rowsName);
  if (rows === undefined || rows.isUnread === true) return { rows: noRows, set: log };
  const { mostRowBytes = 2 ** 31 } = set;
  if (rows.bytes > mostRowBytes) {
    fail(
      { ...rules["set-row-bytes"], source: set.source },
      undefined,
      `${rows.bytes} bytes, and ${mostRowBytes} are taken`,
    );
    return { rows: noRows, set: log };
  }
  const found = await withRows(rows, fail, (handle) => readRows(handle.fd, rows.bytes, { set, media }));
  if (found === undefined) return { rows: noRows, set: log };
  if (found.digest === undefined) return { ...found, set: log };
  const digest = { ...found.digest, ...(await digestOf(content(), signal)) };
  return { ...found, digest, set: log };
}

/** Puts rows into a file that is gone for all others as soon as it is open, as nothing of training data stays on the disk. */
async function withRows<Result>(
  rows: SetFile,
  fail: FailFile,
  use: (handle: FileHandle) => Promise<Result>,
): Promise<Result | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), "finetune-rows-"));
  try {
    const handle = await open(path.join(folder, rowsName), "wx+", 0o600);
    try {
      await rm(folder, { recursive: true });
      const isWhole = await readWhole(rows, fail, async (bytes) => {
        await handle.appendFile(bytes);
      });
      return isWhole ? await use(handle) : undefined;
    } finally {
      await handle.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function digestOf(
  content: NodeJS.ReadableStream,
  signal: AbortSignal | undefined,
): Promise<{ readonly bytes: number; readonly sha256: string; readonly md5: string }> {
  const [sha256, md5] = [createHash("sha256"), createHash("md5")];
  let bytes = 0;
  for await (const piece of content) {
    signal?.throwIfAborted();
    const chunk = piece as Buffer;
    bytes += chunk.length;
    sha256.update(chunk);
    md5.update(chunk);
  }
  return { bytes, sha256: sha256.digest("hex"), md5: md5.digest("hex") };
}
