import { chatTokens } from "../tokens/chat-tokens";
import { createTokenCounter } from "../tokens/create-token-counter";
import { createSeenRows } from "../preflight/scan/seen-rows";
import { createLengthCounts } from "../preflight/scan/token-lengths";
import type { TokenCounter } from "../tokens/token-counter";
import { RowRefusal } from "./data-error";
import { languageOf } from "./languages";
import { recogniseSample, type RowShapes } from "./recognise-sample";
import type { Sample, Turn } from "./sample";
import type { SourceRow } from "./source-row";

/** How many rows are so, and the lines of the first of them. */
export interface Occurrences {
  count: number;
  readonly lines: number[];
}

/** What a file holds. */
export interface Statistics {
  readonly rows: number;
  /** Rows whose shape is known; everything below is about them. */
  readonly read: number;
  readonly unread: Occurrences;
  readonly shapes: Readonly<Record<string, number>>;
  readonly yields: Readonly<Record<string, number>>;
  readonly turns: { readonly sum: number; readonly most: number };
  readonly roles: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, number>>;
  /** Rows that teach the same as an earlier one. */
  readonly duplicates: Occurrences;
  readonly tokens: number;
  readonly tokensAreExact: boolean;
  /** Rows by their tokens, in powers of two. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly rows: number }[];
  readonly longest: readonly { readonly line: number; readonly tokens: number }[];
  readonly over?: Occurrences & { readonly tokens: number };
}

/** How rows are read, and what else is asked. */
export interface StatisticsQuestion extends RowShapes {
  /** Tokens beyond which rows are counted. */
  readonly over?: number;
}

const toldLines = 5;
const toldLongest = 5;

/** Bytes of a file for which the memory of repeated rows has its full size. */
const anySize = 2 ** 30;

/** Reads all rows once; memory does not grow with their number. */
export async function collectStatistics(
  rows: AsyncIterable<SourceRow>,
  question: StatisticsQuestion,
): Promise<Statistics> {
  const counter = createTokenCounter("qwen3", process.cwd());
  const lengths = createLengthCounts();
  const findRepeated = createRepetitions();
  const [shapes, yields, roles, languages] = [counts(), counts(), counts(), counts()];
  const unread = occurrences();
  const duplicates = occurrences();
  const over = occurrences();
  const turns = { sum: 0, most: 0 };
  let longest: { line: number; tokens: number }[] = [];
  let all = 0;
  let read = 0;
  let sum = 0;
  for await (const row of rows) {
    all += 1;
    const found = tryRecognise(row, question);
    if (found === undefined) {
      occur(unread, row.line);
      continue;
    }
    const { sample, shape } = found;
    read += 1;
    const said = turnsOf(sample);
    const tokens = tokensOf(sample, said, counter);
    count(shapes, shape);
    count(yields, sample.yields);
    for (const { role } of said) count(roles, role);
    count(languages, languageOf(sample.yields === "text" ? sample.text : said.map(({ content }) => content).join(" ")));
    turns.sum += said.length;
    turns.most = Math.max(turns.most, said.length);
    sum += tokens;
    lengths.add(tokens);
    if (longest.length < toldLongest || tokens > (longest.at(-1)?.tokens ?? 0)) {
      longest = [...longest, { line: row.line, tokens }]
        .sort((one, other) => other.tokens - one.tokens)
        .slice(0, toldLongest);
    }
    if (findRepeated(sample, all)) occur(duplicates, row.line);
    if (question.over !== undefined && tokens > question.over) occur(over, row.line);
  }
  return {
    rows: all,
    read,
    unread,
    shapes: Object.fromEntries(shapes),
    yields: Object.fromEntries(yields),
    turns,
    roles: Object.fromEntries(roles),
    languages: Object.fromEntries(languages),
    duplicates,
    tokens: sum,
    tokensAreExact: counter.isExact,
    histogram: inPowers(lengths.list()),
    longest,
    ...(question.over === undefined ? {} : { over: { tokens: question.over, ...over } }),
  };
}

function tryRecognise(row: SourceRow, shapes: RowShapes): ReturnType<typeof recogniseSample> | undefined {
  try {
    return recogniseSample(row, shapes, () => undefined);
  } catch (error) {
    if (error instanceof RowRefusal) return undefined;
    throw error;
  }
}

function turnsOf(sample: Sample): readonly Turn[] {
  switch (sample.yields) {
    case "text":
      return [];
    case "conversation":
      return sample.turns;
    case "pair":
      return [...sample.turns, sample.chosen];
    case "judged":
      return [...sample.turns, sample.answer];
  }
}

function tokensOf(sample: Sample, turns: readonly Turn[], counter: TokenCounter): number {
  if (sample.yields === "text") return counter.count(sample.text);
  const messages = turns.map(({ role, content, thinking, calls }) => ({
    role,
    content,
    ...(thinking === undefined ? {} : { reasoning_content: thinking }),
    ...(calls === undefined ? {} : { tool_calls: calls }),
  }));
  const rejected = sample.yields === "pair" ? counter.count(sample.rejected.content) : 0;
  return chatTokens(counter, messages, sample.tools) + rejected;
}

/** Tells whether a sample was there before; of very many, the first three million are remembered. */
function createRepetitions(): (sample: Sample, row: number) => boolean {
  const seen = createSeenRows(anySize);
  return (sample, row) => {
    const bytes = new TextEncoder().encode(JSON.stringify(sample));
    return seen.add(new DataView(bytes.buffer, bytes.byteOffset), 0, bytes.length, row) !== 0;
  };
}

function inPowers(lengths: readonly (readonly [tokens: number, rows: number])[]): Statistics["histogram"] {
  const powers = new Map<number, number>();
  for (const [tokens, rows] of lengths) {
    const power = Math.floor(Math.log2(Math.max(1, tokens)));
    powers.set(power, (powers.get(power) ?? 0) + rows);
  }
  const [first = 0, last = -1] = [Math.min(...powers.keys()), Math.max(...powers.keys())];
  if (powers.size === 0) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    from: 2 ** (first + index),
    to: 2 ** (first + index + 1) - 1,
    rows: powers.get(first + index) ?? 0,
  }));
}

function counts(): Map<string, number> {
  return new Map();
}

/** Names that are told apart: more are no shapes and no languages. */
function count(map: Map<string, number>, name: string): void {
  map.set(name, (map.get(name) ?? 0) + 1);
}

function occurrences(): Occurrences {
  return { count: 0, lines: [] };
}

function occur(found: Occurrences, line: number): void {
  found.count += 1;
  if (found.lines.length < toldLines) found.lines.push(line);
}
