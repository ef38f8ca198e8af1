import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bailian, qianfan } from "../../engine/rig/job-program";
import { readJournal, type JournalEntry } from "../../engine/rig/read-journal";
import { jobInputs } from "../../frontends/rig/job-inputs";
import { startProvider } from "../../frontends/rig/start-provider";
import type { BenchCase } from "../bench-case";
import { bounded } from "../rig/bounded";
import { clonePath } from "../rig/clone-path";
import { cpuSeconds } from "../rig/cpu-seconds";
import { residentMiB } from "../rig/resident-mib";
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
    "A look is an HTTP call and its parsing. Memory is what the process still holds after a collection that the case asks for, at the end " +
    "of the first minute and of the last. What is resident meanwhile is shown beside it: V8 lets garbage lie for minutes before it collects, " +
    "and over an hour of simulated time the resident memory rose by some 40 MiB and fell back with the next collection.",
  measure: (say) =>
    withTemporaryFolder(async (folder) => {
      const server = await startEmulator(folder, "--speed", String(speed));
      const provider = await startProvider(sdk, environmentFor(server, folder));
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
        const held: number[] = [];
        const resident: number[] = [];
        for (let minute = 0; minute < minutes; minute += 1) {
          await pause(minuteMs);
          resident.push(residentMiB(provider.pid));
          // A collection in between would hide what the process does by itself.
          if (minute === 0 || minute === minutes - 1) held.push(await heldMiB(provider.pid, folder));
          say(`minute ${minute + 1} of ${minutes}`);
        }
        const cpu = cpuSeconds(provider.pid) - cpuBefore;
        const calls = callsIn(await journalOf(server)).length - callsIn(before).length;
        const growth = (samples: readonly number[]) => (samples.at(-1) ?? NaN) - (samples[0] ?? NaN);
        const memory = bounded({ name: "memory growth after the first minute", unit: " MiB", digits: 1, atMost: 1 }, [
          growth(held),
        ]);
        const looks = callsIn(before).filter((operation) => lists.has(operation)).length;
        return [
          bounded({ name: "calls a job and minute", unit: "", digits: 2, atMost: 4 }, [calls / jobs / minutes]),
          bounded({ name: "processor", unit: " % of a core", digits: 2, atMost: 5 }, [(100 * cpu) / (minutes * 60)]),
          { ...memory, measured: `${memory.measured}; resident ${growth(resident).toFixed(1)} MiB` },
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

/** Loaded into the provider's process: collects when it is asked to, and tells how many bytes are held then. */
const tellMemory = `
  import { renameSync, writeFileSync } from "node:fs";
  import { setFlagsFromString } from "node:v8";
  import { runInNewContext } from "node:vm";
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("SIGUSR2", () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    const file = process.env.MEMORY_FOLDER + "/held";
    writeFileSync(file + ".part", String(heapUsed + external));
    renameSync(file + ".part", file);
  });`;

function environmentFor(server: EmulatorProcess, folder: string): NodeJS.ProcessEnv {
  return {
    FINETUNE_ENDPOINT: server.url,
    FINETUNE_POLL_INTERVAL: pollInterval,
    DASHSCOPE_API_KEY: server.dashscopeApiKey,
    QIANFAN_ACCESS_KEY: server.qianfanAccessKey,
    QIANFAN_SECRET_KEY: server.qianfanSecretKey,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tellMemory)}`,
    MEMORY_FOLDER: folder,
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

/** What a process holds after a collection. */
async function heldMiB(pid: number, folder: string): Promise<number> {
  const file = join(folder, "held");
  process.kill(pid, "SIGUSR2");
  for (let look = 0; look < 100; look += 1) {
    await pause(50);
    if (!existsSync(file)) continue;
    const bytes = Number(readFileSync(file, "utf8"));
    rmSync(file);
    return bytes / 2 ** 20;
  }
  throw new Error("the provider's process did not tell its memory within five seconds");
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
