import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startEmulatorServer } from "../../provider/emulator/server";
import type { PageInfo } from "../../provider/ui/contract";

const command = resolve(__dirname, "../../provider/cli/main.ts");
const tsx = require.resolve("tsx/cjs");

describe("finetune ui", function () {
  this.timeout(40_000);
  let folder: string;
  let children: ChildProcess[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "finetune-ui-command-"));
    children = [];
  });
  afterEach(async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(DASHSCOPE|QIANFAN|FINETUNE|BOS)_/.test(name));
    const child = spawn(process.execPath, ["--require", tsx, command, "ui", ...args], {
      cwd: folder,
      env: { ...Object.fromEntries(inherited), ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    return child;
  };
  const firstLine = async ({ stdout }: ChildProcess) => {
    assert.ok(stdout);
    for await (const chunk of stdout) return String(chunk);
    return "";
  };
  const json = async (child: ChildProcess) => JSON.parse(await firstLine(child)) as { url: string; pid: number };
  const info = async (url: string) => (await (await fetch(`${url}api/info`)).json()) as PageInfo;

  it("serves the embedded clouds of a data directory, and ends within a second of SIGTERM with a page open", async () => {
    const child = start(["--data-dir", "clouds", "--json"]);
    const { url, pid } = await json(child);
    assert.equal(pid, child.pid);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    const { simulated, controllable, clouds } = await info(url);
    assert.deepEqual([simulated, controllable, clouds[0]?.endpoint], [true, true, "embedded"]);
    const live = await fetch(`${url}api/events`);
    // Once it is under way; until then it loads what it is made of.
    const decoder = new TextDecoder();
    const reader = live.body?.getReader();
    for (let text = ""; !text.includes("event: runs");)
      text += decoder.decode((await reader?.read())?.value as Uint8Array);
    const startedAt = Date.now();
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 0);
    assert.ok(Date.now() - startedAt < 1_000, `${Date.now() - startedAt} ms`);
    await reader?.cancel().catch(() => undefined);
  });

  it("shows a server of simulated clouds with its clock", async () => {
    const server = await startEmulatorServer({ port: 0, speed: 30 });
    const { dashscopeApiKey, qianfanAccessKey, qianfanSecretKey } = server.emulator.credentials;
    try {
      const child = start(["--endpoint", server.url, "--json"], {
        DASHSCOPE_API_KEY: dashscopeApiKey,
        QIANFAN_ACCESS_KEY: qianfanAccessKey,
        QIANFAN_SECRET_KEY: qianfanSecretKey,
      });
      const { url } = await json(child);
      const { simulated, controllable, clock } = await info(url);
      assert.deepEqual([simulated, controllable, clock.speed], [true, true, 30]);
      const runs = await (await fetch(`${url}api/runs`)).text();
      assert.ok(runs.includes('"problems":[]'), runs);
    } finally {
      await server.close();
    }
  });

  it("only reads real accounts: nothing there can be moved, and no answer has the key", async () => {
    const key = "sk-0123456789abcdef0123456789abcdef";
    // Nobody is there, and nothing is asked before a page is open.
    const child = start(["--json"], { DASHSCOPE_API_KEY: key, DASHSCOPE_HTTP_BASE_URL: "http://127.0.0.1:9/api/v1" });
    const { url } = await json(child);
    const text = await (await fetch(`${url}api/info`)).text();
    const { simulated, controllable } = JSON.parse(text) as PageInfo;
    assert.deepEqual([simulated, controllable], [false, false]);
    assert.ok(!text.includes(key));
    const change = { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"speed":2}' };
    assert.equal((await fetch(`${url}api/clock`, change)).status, 404);
  });

  it("says which keys are missing", async () => {
    const child = start(["--json"]);
    let errors = "";
    child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 1);
    assert.match(errors, /no credentials[\s\S]*DASHSCOPE_API_KEY/);
  });
});
