import { join } from "node:path";
import type { BenchCase } from "../bench-case";
import type { Figure } from "../figure";
import { alternate } from "../rig/alternate";
import { bounded } from "../rig/bounded";
import { clonePath } from "../rig/clone-path";
import { fillClouds, type StoredJobs } from "../rig/fill-clouds";
import { load, type LoadRequest } from "../rig/load";
import { paired } from "../rig/paired";
import type { Samples } from "../rig/samples";
import { signedCalls } from "../rig/signed-calls";
import { spreadOver } from "../rig/spread-over";
import { startEmulator, type EmulatorProcess } from "../rig/start-emulator";
import { startProcess } from "../rig/start-process";
import { withTemporaryFolder } from "../rig/with-temporary-folder";

const rounds = 5;
const secondsARound = 2;
const manyJobs = 10_000;
const fewJobs = 100;
/** Different requests of one load. */
const variety = 500;

/** Calls a second of the server against a bare read, and with many stored jobs against few. */
export const serverThroughput: BenchCase = {
  letter: "c",
  title: "Calls a second on the server",
  method:
    `Ten connections, ${secondsARound} s a side and round, ${rounds} rounds in turns. The bare side is hono and libsql that answer one ` +
    "row by its ID, or ten rows as a page. Describes and pages go all over the stored jobs.",
  limits:
    "A describe verifies the key or the signature, reads the clock, the job and its run in one transaction, derives progress, and " +
    "is in the journal before it is answered; by a profile the database driver's handing over of values is the largest part of ours, " +
    "Node's HTTP the largest of all. Tried and kept: rows read as lists (a third of the driver's time for a row), metrics only where they " +
    "are shown, calls of one turn of the event loop written together, a page's jobs found by their numbers and their runs read at once. Tried without effect: a larger " +
    "page cache of SQLite. A page of Bailian has ten whole jobs " +
    "of thirty members against ten rows of three columns on the bare side.",
  measure: (say) => withTemporaryFolder((folder) => measureIn(folder, say)),
};

async function measureIn(folder: string, say: (line: string) => void): Promise<Figure[]> {
  say(`storing ${manyJobs} finished jobs on each cloud`);
  const many = await fillClouds(join(folder, "many"), manyJobs);
  const few = await fillClouds(join(folder, "few"), fewJobs);
  const bareServer = clonePath("tests/bench/processes/bare-server.ts");
  const bare = await startProcess(["-r", "tsx/cjs", bareServer, folder, String(manyJobs)]);
  const full = await startEmulator(join(folder, "many"), "--instant");
  const light = await startEmulator(join(folder, "few"), "--instant");
  try {
    const describes = await compare("describe", bare.line, bareReads(), [full, many], [light, few], say);
    const pages = await compare("list page", bare.line, barePages(), [full, many], [light, few], say);
    return [...describes, ...pages];
  } finally {
    await Promise.all([bare.end(), full.end(), light.end()]);
  }
}

type Filled = readonly [server: EmulatorProcess, stored: StoredJobs];

async function compare(
  what: "describe" | "list page",
  bareUrl: string,
  bareRequests: readonly LoadRequest[],
  many: Filled,
  few: Filled,
  say: (line: string) => void,
): Promise<Figure[]> {
  say(`${what}s`);
  const latencies = { Bailian: [] as number[], Qianfan: [] as number[] };
  const side =
    (url: string, requests: readonly LoadRequest[], p99: number[] = []) =>
    async () => {
      const { perSecond, p99Ms } = await load(url, requests, secondsARound);
      p99.push(p99Ms);
      return perSecond;
    };
  const ours = what === "describe" ? describesOf : pagesOf;
  const requests = { many: await ours(many), few: await ours(few) };
  // One short turn each, which does not count, so that no side is measured cold.
  await load(bareUrl, bareRequests, 1);
  for (const cloud of clouds) await load(many[0].url, requests.many[cloud], 1);
  for (const cloud of clouds) await load(few[0].url, requests.few[cloud], 1);
  const [bare, bailian, bailianFew, qianfan, qianfanFew] = await alternate(rounds, [
    side(bareUrl, bareRequests),
    side(many[0].url, requests.many.Bailian, latencies.Bailian),
    side(few[0].url, requests.few.Bailian),
    side(many[0].url, requests.many.Qianfan, latencies.Qianfan),
    side(few[0].url, requests.few.Qianfan),
  ] as const);
  const rates = { Bailian: [bailian, bailianFew], Qianfan: [qianfan, qianfanFew] } as const;
  return clouds.flatMap((cloud) => {
    const [manyRates, fewRates] = rates[cloud];
    return [
      shareOfBare(`${cloud} ${what}`, leastShare[cloud], manyRates, bare),
      bounded({ name: `${cloud} ${what}: p99`, unit: " ms", digits: 0, atMost: 25 }, latencies[cloud]),
      bounded(
        {
          name: `${cloud} ${what}: ${manyJobs} jobs against ${fewJobs}`,
          unit: " ×",
          digits: 2,
          atLeast: 0.8,
        },
        paired(manyRates, fewRates),
      ),
    ];
  });
}

const clouds = ["Bailian", "Qianfan"] as const;
const leastShare = { Bailian: 0.25, Qianfan: 0.15 } as const;

function shareOfBare(name: string, atLeast: number, rates: Samples, bare: Samples): Figure {
  const figure = bounded({ name: `${name} against a bare one`, unit: " ×", digits: 2, atLeast }, paired(rates, bare));
  const perSecond = bounded({ name, unit: "/s", digits: 0, atLeast: 0 }, rates).measured;
  const bareRate = bounded({ name, unit: "/s", digits: 0, atLeast: 0 }, bare).measured;
  return { ...figure, measured: `${figure.measured}; ${perSecond} against ${bareRate}` };
}

type Requests = Readonly<Record<(typeof clouds)[number], readonly LoadRequest[]>>;

async function describesOf([server, stored]: Filled): Promise<Requests> {
  const runs = spreadOver(stored.qianfanTasks, variety).map((taskId) => ({ taskId }));
  return {
    Bailian: spreadOver(stored.bailian, variety).map((id) => bailianGet(server, `/${id}`)),
    Qianfan: await signedCalls(server, "DescribeFineTuningTask", runs),
  };
}

async function pagesOf([server, stored]: Filled): Promise<Requests> {
  const pageSize = 10;
  const pages = Array.from({ length: stored.bailian.length / pageSize }, (_, page) => page + 1);
  const markers = spreadOver(stored.qianfanJobs, variety).map((marker) => ({ marker, maxKeys: pageSize }));
  return {
    Bailian: spreadOver(pages, variety).map((page) => bailianGet(server, `?page_no=${page}&page_size=${pageSize}`)),
    Qianfan: await signedCalls(server, "DescribeFineTuningJobs", markers),
  };
}

function bailianGet({ dashscopeApiKey }: EmulatorProcess, rest: string): LoadRequest {
  return {
    method: "GET",
    path: `/api/v1/fine-tunes${rest}`,
    headers: { authorization: `Bearer ${dashscopeApiKey}` },
  };
}

const everyJob = Array.from({ length: manyJobs }, (_, n) => n);

function bareReads(): LoadRequest[] {
  return spreadOver(everyJob, variety).map((n) => ({ method: "GET", path: `/jobs/job-${n}` }));
}

function barePages(): LoadRequest[] {
  return spreadOver(everyJob, variety).map((n) => ({ method: "GET", path: `/jobs?from=${n}` }));
}
