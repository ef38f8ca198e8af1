import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createEmulator } from "../../provider/emulator";
import { sampleFileId } from "./start-bailian";

const job = JSON.stringify({ model: "qwen3-8b", training_file_ids: [sampleFileId], hyper_parameters: {} });

const command = resolve(__dirname, "../../provider/cli/main.ts");

interface Connection {
  readonly url: string;
  readonly dashscopeBaseUrl: string;
  readonly dashscopeApiKey: string;
  readonly pid: number;
}

describe("finetune emulator", () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "finetune-command-"))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  });

  const start = async (...options: string[]) => {
    const child = spawn(
      process.execPath,
      ["--require", "tsx/cjs", command, "emulator", "--port", "0", "--data-dir", dataDir, ...options],
      { stdio: ["ignore", "pipe", "ignore"] },
    );
    children.push(child);
    let text = "";
    for await (const chunk of child.stdout) {
      text += String(chunk);
      if (text.includes("\n")) break;
    }
    return { child, text };
  };
  const startJson = async (...options: string[]) => {
    const { child, text } = await start("--json", ...options);
    return { child, connection: JSON.parse(text) as Connection };
  };

  it("prints one line of JSON and ends within a second of SIGTERM with a stream open", async () => {
    const { child, connection } = await startJson();
    assert.deepEqual(Object.keys(connection), [
      "url",
      "uiUrl",
      "dashscopeBaseUrl",
      "dashscopeApiKey",
      "qianfanBaseUrl",
      "bosBaseUrl",
      "qianfanAccessKey",
      "qianfanSecretKey",
      "qianfanApiKey",
      "pid",
    ]);
    assert.equal(connection.pid, child.pid);
    const headers = { Authorization: `Bearer ${connection.dashscopeApiKey}` };
    const created = await fetch(`${connection.dashscopeBaseUrl}/fine-tunes`, { method: "POST", headers, body: job });
    const { output } = (await created.json()) as { output: { job_id: string } };
    const stream = await fetch(`${connection.dashscopeBaseUrl}/fine-tunes/${output.job_id}/stream`, { headers });
    const streamed = stream.text().catch(() => "");
    const stopping = Date.now();
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    await streamed;
    assert.equal(code, 0);
    assert.ok(Date.now() - stopping < 1000, `${Date.now() - stopping} ms`);
  }).timeout(30_000);

  it("writes a log that steers no terminal, whatever it tells of", async () => {
    const odd = join(dataDir, "\u009b31m\u202e##[add-mask]a");
    const child = spawn(
      process.execPath,
      ["--require", "tsx/cjs", command, "emulator", "--port", "0", "--data-dir", odd],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    children.push(child);
    let log = "";
    for await (const chunk of child.stderr) {
      log += String(chunk);
      if (log.includes("\n")) break;
    }
    assert.doesNotMatch(log, /[^\P{Cc}\n]|\u202e|##\[/u);
    assert.equal((JSON.parse(log) as { readonly dataDir: string }).dataDir, odd, "JSON stays the same value");
  }).timeout(30_000);

  it("shares a data directory with embedded clouds of another process, also after kill -9", async () => {
    const first = await startJson();
    const submit = (connection: Connection) =>
      fetch(`${connection.dashscopeBaseUrl}/fine-tunes`, {
        method: "POST",
        headers: { Authorization: `Bearer ${connection.dashscopeApiKey}` },
        body: job,
      });
    const embedded = createEmulator({ dataDir });
    const submitEmbedded = () =>
      embedded.fetch(new Request("http://x/api/v1/fine-tunes", { method: "POST", body: job }));
    assert.equal(first.connection.dashscopeApiKey, embedded.credentials.dashscopeApiKey);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => [submit(first.connection), submitEmbedded()]).flat(),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const list = await embedded.fetch(new Request("http://x/api/v1/fine-tunes?page_size=100"));
    const { output } = (await list.json()) as { output: { total: number; jobs: { job_id: string }[] } };
    assert.equal(output.total, 40);
    assert.equal(new Set(output.jobs.map((entry) => entry.job_id)).size, 40);
    assert.equal((await submitEmbedded()).status, 200);
    embedded.close();
  }).timeout(30_000);

  it("holds the rules and quotas that its options name", async () => {
    const rules = ["--delete-rule", "strict", "--deployment-delete-rule", "stopped_or_failed", "--job-quota", "1"];
    const { connection } = await startJson("--instant", ...rules);
    const call = async (method: string, path: string, body?: string) => {
      const headers = { Authorization: `Bearer ${connection.dashscopeApiKey}` };
      const answer = await fetch(connection.dashscopeBaseUrl + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      const { output = {}, code } = (await answer.json()) as { output?: Record<string, string>; code?: string };
      return { status: answer.status, code, output };
    };
    const lora = JSON.stringify({ ...JSON.parse(job), training_type: "efficient_sft" });
    const { output: created } = await call("POST", "/fine-tunes", lora);
    const trained = await call("GET", `/fine-tunes/${created["job_id"]}`);
    assert.equal(trained.output["status"], "SUCCEEDED");
    assert.equal((await call("POST", "/fine-tunes", lora)).status, 429, "one job is all that the quota lets be");
    assert.equal((await call("DELETE", `/fine-tunes/${created["job_id"]}`)).code, "UnsupportedOperation");
    const plan = JSON.stringify({ model_name: trained.output["finetuned_output"], plan: "lora", capacity: 1 });
    const { output: deployed } = await call("POST", "/deployments", plan);
    const deployment = `/deployments/${deployed["deployed_model"]}`;
    assert.equal((await call("GET", deployment)).output["status"], "RUNNING");
    const refused = await call("DELETE", deployment);
    assert.ok(refused.status >= 400 && refused.status < 500, `${refused.status} ${refused.code}`);
    assert.equal((await call("GET", deployment)).output["status"], "RUNNING");
  }).timeout(30_000);

  it("says what to set for people, and refuses bad options", async () => {
    const { text } = await start("--instant");
    assert.match(text, /^Simulated Bailian and Qianfan on http:\/\/127\.0\.0\.1:\d+/);
    assert.match(text, /export QIANFAN_CONSOLE_API_BASE_URL=(\S+)\n {2}export BOS_ENDPOINT=\1\/_bos\n/);
    const bad = spawn(
      process.execPath,
      ["--require", "tsx/cjs", resolve(__dirname, "../../provider/cli/main.ts"), "emulator", "--speed", "0"],
      { stdio: "ignore" },
    );
    const [code] = await once(bad, "exit");
    assert.equal(code, 1);
  }).timeout(30_000);
});
