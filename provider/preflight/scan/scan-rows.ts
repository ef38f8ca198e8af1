import { isAscii, isUtf8 } from "node:buffer";
import { explainFault } from "../json/explain-fault";
import { endsEarly, loneSurrogate, type Fault } from "../json/fault";
import { scanRow } from "../json/scan-row";
import { valueOf } from "../json/read-value";
import { createTape, none, root, type Tape } from "../json/tape";
import type { FileRule, RowLayout } from "../../contract/training-files";
import { recogniseRow } from "../foreign/recognise";
import { recogniseTable } from "../foreign/recognise-text";
import type { DatasetFormat } from "../../contract/dataset-cloud";
import { shapeOf, type KnownFormat, type ShapeKey } from "../shapes/shapes";
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
import { guessEncoding } from "./guess-encoding";
import { isBlank } from "./is-blank";
import { lineRules } from "./line-rules";
import { misreadFile } from "./misread-file";
import { readLines } from "./read-lines";
import { createSpreadRow } from "./spread-row";
import { createLengthCounts, type TokenLengths } from "./token-lengths";

/** The format that a file is to have, among all that it could have. */
export interface ScannedFormat {
  /** What its rows look like. */
  readonly layout: RowLayout;
  readonly formats: readonly KnownFormat[];
}

/** A line that is too long to be read counts a token for so many bytes (our choice: more than text has, so that a limit holds). */
const fewestBytesPerToken = 2;

/** What the rows of a file tell. */
export interface RowScan {
  /** Lines that hold something, sound or not. */
  readonly rows: number;
  /** Of all rows; of those that are not sound, by the whole of their text, as they are trained on where they are let pass. */
  readonly tokens: number;
  readonly tokensAreExact: boolean;
  readonly lengths: TokenLengths;
  readonly longest: { readonly line: number; readonly tokens: number };
  readonly findings: FindingLog;
  /** Formats that the rows fit where they do not fit the one that was asked for. */
  readonly fits: readonly ShapeKey[];
  /** What the rows are in the words of people where they fit nothing that was asked for. */
  readonly foreign?: ForeignRows | undefined;
  /** The file holds no rows at all, and reading stopped early. */
  readonly isNoRows: boolean;
}

/** Rows of a shape that has a name and is no cloud's. */
export interface ForeignRows {
  readonly title: string;
  /** Members by which it is told. */
  readonly has: readonly string[];
  /** Formats that it can become, the likeliest first. */
  readonly targets: readonly DatasetFormat[];
}

/** Judges every row of a file, in one pass. */
export function scanRows(source: ByteSource, { layout, formats }: ScannedFormat, counter: TokenCounter): RowScan {
  const shape = shapeOf(layout);
  const tape = createTape();
  const meter = createRowMeter(counter);
  const fitting = createFittingShapes(layout, formats);
  const findings = createFindingLog();
  const lengths = createLengthCounts();
  const longest = { line: 0, tokens: 0 };
  let line = 0;
  let rows = 0;
  let tokens = 0;
  let unsoundRows = 0;
  let isNoRows = false;
  let isSoundBlock = true;

  let hasOtherEncoding = false;
  let foreign: ForeignRows | undefined;
  const spread = createSpreadRow();

  const failFile = (rule: FileRule, what?: string): void => {
    const says = what === undefined ? `the file ${rule.says}` : `the file ${what}, ${rule.says}`;
    logFinding(findings, rule.severity, () => ({ ...about(rule), says }));
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
    if (spread.goesOn(tape.bytes, tape.start, tape.end)) return true;
    rows += 1;
    const errorsBefore = findings.errorCount;
    const isRead = readValues();
    if (isRead) addTokens(findings.errorCount === errorsBefore ? meter.count(tape) : unsound(meter.countWhole(tape)));
    return isRead;
  };
  const readValues = (): boolean => {
    if (!isSoundBlock && !isUtf8(tape.bytes.subarray(tape.start, tape.end))) {
      // A file has one encoding: said once, it is said of all lines.
      const isKnown = hasOtherEncoding;
      hasOtherEncoding = true;
      return isKnown || failEncoding();
    }
    const fault = scanRow(tape);
    if (fault === undefined) fitting.try(tape);
    const isRow = fault === undefined && fitting.isAnyLeft();
    const misread = rows === 1 && !isRow ? misreadFile(tape, fault, shape.example) : undefined;
    if (misread !== undefined) return noRows(misread);
    if (fault !== undefined) {
      if (rows === 1 && failTable(tape.bytes.toString("utf8", tape.start, tape.end))) return false;
      failJson(fault);
      return true;
    }
    if (tape.repeated !== none) sink.fail(lineRules["member-repeated"], tape.repeated);
    if (rows === 1 && !fitting.fitsAsked()) foreign = foreignRows(valueOf(tape, root));
    meter.begin();
    shape.check(tape, sink);
    return true;
  };
  const noRows = (rule: FileRule, what?: string): false => {
    failFile(rule, what);
    isNoRows = true;
    return false;
  };
  const failTable = (line: string, encoding = ""): boolean => {
    const table = recogniseTable(line);
    if (table === undefined) return false;
    noRows(
      fileRules["file-table"],
      `looks like ${table.name.toUpperCase()}${encoding} with columns ${table.columns.join(", ")}`,
    );
    foreign = { title: table.name.toUpperCase(), has: table.columns, targets: table.rows?.targets ?? [] };
    return true;
  };
  /** @returns whether there may be rows */
  const failEncoding = (): boolean => {
    const guess = guessEncoding(tape.bytes.subarray(tape.start, tape.end));
    if (rows === 1 && guess !== undefined && failTable(guess.text, ` in ${guess.name}`)) return false;
    failLine(
      lineRules["line-encoding"],
      badByte(tape.bytes, tape.start, tape.end),
      guess && `it reads as ${guess.name}`,
    );
    return true;
  };
  const failJson = (fault: Fault): void => {
    const { at, says } = fault;
    if (at < tape.end && tape.bytes[at] === 0) failLine(lineRules["line-nul"], at);
    else if (says === loneSurrogate) failLine(lineRules["line-surrogate"], at);
    else failLine(lineRules["line-json"], at, explainFault(tape, fault));
    if (says === endsEarly) spread.begin(tape.bytes, tape.start, tape.end);
  };
  const unsound = (count: number): number => {
    unsoundRows += 1;
    return count;
  };
  const addTokens = (count: number): void => {
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
      longLine: (bytes) => {
        line += 1;
        rows += 1;
        failLine(lineRules["line-too-long"]);
        addTokens(unsound(Math.ceil(bytes / fewestBytesPerToken)));
      },
    });
  } else {
    noRows(kind.rule, kind.what && `is ${kind.what}`);
  }
  const fits = findings.errorCount > 0 ? fitting.found() : [];
  // Where it is a cloud's shape, that says more.
  if (!isNoRows && (fitting.fitsAsked() || fits.length > 0)) foreign = undefined;
  const tokensAreExact = counter.isExact && unsoundRows === 0;
  return { rows, tokens, tokensAreExact, lengths: lengths.list(), longest, findings, fits, foreign, isNoRows };
}

/** What a first row is in the words of people; nothing for those that clouds name themselves. */
function foreignRows(row: unknown): ForeignRows | undefined {
  const found = recogniseRow(row);
  if (found === undefined || ["messages", "turns"].includes(found.shape.name)) return undefined;
  return { title: found.shape.title, has: found.shape.has, targets: found.targets };
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
