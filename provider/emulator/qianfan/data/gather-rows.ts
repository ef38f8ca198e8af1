import { countTokens } from "../../training/training-plan";
import type { ImportProblem } from "../datasets/dataset-import-store";
import type { TrainingPair } from "../datasets/training-pair-store";
import { readRow } from "./read-row";

/** Lengths at which rows can be cut: `maxSeqLen` of the tables, and those beyond them. */
const cutLengths = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072];
/** Problems that a report names, and prompts that a model remembers (our choice). */
const keptProblems = 1000;
const keptPairs = 10_000;
/** Prompts and answers that are longer are not remembered (our choice). */
const longestPair = 16_384;

/** Adds the rows of files up. */
interface RowGatherer {
  /** Reads a file, its rows one by one. */
  addFile(file: string, format: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** A file that cannot be read. */
  addProblem(problem: ImportProblem): void;
  gathered(): {
    readonly rows: number;
    readonly tokens: number;
    readonly lengths: Readonly<Record<string, number>>;
    readonly problemCount: number;
    readonly problems: readonly ImportProblem[];
    readonly pairs: readonly TrainingPair[];
  };
}

/** An empty one. */
export function createRowGatherer(): RowGatherer {
  const lengths = new Map(cutLengths.map((length) => [length, 0]));
  const problems: ImportProblem[] = [];
  const pairs = new Map<string, string>();
  let rows = 0;
  let tokens = 0;
  let problemCount = 0;

  function addProblem(problem: ImportProblem): void {
    problemCount += 1;
    if (problems.length < keptProblems) problems.push(problem);
  }

  function addRow(texts: readonly string[]): void {
    const count = texts.reduce((sum, text) => sum + countTokens(text), 0);
    rows += 1;
    tokens += count;
    for (const length of cutLengths) lengths.set(length, (lengths.get(length) ?? 0) + Math.min(count, length));
  }

  function learn({ prompt, answer }: TrainingPair): void {
    const key = prompt.trim();
    const isKept = pairs.size < keptPairs && prompt.length + answer.length <= longestPair;
    if (isKept && !pairs.has(key)) pairs.set(key, answer);
  }

  return {
    addProblem,
    addFile: async (file, format, chunks) => {
      for await (const { number, bytes } of splitLines(chunks)) {
        const reading = readRow(bytes, format, number === 1);
        if ("problem" in reading) addProblem({ file, line: number, reason: reading.problem, code: reading.code });
        else {
          addRow(reading.texts);
          reading.pairs.forEach(learn);
        }
      }
    },
    gathered: () => ({
      rows,
      tokens,
      lengths: Object.fromEntries(lengths),
      problemCount,
      problems,
      pairs: [...pairs].map(([prompt, answer]) => ({ prompt, answer })),
    }),
  };
}

/** Longest line in bytes (our choice: as the documents' largest row elsewhere). */
const longestLineBytes = 32 * 2 ** 20;

/** One line of a file, without its end. */
interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined: the line is too long. */
  readonly bytes: Buffer | undefined;
}

/** Splits a stream of bytes into lines; the end of the file ends the last one. Memory: one line. */
async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let number = 0;
  const hold = (piece: Buffer) => {
    heldBytes += piece.length;
    if (heldBytes <= longestLineBytes) held.push(piece);
  };
  const take = (): Line => {
    const bytes = heldBytes > longestLineBytes ? undefined : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    number += 1;
    return { number, bytes };
  };
  for await (const chunk of chunks) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      hold(piece.subarray(start, end));
      start = end + 1;
      yield take();
    }
    if (start < piece.length) hold(piece.subarray(start));
  }
  if (heldBytes > 0) yield take();
}
