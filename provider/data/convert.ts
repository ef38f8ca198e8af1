import type { KnownFormat } from "../preflight/shapes/shapes";
import { RowRefusal } from "./data-error";
import { recogniseSample, type RowShapes } from "./recognise-sample";
import { createRowJudge } from "./row-judge";
import type { Sample } from "./sample";
import type { SourceRow } from "./source-row";
import { writeSample, type Target } from "./write-sample";

/** What rows are to become. */
export interface Conversion extends RowShapes {
  /** Said before every conversation that has no words of the system. */
  readonly system?: string;
  /** The format as each cloud has it that is to take the rows; all of one layout. */
  readonly formats: readonly KnownFormat[];
}

/** What was done, kept small whatever the size of the file. */
export interface ConversionReport {
  read: number;
  written: number;
  leftOut: number;
  /** Why rows were left out, and on which lines, the first of them. */
  readonly reasons: Map<string, { count: number; readonly lines: number[] }>;
  /** Members that were left out of rows that were written, and of how many. */
  readonly dropped: Map<string, number>;
  /** Shapes of the rows by their titles. */
  readonly shapes: Set<string>;
}

/** Lines that are told of each reason, reasons and members that are told apart. */
const toldLines = 20;
const toldReasons = 50;

/** Converts row by row. Tells at the end, in `report`, what it did. */
export async function* convertRows(
  rows: AsyncIterable<SourceRow>,
  conversion: Conversion,
  report: ConversionReport,
): AsyncGenerator<string> {
  const judge = createRowJudge(conversion.formats);
  const target = targetOf(conversion.formats);
  for await (const row of rows) {
    report.read += 1;
    const dropped = new Set<string>();
    try {
      const recognised = recogniseSample(row, conversion, (member) => dropped.add(member));
      report.shapes.add(recognised.shape);
      const sample = withSystem(recognised.sample, conversion.system);
      const texts = writeSample(sample, target, (member) => dropped.add(member)).map((made) => JSON.stringify(made));
      const refusal = texts.map(judge).find((reason) => reason !== undefined);
      if (refusal !== undefined) throw new RowRefusal(refusal);
      yield* texts;
      report.written += texts.length;
      for (const member of dropped) count(report.dropped, member);
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error;
      leaveOut(report, error.message, row.line);
    }
  }
}

/** Nothing done yet. */
export function createReport(): ConversionReport {
  return { read: 0, written: 0, leftOut: 0, reasons: new Map(), dropped: new Map(), shapes: new Set() };
}

function withSystem(sample: Sample, system: string | undefined): Sample {
  if (system === undefined || sample.yields === "text" || sample.turns[0]?.role === "system") return sample;
  return { ...sample, turns: [{ role: "system", content: system }, ...sample.turns] };
}

function targetOf(formats: readonly KnownFormat[]): Target {
  const layouts = formats.map(({ layout }) => layout);
  const [first] = layouts;
  if (first === undefined) throw new TypeError("no cloud is to take the rows");
  return { kind: first.kind, dialects: layouts.flatMap((layout) => ("dialect" in layout ? [layout.dialect] : [])) };
}

function leaveOut(report: ConversionReport, message: string, line: number): void {
  report.leftOut += 1;
  const isKnown = report.reasons.has(message) || report.reasons.size < toldReasons;
  const reason = isKnown ? message : "other reasons";
  const entry = report.reasons.get(reason) ?? { count: 0, lines: [] };
  entry.count += 1;
  if (entry.lines.length < toldLines) entry.lines.push(line);
  report.reasons.set(reason, entry);
}

function count(counts: Map<string, number>, name: string): void {
  if (counts.has(name) || counts.size < toldReasons) counts.set(name, (counts.get(name) ?? 0) + 1);
}
