import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startServerProcess, type ServerProcess } from "./rig/server-process";

const processes = 8;
const durationMs = 6000;

interface Sums {
  readonly submits: number;
  readonly reads: number;
  readonly refused: readonly string[];
  readonly longestMs: number;
}

describe("a server and 8 embedded processes on one new data directory", function () {
  this.timeout(180_000);
  let dataDir: string;
  let server: ServerProcess | undefined;
  const children: ChildProcess[] = [];
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "finetune-sharing-"))));
  afterEach(async () => {
    for (const child of children.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
    await server?.end("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("work together: no call meets a lock, each gets a fair share, and nothing is lost or made twice", async () => {
    // All at once on a folder that is not there yet: making the database is the hardest moment.
    const starting = startServerProcess(dataDir);
    const embedded = Array.from({ length: processes }, () => startProcess(dataDir));
    const [started] = await Promise.all([starting, ...embedded.map(({ ready }) => ready)]);
    server = started;
    for (const { child } of embedded) child.stdin?.end("go\n");
    const [ownShare, ...shares] = await Promise.all([useServer(started), ...embedded.map(({ sums }) => sums)]);

    const all = [ownShare, ...shares];
    assert.deepEqual(
      all.flatMap(({ refused }) => refused),
      [],
    );
    const submits = shares.map((share) => share.submits).sort((one, other) => one - other);
    const [least = 0, most = 0] = [submits[0], submits.at(-1)];
    const longest = Math.round(Math.max(...all.map(({ longestMs }) => longestMs)));
    process.stdout.write(
      `      submits in ${durationMs / 1000} s: embedded ${submits.join(" ")}, server ${ownShare.submits}; longest step ${longest} ms\n`,
    );
    // Our choice of what is fair: nobody has less than a quarter of the mean, and nobody waits for seconds.
    const mean = submits.reduce((sum, count) => sum + count, 0) / submits.length;
    assert.ok(
      least >= mean / 4 && ownShare.submits >= mean / 4,
      `least ${least}, most ${most}, mean ${mean}, server ${ownShare.submits}`,
    );
    assert.ok(longest < 10_000, `${longest} ms`);

    const headers = { Authorization: `Bearer ${started.dashscopeApiKey}` };
    const text = await (await fetch(`${started.url}/api/v1/fine-tunes?page_size=1`, { headers })).text();
    const total = Number(/"total":(\d+)/.exec(text)?.[1]);
    assert.equal(
      total,
      all.reduce((sum, share) => sum + share.submits, 0),
    );
  });

  function startProcess(dataDir: string): { child: ChildProcess; ready: Promise<void>; sums: Promise<Sums> } {
    const program = resolve(__dirname, "rig/sharing-process.ts");
    const command = ["--require", "tsx/cjs", program, dataDir, String(durationMs)];
    const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "pipe"] });
    children.push(child);
    let [said, written] = ["", ""];
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(child, "close");
    const ready = new Promise<void>((done, fail) => {
      child.stdout.on("data", (chunk: Buffer) => {
        written += chunk.toString();
        if (written.startsWith("ready\n")) done();
      });
      void ended.then(() => fail(new Error(`a process ended before it was ready: ${said}`)));
    });
    const sums = ended.then(([code]): Sums => {
      assert.equal(code, 0, said);
      // The line that the rig's process prints.
      return JSON.parse(written.slice("ready\n".length)) as Sums;
    });
    return { child, ready, sums };
  }
});

/** The same work as the embedded processes', through the server. */
async function useServer({ url, dashscopeApiKey }: ServerProcess): Promise<Sums> {
  const headers = { Authorization: `Bearer ${dashscopeApiKey}` };
  const body = JSON.stringify({
    model: "qwen3-8b",
    training_file_ids: ["file-ft-sample0000000001"],
    hyper_parameters: { n_epochs: 1 },
  });
  const sums = { submits: 0, reads: 0, refused: [] as string[], longestMs: 0 };
  const end = performance.now() + durationMs;
  while (performance.now() < end) {
    const startedAt = performance.now();
    const submit = await fetch(`${url}/api/v1/fine-tunes`, { method: "POST", headers, body });
    const said = await submit.text();
    if (submit.status === 200) sums.submits += 1;
    else sums.refused.push(said);
    sums.longestMs = Math.max(sums.longestMs, performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return sums;
}
