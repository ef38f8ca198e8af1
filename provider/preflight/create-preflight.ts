import path from "node:path";
import type { Cloud, CloudRegistry } from "../contract/cloud";
import type { DatasetFormat } from "../contract/dataset-cloud";
import type { PreflightRequest } from "../contract/preflight";
import type { RowLayout } from "../contract/training-files";
import { errorText } from "../base/error-text";
import { FineTuneError } from "../base/fine-tune-error";
import { tokenizerHere } from "./tokens/tokenizer-here";
import { createScanCache } from "./cache/scan-cache";
import { isAtRest, scanKey } from "./cache/scan-key";
import type { FileScan } from "./file-scan";
import { judgeScan, setFormats } from "./judge-scan";
import { explainPath } from "./explain-path";
import { isFolder, openTrainingFile, type OpenData, type ReadRows } from "./open-training-file";
import type { PreflightReport } from "./preflight-report";
import { reportFindings } from "./report-findings";
import { about } from "./scan/describe-finding";
import { fileRules } from "./scan/file-rules";
import { createFindingLog, logFinding, type FindingLog } from "./scan/finding";
import type { ScanRequest } from "./scan/scan-request";
import { findFormat, formatsOf } from "./shapes/shapes";
import { openSet } from "./set/open-set";
import { scanInWorkers } from "./worker/scan-in-workers";

/** What preflight works with. */
export interface PreflightOptions {
  readonly clouds: CloudRegistry;
  /** Folder of the Pulumi program: relative paths begin there. */
  readonly programDirectory: string;
  /** Where results are kept between processes; absent: nowhere. */
  readonly cacheFolder?: string;
  /** Reads one open file; by default in threads. */
  readonly scan?: (request: ScanRequest, signal?: AbortSignal) => Promise<FileScan>;
  /** Milliseconds since the Unix epoch, of the clock that the file system has. */
  readonly now?: () => number;
}

/** Judges training files. */
export type Preflight = (request: PreflightRequest, signal?: AbortSignal) => Promise<PreflightReport>;

/**
 * Preflight for one process. It reads a file once however often and by whom it is asked, one file at a time, and keeps the
 * result for the next process.
 *
 * @example
 * const preflight = createPreflight({ clouds, programDirectory: process.cwd(), cacheFolder: ".finetune/preflight" });
 * const { content, findings } = await preflight({ path: "train.jsonl", format: "chat", cloud: "bailian" });
 */
export function createPreflight(options: PreflightOptions): Preflight {
  const { clouds, programDirectory, cacheFolder, scan = scanInWorkers, now = Date.now } = options;
  const cache = createScanCache(cacheFolder);
  /** The end of the queue. */
  let turn: Promise<unknown> = Promise.resolve();

  const scanOpen = async (
    opened: OpenData,
    file: string,
    request: PreflightRequest,
    layout: RowLayout,
    signal: AbortSignal | undefined,
  ): Promise<FileScan | undefined> => {
    const tokenizer = tokenizerHere(clouds.get(request.cloud).tokenizerOf(), programDirectory);
    const { state, contentState } = opened;
    const key = {
      ...scanKey(file, state, { ...request, layout: layout.kind, tokenizer }),
      ...(contentState === undefined ? {} : { contentState }),
    };
    const kept = await cache.get(key);
    if (kept !== undefined) return kept;
    const startedAt = now();
    const formats = formatsOf(clouds.all);
    const readRows: ReadRows = (fileDescriptor, bytes, media) =>
      scan(
        {
          fileDescriptor,
          bytes,
          layout,
          formats,
          tokenizer,
          programDirectory,
          ...(media === undefined ? {} : { media }),
        },
        signal,
      );
    const found = await opened.read(readRows, signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new FineTuneError(`${file} could not be read to its end: ${errorText(error)}`, {
        code: "preflight-failed",
        cause: error,
        nextStep: "Nothing was sent. Look at the disk that holds the file, and run it again.",
      });
    });
    if (!(await opened.isUnchanged())) return undefined;
    if (isAtRest(state, startedAt)) await cache.put(key, found);
    return found;
  };
  const read = async (
    file: string,
    request: PreflightRequest,
    layout: RowLayout,
    signal?: AbortSignal,
  ): Promise<PreflightReport> => {
    signal?.throwIfAborted();
    const name = path.basename(file);
    const files = clouds.get(request.cloud).dataset?.files();
    const set = files?.sets?.[request.format];
    let opened: OpenData;
    try {
      opened = set === undefined ? await openTrainingFile(file) : await openSet(file, set);
    } catch (error) {
      const why = explainPath(request.path, error);
      const says = `the file ${fileRules["file-missing"].says}: ${why}${why === isFolder ? setFormats(files) : ""}`;
      return refusal(name, "file-missing", says);
    }
    try {
      const found = await scanOpen(opened, file, request, layout, signal);
      if (found === undefined) return refusal(name, "file-changed", `the file ${fileRules["file-changed"].says}`);
      return report(name, opened, found, judgeScan(found, request, clouds));
    } finally {
      await opened.close();
    }
  };

  return (request, signal) => {
    const taken = formatsOf([clouds.get(request.cloud)]);
    const usual = findFormat(taken, request)?.layout;
    if (usual === undefined) return Promise.resolve(wrongFormat(clouds.get(request.cloud), request.format));
    const { format, block = {} } = request;
    const layout = clouds.get(request.cloud).dataset?.files().layoutIn?.(format, block) ?? usual;
    const file = path.resolve(programDirectory, request.path);
    // One after the other, whether the one before succeeded or not. A file that is asked for twice is in the cache the second time.
    const result = turn.then(() => read(file, request, layout, signal));
    turn = result.catch(() => undefined);
    return result;
  };
}

function report(name: string, opened: OpenData, { rows, digest }: FileScan, log: FindingLog): PreflightReport {
  const base = { ...log, findings: reportFindings(name, log) };
  if (digest === undefined || rows.rows === 0) return base;
  const { bytes, sha256, md5, duplicates } = digest;
  return {
    ...base,
    content: {
      contentHash: sha256,
      bytes,
      rows: rows.rows,
      tokens: rows.tokens,
      tokensAreExact: rows.tokensAreExact,
      longestRowTokens: rows.longest.tokens,
      longestRowLine: rows.longest.line,
      lengths: rows.lengths,
      md5,
      duplicates,
    },
    file: { name: opened.name, bytes, sha256, md5, open: opened.open },
  };
}

function refusal(name: string, code: "file-missing" | "file-changed", says: string): PreflightReport {
  const log = createFindingLog();
  logFinding(log, "error", () => ({ ...about(fileRules[code]), says }));
  return { ...log, findings: reportFindings(name, log) };
}

function wrongFormat(cloud: Cloud, format: DatasetFormat): PreflightReport {
  const takes = formatsOf([cloud]).map((known) => known.format);
  const says = `${cloud.title} takes no format ${format}; it takes ${takes.join(", ")}`;
  const finding = {
    rule: "format",
    severity: "error" as const,
    says,
    source: cloud.dataset?.files().formatsSource ?? "our choice: no format is known",
  };
  const reason = `${says} (rule format; ${finding.source})`;
  return {
    errors: [finding],
    warnings: [],
    errorCount: 1,
    warningCount: 0,
    findings: [{ path: "format", reason, severity: "error" }],
  };
}
