import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listedContainers } from "./rig/listed-containers";
import { listedJobs } from "./rig/listed-jobs";
import { post } from "./rig/post";
import { startServerProcess, type ServerProcess } from "./rig/server-process";
import { signTarget } from "./rig/sign-target";
import { integrity, queueProblems } from "./rig/stored-runs";

const connections = 8;
const requests = 1000;
const create = {
  model: "qwen3-8b",
  training_file_ids: ["file-ft-sample0000000001"],
  hyper_parameters: { n_epochs: 1 },
};

/** What was answered before the kill. */
interface Answered {
  readonly jobs: Set<string>;
  readonly deletedJobs: Set<string>;
  readonly containers: Set<string>;
  readonly files: Set<string>;
  /** Deletes whose answer never came: either outcome is right. */
  readonly inDoubt: Set<string>;
  calls: number;
}

describe("a server of simulated clouds that is killed", function () {
  this.timeout(180_000);
  let dataDir: string;
  const servers: ServerProcess[] = [];
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "finetune-kill-"))));
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.end("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  });
  const start = async (...flags: string[]) => {
    const server = await startServerProcess(dataDir, flags);
    servers.push(server);
    return server;
  };

  it("has every answered write after a kill -9 amid 1,000 mixed requests from 8 connections, in the queue's order", async () => {
    const server = await start("--speed", "1");
    const done: Answered = {
      jobs: new Set(),
      deletedJobs: new Set(),
      containers: new Set(),
      files: new Set(),
      inDoubt: new Set(),
      calls: 0,
    };
    const killed = new AbortController();
    const workers = Array.from({ length: connections }, (_, worker) => work(server, worker, done, killed.signal));
    while (done.calls < requests / 2) await new Promise((resolve) => setImmediate(resolve));
    await server.end("SIGKILL");
    killed.abort();
    await Promise.all(workers);
    assert.ok(done.calls >= requests / 2 && done.calls < requests, `${done.calls} calls were answered before the kill`);
    assert.ok(done.jobs.size > 20 && done.containers.size > 20 && done.files.size > 20 && done.deletedJobs.size > 0);

    assert.equal(integrity(dataDir), "ok");
    const again = await start();
    assert.equal(again.dashscopeApiKey, server.dashscopeApiKey);
    const headers = { Authorization: `Bearer ${again.dashscopeApiKey}` };
    const order = await listedJobs(again, headers);
    const listed = new Set(order);
    const expected = [...done.jobs].filter((id) => !done.deletedJobs.has(id) && !done.inDoubt.has(id));
    assert.deepEqual(
      expected.filter((id) => !listed.has(id)),
      [],
    );
    assert.deepEqual(
      [...done.deletedJobs].filter((id) => listed.has(id)),
      [],
    );
    for (const fileId of done.files) {
      assert.equal((await fetch(`${again.url}/api/v1/files/${fileId}`, { headers })).status, 200, fileId);
    }
    const containers = await listedContainers(again);
    assert.deepEqual(
      [...done.containers].filter((id) => !containers.has(id)),
      [],
    );
    // One that was submitted after the restart waits behind all others.
    const late = await submit(again, headers);
    assert.equal((await listedJobs(again, headers))[0], late);
    await post(`${again.url}/_emulator/clock`, { body: JSON.stringify({ advance: "9000h" }) });
    await listedJobs(again, headers);
    assert.deepEqual(queueProblems(dataDir), []);
  });

  it("opens again each time that it is killed while it starts and writes", async () => {
    for (let round = 0; round < 3; round += 1) {
      const server = await start("--instant");
      const headers = { Authorization: `Bearer ${server.dashscopeApiKey}` };
      const under = Array.from({ length: 20 }, () => submit(server, headers).catch(() => undefined));
      await under[0];
      await server.end("SIGKILL");
      await Promise.all(under);
    }
    assert.equal(integrity(dataDir), "ok");
    const server = await start();
    const jobs = await listedJobs(server, { Authorization: `Bearer ${server.dashscopeApiKey}` });
    assert.ok(jobs.length >= 3);
    assert.equal(new Set(jobs).size, jobs.length);
  });
});

/** A few kinds of calls in turn, each after the answer of the one before, until the server is gone. */
async function work(server: ServerProcess, worker: number, done: Answered, killed: AbortSignal): Promise<void> {
  const headers = { Authorization: `Bearer ${server.dashscopeApiKey}` };
  const own: string[] = [];
  const steps: readonly (() => Promise<void>)[] = [
    async () => {
      const id = await submit(server, headers);
      done.jobs.add(id);
      own.push(id);
    },
    async () => {
      const name = `k${worker}_${done.calls}`;
      const body = JSON.stringify({ name, model: "ERNIE-Speed-8K", trainMode: "SFT" });
      const query = { Action: "CreateFineTuningJob" };
      const signed = await signTarget(server, "/v2/finetuning", query);
      const answer = await post(`${server.url}/v2/finetuning?Action=CreateFineTuningJob`, { headers: signed, body });
      done.containers.add(memberOf(answer, "result", "jobId"));
    },
    async () => {
      const form = new FormData();
      form.append("files", new File([`{"worker":${worker}}\n`], "a.jsonl"));
      const answer = await post(`${server.url}/api/v1/files`, { headers, body: form });
      done.files.add(memberOf(answer, "data", "uploaded_files", "0", "file_id"));
    },
    async () => {
      await (await fetch(`${server.url}/api/v1/fine-tunes?page_size=5`, { headers })).text();
    },
    async () => {
      const id = own[0];
      if (id === undefined || own.length < 3) return;
      own.shift();
      done.inDoubt.add(id);
      const answer = await fetch(`${server.url}/api/v1/fine-tunes/${id}`, { method: "DELETE", headers });
      if (answer.status === 200) done.deletedJobs.add(id);
      done.inDoubt.delete(id);
    },
  ];
  for (let at = worker; !killed.aborted && done.calls < requests; at += 1) {
    try {
      await steps[at % steps.length]?.();
      done.calls += 1;
    } catch (error) {
      // Only the kill may break a connection.
      if (error instanceof assert.AssertionError) throw error;
      return;
    }
  }
}

async function submit(server: ServerProcess, headers: Record<string, string>): Promise<string> {
  const answer = await post(`${server.url}/api/v1/fine-tunes`, { headers, body: JSON.stringify(create) });
  return memberOf(answer, "output", "job_id");
}

function memberOf(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? Object.entries(inner).find(([name]) => name === key)?.[1]
        : undefined,
    value,
  );
  assert.equal(typeof found, "string", JSON.stringify(value));
  return String(found);
}
