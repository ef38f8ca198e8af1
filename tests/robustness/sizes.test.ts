import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../provider/base/clock";
import { FineTuneError } from "../../provider/base/fine-tune-error";
import { deepestNesting, readJson } from "../../provider/base/json";
import { createBailianClient } from "../../provider/clouds/bailian/client";
import { createQianfanClient } from "../../provider/clouds/qianfan/client";
import { createEmulator, type Emulator } from "../../provider/emulator";
import { waitFor } from "../../provider/lifecycle/wait";
import { residentMiB } from "../bench/rig/resident-mib";
import { failureOf } from "../clouds/failing-call";
import { startScriptedServer, type Step } from "../clouds/scripted-server";
import { journalEntries } from "../emulator/faults/journal-entries";
import { scanContent } from "../preflight/rig/scan-content";
import { startServerProcess, type ServerProcess } from "./rig/server-process";

const deep = (open: string, close: string): string => open.repeat(200_000) + "1" + close.repeat(200_000);
const nestings = { lists: deep("[", "]"), objects: deep('{"a":', "}") };
const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };

describe("what a stranger sends is not taken in", function () {
  this.timeout(120_000);
  let server: ServerProcess;
  let dataDir: string;
  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "finetune-sizes-"));
    server = await startServerProcess(dataDir);
  });
  after(async () => {
    await server.end();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const megabyte = Buffer.alloc(2 ** 20, "x");
  const chunk = Buffer.concat([Buffer.from(`${megabyte.length.toString(16)}\r\n`), megabyte, Buffer.from("\r\n")]);

  /** Sends 250 MiB in chunks, as far as they are taken; gives the beginning of the answer and the most memory meanwhile. */
  async function send(method: string, path: string): Promise<{ answer: string; mostMib: number }> {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    let answer = "";
    let isOpen = true;
    let mostMib = 0;
    socket.on("data", (data) => (answer += data.toString("latin1")));
    const closed = new Promise<void>((done) => socket.on("error", () => undefined).once("close", () => done()));
    void closed.then(() => (isOpen = false));
    socket.write(
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    for (let sent = 0; sent < 250 && isOpen; sent += 1) {
      if (!socket.write(chunk)) await Promise.race([closed, new Promise((done) => socket.once("drain", done))]);
      if (sent % 25 === 0) mostMib = Math.max(mostMib, residentMiB(server.child.pid ?? 0));
    }
    if (isOpen) socket.end("0\r\n\r\n");
    await closed;
    return { answer, mostMib: Math.max(mostMib, residentMiB(server.child.pid ?? 0)) };
  }

  const refusals: readonly (readonly [string, string])[] = [
    ["POST", "/api/v1/files"],
    ["POST", "/compatible-mode/v1/files"],
    ["PUT", "/_bos/b/files"],
    ["POST", "/v2/files"],
    ["POST", "/cli/api.json"],
    ["POST", "/_emulator/faults"],
  ];
  for (const [method, path] of refusals) {
    it(`${method} of 250 MiB in chunks to ${path}, without a key: it is refused, and the memory stays what it was`, async () => {
      const before = residentMiB(server.child.pid ?? 0);
      const { answer, mostMib } = await send(method, path);
      assert.match(answer.slice(0, 12), /^(HTTP\/1\.1 4\d\d)?$/);
      // Not a number where the system does not tell.
      assert.ok(!(mostMib - before > 100), `${before.toFixed(0)} MiB before, ${mostMib.toFixed(0)} MiB meanwhile`);
      assert.equal((await fetch(`${server.url}/_emulator/health`)).status, 200);
    });
  }

  it("headers of more than 16 KiB, or without end", async () => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    let answer = "";
    socket.on("data", (data) => (answer += data.toString("latin1"))).on("error", () => undefined);
    const closed = new Promise((done) => socket.once("close", done));
    socket.write(`GET /api/v1/files HTTP/1.1\r\nHost: localhost\r\n${"a: b\r\n".repeat(40_000)}`);
    await closed;
    assert.match(answer, /^HTTP\/1\.1 431 /);
  });
});

