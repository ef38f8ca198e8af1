import { isAscii, isUtf8 } from "node:buffer";
import { scanRow } from "../json/scan-row";
import { createTape, type Tape } from "../json/tape";
import type { FileRule } from "../../contract/training-files";
import { findFormat, shapeOf, type KnownFormat, type ShapeKey } from "../shapes/shapes";
import type { RowSink } from "../shapes/row-sink";
import type { TokenCounter } from "../../tokens/token-counter";
import { createRowMeter } from "../tokens/row-meter";
import { badByte } from "./bad-byte";
import type { ByteSource } from "./byte-source";
import { about, describeFinding, describeLine } from "./describe-finding";
import { byteOrderMark, fileKind, headBytes } from "./file-kind";
import { fileRules } from "./file-rules";
import { createFindingLog, logFinding, type FindingLog } from "./finding";
import { createFittingShapes } from "./fitting-shapes";
import { isBlank } from "./is-blank";
import { lineRules } from "./line-rules";
import { misreadFile } from "./misread-file";
import { readLines } from "./read-lines";
import { createLengthCounts, type TokenLengths } from "./token-lengths";

/** The format that a file is to have, among all that it could have. */
export interface ScannedFormat {
  readonly key: ShapeKey;
  readonly formats: readonly KnownFormat[];
}

/** What the rows of a file tell. */
export interface RowScan {
  /** Lines that hold something, sound or not. */
  readonly rows: number;
  /** Of the sound rows. */
  readonly tokens: number;
  readonly tokensAreExact: boolean;
  readonly lengths: TokenLengths;
  readonly longest: { readonly line: number; readonly tokens: number };
  readonly findings: FindingLog;
  /** Formats that the rows fit where they do not fit the one that was asked for. */
  readonly fits: readonly ShapeKey[];
  /** The file holds no rows at all, and reading stopped early. */
  readonly isNoRows: boolean;
}

/** Judges every row of a file, in one pass. @throws TypeError when the cloud does not take the format */
export function scanRows(source: ByteSource, { key, formats }: ScannedFormat, counter: TokenCounter): RowScan {
  const known = findFormat(formats, key);
  if (known === undefined) throw new TypeError(`${key.cloud} takes no ${key.format}`);
  const shape = shapeOf(known.layout);
  const tape = createTape();
  const meter = createRowMeter(counter);
  const fitting = createFittingShapes(key, formats);
  const findings = createFindingLog();
  const lengths = createLengthCounts();
  const longest = { line: 0, tokens: 0 };
  let line = 0;
  let rows = 0;
  let tokens = 0;
  let isNoRows = false;
  let isSoundBlock = true;

  const failFile = (rule: FileRule): void => {
    logFinding(findings, rule.severity, () => ({ ...about(rule), says: `the file ${rule.says}` }));
  };
  const failLine = (rule: FileRule, at?: number, says?: string): void => {
    const place =
      at === undefined
        ? undefined
        : { bytes: tape.bytes, lineStart: tape.start, at, ...(says === undefined ? {} : { says }) };
    logFinding(findings, rule.severity, () => describeLine(rule, line, place));
  };
  const sink: RowSink = {
    ...meter,
    fail: (rule, value) => logFinding(findings, rule.severity, () => describeFinding(tape, line, rule, value)),
    lack: (rule, object, member) =>
      logFinding(findings, rule.severity, () => describeFinding(tape, line, rule, object, member)),
  };
  const readRow = (): boolean => {
    if (line === 1 && startsWithMark(tape)) {
      failFile(fileRules["file-bom"]);
      tape.start += byteOrderMark.length;
    }
    if (isBlank(tape.bytes, tape.start, tape.end)) {
      failLine(lineRules["line-empty"]);
      return true;
    }
    rows += 1;
    if (!isSoundBlock && !isUtf8(tape.bytes.subarray(tape.start, tape.end))) {
      failLine(lineRules["line-encoding"], badByte(tape.bytes, tape.start, tape.end));
      return true;
    }
    const fault = scanRow(tape);
    if (fault === undefined) fitting.try(tape);
    const isRow = fault === undefined && fitting.isAnyLeft();
    const misread = rows === 1 && !isRow ? misreadFile(tape, fault, shape.example) : undefined;
    if (misread !== undefined) {
      failFile(misread);
      isNoRows = true;
      return false;
    }
    if (fault !== undefined) {
      const isNul = fault.at < tape.end && tape.bytes[fault.at] === 0;
      failLine(isNul ? lineRules["line-nul"] : lineRules["line-json"], fault.at, isNul ? undefined : fault.says);
      return true;
    }
    const errorsBefore = findings.errorCount;
    meter.begin();
    shape.check(tape, sink);
    if (findings.errorCount === errorsBefore) countTokens();
    return true;
  };
  const countTokens = (): void => {
    const count = meter.count(tape);
    tokens += count;
    lengths.add(count);
    if (count <= longest.tokens) return;
    longest.tokens = count;
    longest.line = line;
  };

  const head = Buffer.alloc(headBytes);
  const kind = fileKind(head.subarray(0, source(head, 0, headBytes, 0)));
  if (kind === undefined) {
    readLines(source, {
      block: (bytes, start, end) => {
        if (tape.bytes !== bytes) useBuffer(tape, bytes);
        const block = bytes.subarray(start, end);
        tape.isAscii = isAscii(block);
        isSoundBlock = tape.isAscii || isUtf8(block);
        tape.mayThink = mayThink(block);
      },
      line: (_bytes, start, end) => {
        line += 1;
        tape.start = start;
        tape.end = end;
        return readRow();
      },
      longLine: () => {
        line += 1;
        rows += 1;
        failLine(lineRules["line-too-long"]);
      },
    });
  } else {
    failFile(kind);
    isNoRows = true;
  }
  const fits = findings.errorCount > 0 ? fitting.found() : [];
  return { rows, tokens, tokensAreExact: counter.isExact, lengths: lengths.list(), longest, findings, fits, isNoRows };
}

function useBuffer(tape: Tape, bytes: Buffer): void {
  tape.bytes = bytes;
  // The reader's buffers begin at a whole word.
  tape.words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}

function startsWithMark({ bytes, start }: Tape): boolean {
  return byteOrderMark.every((byte, index) => bytes[start + index] === byte);
}

/** Whether a tag of thinking may stand in a block. A single byte is found many times as fast as a word. */
function mayThink(block: Buffer): boolean {
  return (block.includes(0x3c) && block.includes("think>")) || block.includes("\\u003");
}
