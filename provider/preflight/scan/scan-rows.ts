import { isAscii, isUtf8 } from "node:buffer";
import { explainFault } from "../json/explain-fault";
import { endsEarly, loneSurrogate, type Fault } from "../json/fault";
import { scanRow } from "../json/scan-row";
import { textOf, valueOf } from "../json/read-value";
import { createTape, none, root, type Tape } from "../json/tape";
import type { FileRule } from "../../contract/training-files";
import { recogniseRow } from "../foreign/recognise";
import { recogniseTable } from "../foreign/recognise-text";
import { shapeOf } from "../shapes/shapes";
import type { RowSink } from "../shapes/row-sink";
import type { TokenCounter } from "../../tokens/token-counter";
import { createRowMeter } from "../tokens/row-meter";
import { badByte } from "./bad-byte";
import type { ByteSource } from "./byte-source";
import { about, describeFinding, describeLine } from "./describe-finding";
import { byteOrderMark, fileKind, headBytes } from "./file-kind";
import { fileRules } from "./file-rules";
import { createFindingLog, logFinding } from "./finding";
import { createFittingShapes } from "./fitting-shapes";
import { guessEncoding } from "./guess-encoding";
import { isBlank } from "./is-blank";
import { lineRules } from "./line-rules";
import { misreadFile } from "./misread-file";
import { readLines } from "./read-lines";
import { createReferences } from "./media-references";
import type { ForeignRows, RowScan, ScannedFormat } from "./row-scan";
import { createSpreadRow } from "./spread-row";
import { createLengthCounts } from "./token-lengths";

/** A line of words, with nothing in it that JSON is made of. */
const prose = /^\p{L}[^{}[\]":]+$/u;

/** A line that is too long to be read counts a token for so many bytes (our choice: more than text has, so that a limit holds). */
const fewestBytesPerToken = 2;

/** Judges every row of a file, in one pass. */
export function scanRows(source: ByteSource, request: ScannedFormat, counter: TokenCounter): RowScan {
  const { layout, formats, media } = request;
  const shape = shapeOf(layout);
  const tape = createTape();
  const meter = createRowMeter(counter);
  const fitting = createFittingShapes(layout, formats);
  const findings = createFindingLog();
  const references = createReferences(media);
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
    lack: (rule, object, member) => {
      references.lack(rule);
      logFinding(findings, rule.severity, () => describeFinding(tape, line, rule, object, member));
    },
    medium: (value, holds) => {
      const fault = references.find(textOf(tape, value), holds);
      if (fault === undefined) return;
      const { rule, says } = fault;
      logFinding(findings, rule.severity, () => {
        const found = describeFinding(tape, line, rule, value);
        return { ...found, says: found.says + says() };
      });
    },
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
    if (!isRead) return false;
    const isSound = findings.errorCount === errorsBefore;
    addTokens(references.tokensWith(() => (isSound ? meter.count(tape) : unsound(meter.countWhole(tape)))));
    return true;
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
      const line = rows === 1 ? tape.bytes.toString("utf8", tape.start, tape.end) : "";
      if (line !== "" && (failTable(line) || failProse(line))) return false;
      failJson(fault);
      return true;
    }
    if (tape.repeated !== none) sink.fail(lineRules["member-repeated"], tape.repeated);
    if (rows === 1 && !fitting.fitsAsked()) foreign = foreignRows(valueOf(tape, root));
    meter.begin();
    references.begin();
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
  const failProse = (line: string): boolean => {
    if (layout.kind !== "text" || !prose.test(line)) return false;
    noRows(fileRules["file-prose"]);
    foreign = { title: "plain text", has: [], targets: ["text"] };
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
  for (const { rule, says } of references.atEnd())
    logFinding(findings, rule.severity, () => ({ ...about(rule), says }));
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
