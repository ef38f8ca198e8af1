import { bailian, qianfan } from "../../engine/rig/job-program";
import { readJournal, type JournalEntry } from "../../engine/rig/read-journal";
import { jobInputs } from "../../frontends/rig/job-inputs";
import { startProvider } from "../../frontends/rig/start-provider";
import type { BenchCase } from "../bench-case";
import { bounded } from "../rig/bounded";
import { clonePath } from "../rig/clone-path";
import { cpuSeconds } from "../rig/cpu-seconds";
import { residentMiB } from "../rig/resident-mib";
import { median } from "../rig/samples";
import { startEmulator, type EmulatorProcess } from "../rig/start-emulator";
import { withTemporaryFolder } from "../rig/with-temporary-folder";

const jobs = 50;
const minutes = 10;
/** Simulated seconds in a real one. */
const speed = 10;
const minuteMs = 60_000 / speed;
/** The default of `finetune:pollInterval`, in the time of these clouds. */
const pollInterval = `${15_000 / speed}ms`;
const lists = new Set(["ListFineTunes", "DescribeFineTuningJobs"]);

/** What it costs to wait. */
export const waitingJobs: BenchCase = {
  letter: "g",
  title: `${jobs} jobs that wait`,
  method:
    `One provider process and ${jobs} creates at once, half of them on each cloud, on a server whose time passes ${speed} times as fast; ` +
    `the default poll interval of 15 s in that time. Calls are counted in the journal over ${minutes} simulated minutes after the last ` +
    "submit. Processor time is that of the process over the simulated time: on a real cloud the same calls spread over it.",
  limits:
    "A look is an HTTP call and its parsing. Memory: the median of the last minute against that of the second. V8 lets its room for new " +
    "objects grow for minutes before it collects, so the process is started with `--max-semi-space-size=2`; without it the resident " +
    "memory rose by some 40 MiB over an hour of simulated time and fell back to where it began with the next collection.",
  measure: (say) =>
    withTemporaryFolder(async (folder) => {
      const server = await startEmulator(folder, "--speed", String(speed));
      const provider = await startProvider(sdk, environmentFor(server));
      try {
        await provider.configure({});
        const created = Array.from({ length: jobs }, async (_, n) => {
          const { inputs } = await provider.check({}, jobInputs(`job-${n}`, n % 2 === 0 ? { bailian } : { qianfan }));
          return provider.create(inputs);
        });
        for (const one of created) one.catch(() => undefined);
        say("submitting");
        await submitted(server);
        const before = await journalOf(server);
        const cpuBefore = cpuSeconds(provider.pid);
        const memory: number[][] = [];
        for (let minute = 0; minute < minutes; minute += 1) {
          memory.push(await sampledMemory(provider.pid));
          say(`minute ${minute + 1} of ${minutes}`);
        }
        const cpu = cpuSeconds(provider.pid) - cpuBefore;
        const calls = callsIn(await journalOf(server)).length - callsIn(before).length;
        const [first = [], last = []] = [memory[1], memory.at(-1)];
        const looks = callsIn(before).filter((operation) => lists.has(operation)).length;
        return [
          bounded({ name: "calls a job and minute", unit: "", digits: 2, atMost: 4 }, [calls / jobs / minutes]),
          bounded({ name: "processor", unit: " % of a core", digits: 2, atMost: 5 }, [(100 * cpu) / (minutes * 60)]),
          bounded({ name: "memory growth after the first minute", unit: " MiB", digits: 1, atMost: 5 }, [
            median(last) - median(first),
          ]),
          bounded({ name: "list calls a job before its submit", unit: "", digits: 2, atMost: 1 }, [looks / jobs]),
        ];
      } finally {
        await provider.close();
        await server.end();
      }
    }),
};

/** The development SDK of this clone, with a folder of it as the program's. */
const sdk = {
  version: "of the clone",
  sdk: clonePath("node_modules/@pulumi/pulumi"),
  project: clonePath("examples"),
  remove: () => undefined,
};

function environmentFor(server: EmulatorProcess): NodeJS.ProcessEnv {
  return {
    FINETUNE_ENDPOINT: server.url,
    FINETUNE_POLL_INTERVAL: pollInterval,
    DASHSCOPE_API_KEY: server.dashscopeApiKey,
    QIANFAN_ACCESS_KEY: server.qianfanAccessKey,
    QIANFAN_SECRET_KEY: server.qianfanSecretKey,
    NODE_OPTIONS: "--max-semi-space-size=2",
  };
}

async function journalOf(server: EmulatorProcess): Promise<JournalEntry[]> {
  const text = await (await fetch(`${server.url}/_emulator/journal`)).text();
  return readJournal(text.split("\n").filter((line) => line !== ""));
}

function callsIn(journal: readonly JournalEntry[]): string[] {
  return journal.flatMap(({ operation }) => operation ?? []);
}

async function submitted(server: EmulatorProcess): Promise<void> {
  for (let look = 0; look < 300; look += 1) {
    const runs = (await journalOf(server)).filter(({ effect }) => effect === "run.submitted");
    if (runs.length >= jobs) return;
    await pause(200);
  }
  throw new Error("the jobs were not submitted within a minute");
}

/** A simulated minute of it, six times. */
async function sampledMemory(pid: number): Promise<number[]> {
  const samples: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    await pause(minuteMs / 6);
    samples.push(residentMiB(pid));
  }
  return samples;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