describe("the simulated clouds take no more of one thing than any client sends", () => {
  let open: Emulator;
  before(() => (open = createEmulator()));
  after(() => open.close());
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const answer = await open.fetch(new Request(`http://localhost${path}`, { method: "POST", body, headers }));
    return { status: answer.status, text: await answer.text() };
  };

  it("the beginning of an endless path is kept in the journal, without the key in it", async () => {
    const last = journalEntries(open).at(-1)?.seq ?? 0;
    await open.fetch(new Request(`http://localhost/api/v1/files?api_key=sk-secret&a=${"b".repeat(100_000)}`));
    await open.fetch(new Request(`http://localhost/${"a".repeat(100_000)}&token=secret`));
    const lines = open.journal(last);
    assert.ok(
      lines.length > 0 && lines.every((line) => line.length < 5_000 && !line.includes("secret")),
      lines.join("\n"),
    );
  });

  it("a form of a thousand parts is taken, one of more is refused", async () => {
    const form = (parts: number) =>
      post(
        "/api/v1/files",
        `${'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx\r\n'.repeat(parts)}--b--\r\n`,
        { "content-type": "multipart/form-data; boundary=b" },
      );
    assert.equal((await form(1000)).status, 200);
    const { status, text } = await form(1001);
    assert.equal(status, 400);
    assert.match(text, /at most 1000 parts/);
  });

  it("a list of more than ten thousand parts, and one whose part has no end, are malformed", async () => {
    const list = (inner: string) =>
      post("/_bos/b/k?uploadId=1", `<CompleteMultipartUpload>${inner}</CompleteMultipartUpload>`);
    const part = "<Part><PartNumber>1</PartNumber><ETag>aa</ETag></Part>";
    assert.match((await list(part.repeat(10_001))).text, /MalformedXML/);
    assert.match((await list(`${part}<Part><PartNumber>2</PartNumber><ETag>aa</ETag>`)).text, /MalformedXML/);
    assert.match((await list(part)).text, /NoSuchBucket/);
  });

  it("trailers without end are refused", async () => {
    const trailers = Array.from({ length: 1000 }, (_, index) => `x-${index}: a\r\n`).join("");
    const headers = { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" };
    const init = { method: "PUT", body: `0\r\n${trailers}\r\n`, headers };
    const answer = await open.fetch(new Request("http://localhost/_bos/sizes/k", init));
    assert.match(await answer.text(), /InvalidRequest.*too many trailers/);
  });

  for (const [what, text] of Object.entries(nestings)) {
    it(`200,000 ${what} inside each other are refused in the form of each surface`, async () => {
      const body = `{"model":"a","hyper_parameters":${text},"messages":${text}}`;
      for (const path of [
        "/api/v1/fine-tunes",
        "/compatible-mode/v1/chat/completions",
        "/v2/finetuning?Action=CreateFineTuningJob",
        "/wenxinworkshop/finetune/createTask",
        "/v2/chat/completions",
      ]) {
        const { status, text: answer } = await post(path, body);
        // Version 1 answers errors with 200.
        assert.ok(status < 500 && /error|code/.test(answer), `${path} ${status} ${answer}`);
        assert.doesNotMatch(answer, /call stack/, path);
      }
    });
  }
});

describe("200,000-fold nesting", () => {
  for (const [what, text] of Object.entries(nestings)) {
    it(`of ${what} in an answer is an error of ours, in a training file a finding, in other texts no JSON`, async () => {
      const answer = async () => new Response(`{"output":${text},"result":${text},"message":${text}}`);
      const settings = {
        baseUrl: "http://embedded.invalid",
        fetch: answer,
        clock: { ...systemClock, sleep: async () => undefined },
      };
      const bailian = createBailianClient({ ...settings, apiKey: "sk-test-key-000001" });
      const qianfan = createQianfanClient({ ...settings, ...keys });
      for (const call of [bailian.getFineTune("ft-1"), qianfan.describeFineTuningJobs()]) {
        const error = await failureOf(call);
        assert.equal(error.kind, "unreadable");
        assert.match(error.message, /nest too deeply/);
      }
      const { errors } = scanContent(text, { cloud: "bailian", format: "chat" }).findings;
      assert.deepEqual(
        errors.map(({ rule }) => rule),
        ["line-json"],
      );
      assert.throws(() => readJson(text), SyntaxError);
    });
  }

  it("is what it is: brackets in texts do not count, and what is just deep enough is read", () => {
    const deepest = "[".repeat(deepestNesting) + "]".repeat(deepestNesting);
    assert.ok(Array.isArray(readJson(deepest)));
    assert.throws(() => readJson(`[${deepest}]`), /nested more than 512 deep/);
    const text = '[\\"'.repeat(5000);
    assert.equal(readJson(`"${text}\\\\"`), `${text.replaceAll("\\", "")}\\`);
  });
});

describe("a wait ends at its deadline", function () {
  this.timeout(30_000);
  const slow: Step = (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    const drip = setInterval(() => response.write(" "), 1000);
    response.once("close", () => clearInterval(drip));
  };
  const patient = {
    status: 429,
    json: { code: "Throttling", message: "slow" },
    headers: { "Retry-After": "99999999999" },
  };
  const never: Step = () => undefined;
  const cases: readonly (readonly [string, Step])[] = [
    ["asks for three thousand years", patient],
    ["sends a byte a second", slow],
    ["never answers", never],
  ];
  for (const [what, step] of cases) {
    it(`also where the cloud ${what}`, async () => {
      const server = await startScriptedServer(step);
      const client = createBailianClient({ baseUrl: server.url, apiKey: "sk-test-key-000001" });
      const startedAt = Date.now();
      const wait = waitFor(
        {
          clock: systemClock,
          signal: new AbortController().signal,
          random: Math.random,
          status: async () => undefined,
          settings: { pollIntervalMs: 50 },
        },
        {
          what: "job",
          deadline: startedAt + 1000,
          look: (signal) => client.getFineTune("ft-1", { signal }),
          isDone: () => true,
          describe: () => "",
          timedOut: (_waited, seen) => new FineTuneError(seen, { code: "wait-timeout" }),
        },
      );
      await assert.rejects(wait, /no answer in time ×1/);
      assert.ok(Date.now() - startedAt < 6000, `${Date.now() - startedAt} ms`);
      await server.close();
    });
  }
});
