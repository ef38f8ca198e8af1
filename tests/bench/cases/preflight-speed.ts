import { rmSync } from "node:fs";
import { join } from "node:path";
import type { BenchCase } from "../bench-case";
import type { Figure } from "../figure";
import { alternate } from "../rig/alternate";
import { bounded } from "../rig/bounded";
import { clonePath } from "../rig/clone-path";
import { paired } from "../rig/paired";
import { startProcess } from "../rig/start-process";
import { withTemporaryFolder } from "../rig/with-temporary-folder";
import { writeTrainingFile, type Languages } from "../rig/write-training-file";

const rounds = 3;
const speedBytes = 1e9;
const memoryBytes = { small: 100e6, large: 2e9 } as const;
/** Old generation of each thread's heap, which V8 does not let it go beyond. */
const heapMiB = 100;

/** How fast training files are read and judged, and in how much memory. */
export const preflightSpeed: BenchCase = {
  letter: "h",
  title: "Preflight of a training file",
  method:
    `Files of ${speedBytes / 1e9} GB, conversations of about a kilobyte. The bare side reads lines with one buffer and gives each to ` +
    `\`JSON.parse\` without looking at it, in a process of its own; ${rounds} rounds in turns. Memory is the most that the whole process ` +
    `had resident; it runs with a heap of ${heapMiB} MiB at most, so that a run that ends has needed less.`,
  limits:
    "One thread reads the rows (JSON, rules, tokens), another hashes the bytes (SHA-256, MD5) and looks for repeated rows; the first " +
    "decides the time where there are two cores. Tried and kept: rows as numbers in one reused array instead of values (1.5 times as fast " +
    "as `JSON.parse`, and no garbage), four bytes at a time inside texts, tokens estimated on the bytes in two places at once (1.6 times " +
    "as fast), and behind the first ten thousand rows for one row in eight. Tried without effect: larger reads.",
  measure: (say) => withTemporaryFolder((folder) => measureIn(folder, say)),
};

async function measureIn(folder: string, say: (line: string) => void): Promise<Figure[]> {
  const languages = ["English", "Chinese and English"] as const;
  const speeds: Figure[] = [];
  for (const language of languages) speeds.push(...(await measureSpeed(folder, language, say)));
  return [...speeds, ...(await measureMemory(folder, say))];
}

async function measureSpeed(folder: string, languages: Languages, say: (line: string) => void): Promise<Figure[]> {
  const file = join(folder, "speed.jsonl");
  say(`writing ${speedBytes / 1e9} GB of ${languages}`);
  writeTrainingFile(file, speedBytes, languages);
  const [ours, bare] = await alternate(rounds, [
    async () => speedBytes / 1e6 / (await preflight(folder, file)).seconds,
    async () => speedBytes / 1e6 / (await parseAlone(file)),
  ] as const);
  rmSync(file);
  const rate = (samples: readonly number[]) =>
    bounded({ name: "", unit: " MB/s", digits: 0, atLeast: 0 }, samples).measured;
  const figure = bounded(
    { name: `${languages}: speed against parsing alone`, unit: " ×", digits: 2, atLeast: 0.6 },
    paired(ours, bare),
  );
  return [{ ...figure, measured: `${figure.measured}; ${rate(ours)} against ${rate(bare)}` }];
}

async function measureMemory(folder: string, say: (line: string) => void): Promise<Figure[]> {
  const peaks: Record<keyof typeof memoryBytes, number[]> = { small: [], large: [] };
  for (const size of ["small", "large"] as const) {
    const file = join(folder, `${size}.jsonl`);
    say(`writing ${memoryBytes[size] / 1e6} MB`);
    writeTrainingFile(file, memoryBytes[size], "Chinese and English");
    for (let round = 0; round < rounds; round += 1) peaks[size].push((await preflight(folder, file)).peakMiB);
    rmSync(file);
  }
  return [
    bounded({ name: "resident memory for 2 GB", unit: " MiB", digits: 0, atMost: 220 }, peaks.large),
    bounded(
      { name: "resident memory for 2 GB against 100 MB", unit: " ×", digits: 2, atMost: 1.25 },
      paired(peaks.large, peaks.small),
    ),
  ];
}

/** Preflight by the built package in a process without a compiler in it, which would be most of its memory. */
const script = `
  const [, built, file, cacheFolder] = process.argv;
  const { createPreflight } = require(built + "/provider/preflight/create-preflight.js");
  const { clouds } = require(built + "/provider/clouds/index.js");
  const preflight = createPreflight({ clouds, programDirectory: "/", cacheFolder });
  const startedAt = performance.now();
  preflight({ path: file, format: "chat", cloud: "qianfan" }).then(({ findings }) => {
    if (findings.length > 0) throw new Error(findings[0].reason);
    console.log((performance.now() - startedAt) / 1000, process.resourceUsage().maxRSS / 1024);
  });`;

async function preflight(folder: string, file: string): Promise<{ seconds: number; peakMiB: number }> {
  const cache = join(folder, "cache");
  const args = [`--max-old-space-size=${heapMiB}`, "-e", script, clonePath("dist"), file, cache];
  const line = await firstLine(args);
  rmSync(cache, { recursive: true, force: true });
  const [seconds = NaN, peakMiB = NaN] = line.split(" ").map(Number);
  return { seconds, peakMiB };
}

async function parseAlone(file: string): Promise<number> {
  const source = clonePath("tests/bench/processes/parse-lines.ts");
  return Number(await firstLine(["-r", "tsx/cjs", source, file]));
}

async function firstLine(args: readonly string[]): Promise<string> {
  const { line, end } = await startProcess(args);
  await end();
  return line;
}
