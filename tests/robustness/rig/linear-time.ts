import assert from "node:assert/strict";
import fc from "fast-check";

/** `FUZZ_SEED` repeats a run; `FUZZ_RUNS` asks for more or fewer texts, as in every fuzz. */
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);
const share = Number(process.env["FUZZ_RUNS"] ?? 10_000) / 10_000;

/** Lengths that are tried, each four times the one before: what is cubic shows before it takes minutes. */
const lengths = [500, 2_000, 8_000, 32_000];
/** What of the CPU time makes a text suspicious, and below what the clock and the collector of garbage count for more than it. */
interface Measure {
  readonly suspiciousMs: number;
  readonly floorMs: number;
}

/** What is linear mostly takes a tenth of that for the longest text. */
const ofSurfaces: Measure = { suspiciousMs: 60, floorMs: 12 };
/** An expression by itself allocates little, and takes a millisecond. */
const ofExpressions: Measure = { suspiciousMs: 12, floorMs: 2 };
/** Four times the text may take so many times as long: four, and as much again for noise. What is quadratic takes sixteen. */
const mostGrowth = 8;

/** A text that can be as long as one likes. */
export type Growing = (length: number) => string;

/** What is done with a text of others. Its refusal is as good as its success. */
export type Surface = (text: string) => unknown;

/** Prints how to repeat what is drawn. */
export function printSeed(): void {
  process.stdout.write(`      FUZZ_SEED=${seed}\n`);
}

/** CPU time of this process in milliseconds, whatever else the machine does meanwhile. */
async function cpuMs(surface: Surface, text: string): Promise<number> {
  const before = process.cpuUsage();
  try {
    await surface(text);
  } catch (error) {
    if (error instanceof RangeError) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of several, because noise only adds. */
async function leastMs(surface: Surface, text: string): Promise<number> {
  const tries = [];
  for (let count = 0; count < 3; count += 1) tries.push(await cpuMs(surface, text));
  return Math.min(...tries);
}

/** Why a surface takes more than linear time; undefined where it does not. */
export async function superLinear(
  surface: Surface,
  grow: Growing,
  { suspiciousMs, floorMs }: Measure = ofSurfaces,
): Promise<string | undefined> {
  for (const length of lengths) {
    if ((await cpuMs(surface, grow(length))) < suspiciousMs) continue;
    const shorter = await leastMs(surface, grow(length / 4));
    const longer = await leastMs(surface, grow(length));
    const growth = longer / Math.max(shorter, floorMs);
    if (growth > mostGrowth) {
      return `${shorter.toFixed(0)} ms for ${length / 4} characters, ${longer.toFixed(0)} ms for ${length}`;
    }
  }
  return undefined;
}

/** What the texts are made of: marks of every syntax that is read somewhere, and words that a pattern waits for. */
const marks = [
  ...[
    "?",
    "&",
    "=",
    "/",
    "//",
    ".",
    "..",
    ":",
    ";",
    ",",
    "@",
    "#",
    "%",
    "%41",
    "+",
    "-",
    "_",
    "~",
    "'",
    '"',
    "`",
    "\\",
  ],
  ...[
    " ",
    "\t",
    "\n",
    "\r\n",
    "\u00a0",
    "a",
    "0",
    "0.",
    "1e",
    "é",
    "字",
    "\u0301",
    "\u0301\u0316",
    "\u{1f600}",
    "\ud800",
  ],
  ...["[", "]", "{", "}", "{a}", "(", "<", ">", "<a>", "</a>", "&amp;", "&#1;", "\u001b[31m", "\u0000", "--b\r\n"],
  ...["key", "?key", "&token=", "sign", "Bearer ", "bce-auth-v1/", "authorization: ", "sk-", "'loss': ", "-ft-1", "1h"],
  ...["<think>", "</think>", "\n</think>\n\n", "<Part>", "</Part>", "<PartNumber>", "<ETag>", "<Error>", "/api/v1/"],
  ...["/rpc/2.0/", "/v2/", "bytes=", "chunk-signature=", '{"a":', '"a",', "\\u00", "<|im_start|>", "bos:/a/", "1:2,"],
];

/** Something, a repetition, and an end that a pattern may stumble over. */
const growingOf = (parts: readonly string[], starts?: readonly string[]): fc.Arbitrary<Growing> =>
  fc
    .record({
      start: starts
        ? fc.constantFrom(...starts)
        : fc.array(fc.constantFrom(...parts), { maxLength: 2 }).map((all) => all.join("")),
      pump: fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 3 }).map((all) => all.join("")),
      end: fc.constantFrom("", "!", "\u0000", "x", "\n", "=", ">", '"'),
    })
    .map(({ start, pump, end }) => {
      const grow = (length: number): string => start + pump.repeat(Math.ceil(length / pump.length)) + end;
      // What a counterexample is printed as.
      return Object.assign(grow, { [fc.toStringMethod]: () => JSON.stringify({ start, pump, end }) });
    });

/** Holds that surfaces take linear time for texts that grow by repetition, and prints how to repeat them. */
export async function takesLinearTime(
  title: string,
  texts: number,
  surfaces: Readonly<Record<string, Surface>>,
): Promise<void> {
  const numRuns = Math.max(1, Math.ceil(texts * share));
  process.stdout.write(`      ${title}: ${numRuns} texts\n`);
  printSeed();
  const property = fc.asyncProperty(fc.constantFrom(...Object.keys(surfaces)), growingOf(marks), async (name, grow) => {
    const surface = surfaces[name];
    assert.ok(surface !== undefined);
    assert.equal(await superLinear(surface, grow), undefined);
  });
  await fc.assert(property, { seed, numRuns, endOnFailure: true });
}

/** A text of some made of these parts for which an expression takes more than linear time; undefined where none is found. */
export async function slowText(
  expression: RegExp,
  parts: readonly string[],
  texts: number,
): Promise<string | undefined> {
  const look: Surface = (text) => text.replace(expression, "");
  const starts = parts.slice(0, 4).map((_part, index) => parts.slice(0, index).join(""));
  for (const grow of fc.sample(growingOf(parts, starts), { seed, numRuns: texts })) {
    const found = await superLinear(look, grow, ofExpressions);
    if (found !== undefined) return `${fc.stringify(grow)}: ${found}`;
  }
  return undefined;
}
