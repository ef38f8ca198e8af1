import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { BenchCase } from "../bench-case";
import { alternate } from "../rig/alternate";
import { bounded } from "../rig/bounded";
import { fillClouds } from "../rig/fill-clouds";
import { load } from "../rig/load";
import { residentMiB } from "../rig/resident-mib";
import { median } from "../rig/samples";
import { startEmulator } from "../rig/start-emulator";
import { startProcess } from "../rig/start-process";
import { withTemporaryFolder } from "../rig/with-temporary-folder";

const rounds = 9;
const storedJobs = 10_000;

/** How soon the server is there and what it keeps in memory. */
export const serverStart: BenchCase = {
  letter: "d",
  title: "Start and memory of the server",
  method:
    `From the start of the process to its line of JSON, in turns on a new data directory and on one with ${storedJobs} jobs of ` +
    `each cloud, ${rounds} rounds; the time of a Node.js that does nothing is shown beside it. Memory after 10 s of describes, too.`,
  limits:
    "By a profile Node.js itself takes half of the start, the rest is reading and compiling of our files, the command line and the database. " +
    "Kept: each cloud, the control interface and zod (half of it its languages) are loaded with the first call that needs them, which that " +
    "call waits for (some 150 ms); the log's library after the line. What a load adds to the memory is room that V8 reserves for " +
    "new objects: with `node --max-semi-space-size=2` the server stays at some 111 MiB at the same rate, but a command cannot ask for that " +
    "by itself; forbidding V8 to grow it while it runs (98 MiB) took a quarter of the rate.",
  measure: (say) =>
    withTemporaryFolder(async (folder) => {
      say(`storing ${storedJobs} finished jobs on each cloud`);
      const stored = join(folder, "stored");
      const ids = await fillClouds(stored, storedJobs);
      say(`${rounds} starts on each`);
      const memory = { fresh: [] as number[], stored: [] as number[] };
      const start = (dataDir: () => string, memories: number[]) => async () => {
        const server = await startEmulator(dataDir());
        memories.push(residentMiB(server.pid));
        await server.end();
        return server.readyMs;
      };
      const [fresh, full, node] = await alternate(rounds, [
        start(() => mkdtempSync(join(folder, "fresh-")), memory.fresh),
        start(() => stored, memory.stored),
        startNode,
      ] as const);
      say("ten seconds of describes");
      const server = await startEmulator(stored);
      const headers = { authorization: `Bearer ${server.dashscopeApiKey}` };
      const requests = ids.bailian
        .slice(0, 500)
        .map((id) => ({ method: "GET", path: `/api/v1/fine-tunes/${id}`, headers }) as const);
      await load(server.url, requests, 10);
      const busyMiB = residentMiB(server.pid);
      await server.end();
      const base = `; Node.js alone ${median(node).toFixed(0)} ms`;
      const ready = { unit: " ms", digits: 0, atMost: 400 };
      const resident = { unit: " MiB", digits: 0, atMost: 114 };
      return [
        withNote(bounded({ ...ready, name: "ready, new data directory" }, fresh), base),
        withNote(bounded({ ...ready, name: `ready, ${storedJobs} jobs` }, full), base),
        bounded({ ...resident, name: "memory when ready, new data directory" }, memory.fresh),
        bounded({ ...resident, name: `memory when ready, ${storedJobs} jobs` }, memory.stored),
        bounded({ ...resident, name: "memory after ten seconds of describes" }, [busyMiB]),
      ];
    }),
};

async function startNode(): Promise<number> {
  const node = await startProcess(["-e", 'console.log("ready"); setInterval(() => {}, 1000)']);
  await node.end();
  return node.readyMs;
}

function withNote<F extends { measured: string }>(figure: F, note: string): F {
  return { ...figure, measured: figure.measured + note };
}
