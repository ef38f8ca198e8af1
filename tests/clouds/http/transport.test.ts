import assert from "node:assert/strict";
import net from "node:net";
import { createBailianClient } from "../../../provider/clouds/bailian/client";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

const job = { request_id: "r-1", output: { job_id: "ft-1", status: "RUNNING" } };

describe("transport: answers that are none", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  async function clientOf(step: Step, options: { timeoutMs?: number; maxAnswerBytes?: number } = {}) {
    server = await startScriptedServer(step);
    const clock = createRecordingClock();
    return createBailianClient({
      baseUrl: server.url,
      apiKey: "sk-secret-key-0001",
      clock,
      random: () => 0,
      ...options,
    });
  }

  const unreadable: { name: string; step: Step; says: RegExp }[] = [
    {
      name: "an HTML page",
      step: { text: "<html>sign in</html>", headers: { "Content-Type": "text/html" } },
      says: /HTML/,
    },
    { name: "JSON that breaks off", step: { text: '{"request_id":"r","output":{"job' }, says: /break off/ },
    { name: "an empty body", step: { text: "" }, says: /no content/ },
    { name: "a body of blanks", step: { text: " \n" }, says: /no content/ },
    {
      name: "a redirect",
      step: { status: 302, headers: { Location: "http://127.0.0.1:1/" }, text: "" },
      says: /redirect/,
    },
    {
      name: "a permanent redirect",
      step: { status: 308, headers: { Location: "/elsewhere" }, json: {} },
      says: /redirect/,
    },
    { name: "JSON that is no object", step: { json: [1, 2] }, says: /expected object/ },
    { name: "a null", step: { text: "null" }, says: /expected object/ },
    { name: "a 404 that is not the cloud's", step: { status: 404, text: "<h1>404</h1>" }, says: /HTML/ },
  ];
  for (const { name, step, says } of unreadable) {
    it(`${name} is unreadable, and is asked for once`, async () => {
      const client = await clientOf(step);
      const error = await failureOf(client.getFineTune("ft-1"));
      assert.equal(error.kind, "unreadable");
      assert.match(error.message, says);
      assert.match(error.message, /Bailian GetFineTune/);
      assert.equal(server?.requests.length, 1);
    });
  }

  it("an answer above the size cap is unreadable", async () => {
    const client = await clientOf({ json: { padding: "x".repeat(20_000) } }, { maxAnswerBytes: 10_000 });
    const error = await failureOf(client.getFineTune("ft-1"));
    assert.equal(error.kind, "unreadable");
    assert.match(error.message, /too large/);
  });

  it("a wrong type names cloud, operation, request ID and the member's path, and not its value", async () => {
    const client = await clientOf({ json: { request_id: "r-9", output: { job_id: 424242, status: "RUNNING" } } });
    const error = await failureOf(client.getFineTune("ft-1"));
    assert.deepEqual(
      { cloud: error.cloud, operation: error.operation, kind: error.kind, requestId: error.requestId },
      { cloud: "bailian", operation: "GetFineTune", kind: "unreadable", requestId: "r-9" },
    );
    assert.match(error.message, /output\.job_id: .*expected string/);
    assert.doesNotMatch(error.message, /424242/);
  });

  it("an HTML 502 of a gateway is a server error", async () => {
    const error = await failureOf(
      (await clientOf({ status: 502, text: "<html>bad gateway</html>" })).getFineTune("ft-1"),
    );
    assert.equal(error.kind, "server");
    assert.equal(error.status, 502);
    assert.equal(error.isRetryable, true);
    assert.equal(error.nextStep?.endsWith("."), true);
  });
});

describe("transport: connections that break", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  it("a refused connection is unreachable: the cloud has not seen the request", async () => {
    const closed = await startScriptedServer({});
    await closed.close();
    const client = createBailianClient({
      baseUrl: closed.url,
      apiKey: "sk-secret-key-0001",
      clock: createRecordingClock(),
    });
    const error = await failureOf(client.createFineTune({ model: "qwen3-8b" }));
    assert.equal(error.kind, "unreachable");
    assert.equal(error.mayHaveTakenEffect, false);
    assert.match(error.message, /ECONNREFUSED/);
    assert.match(error.message, new RegExp(closed.url));
  });

  it("a name that does not resolve is unreachable", async () => {
    const settings = { baseUrl: "http://no-such-host.invalid", apiKey: "sk-secret-key-0001" };
    const error = await failureOf(createBailianClient({ ...settings }).createFineTune({ model: "qwen3-8b" }));
    assert.equal(error.kind, "unreachable");
  });

  it("a connection that never stands is unreachable after the connect timeout", async () => {
    // TLS to a server that says nothing: the TCP connection stands, the secure one never does.
    const silent = net.createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as net.AddressInfo;
    const settings = { baseUrl: `https://127.0.0.1:${port}`, apiKey: "sk-secret-key-0001", connectTimeoutMs: 50 };
    const error = await failureOf(createBailianClient(settings).createFineTune({ model: "qwen3-8b" }));
    silent.close();
    assert.equal(error.kind, "unreachable");
    assert.match(error.message, /no connection within 0\.05 s/);
  });

  const brokenAfterSending: { name: string; step: Step }[] = [
    { name: "a reset before the answer", step: (request) => request.socket.resetAndDestroy() },
    { name: "a connection closed before the answer", step: (request) => request.socket.destroy() },
    {
      name: "a connection closed in the middle of the answer",
      step: (request, response) => {
        response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
        response.write(JSON.stringify(job).slice(0, 20), () => request.socket.destroy());
      },
    },
    { name: "an answer that does not come in time", step: () => undefined },
  ];
  for (const { name, step } of brokenAfterSending) {
    it(`${name} is no answer: the request may have taken effect`, async () => {
      server = await startScriptedServer(step);
      const client = createBailianClient({ baseUrl: server.url, apiKey: "sk-secret-key-0001", timeoutMs: 150 });
      const error = await failureOf(client.createFineTune({ model: "qwen3-8b" }));
      assert.equal(error.kind, "no-answer");
      assert.equal(error.mayHaveTakenEffect, true);
      assert.equal(server.requests.length, 1);
    });
  }

  it("an abort ends a call that hangs within moments", async () => {
    const controller = new AbortController();
    server = await startScriptedServer(() => controller.abort());
    const client = createBailianClient({ baseUrl: server.url, apiKey: "sk-secret-key-0001" });
    const error = await failureOf(client.getFineTune("ft-1", { signal: controller.signal }));
    assert.equal(error.kind, "cancelled");
    assert.equal(server.requests.length, 1);
  });

  it("a signal that is aborted already sends nothing", async () => {
    server = await startScriptedServer({ json: job });
    const client = createBailianClient({ baseUrl: server.url, apiKey: "sk-secret-key-0001" });
    const error = await failureOf(client.getFineTune("ft-1", { signal: AbortSignal.abort() }));
    assert.equal(error.kind, "cancelled");
    assert.equal(server.requests.length, 0);
  });

  it("a base URL that is none, or holds a password, is refused without repeating it", () => {
    for (const baseUrl of ["sk-pasted-into-the-wrong-place", "ftp://host/", "http://user:hunter2@host/"]) {
      const make = () => createBailianClient({ baseUrl, apiKey: "sk-secret-key-0001" });
      assert.throws(make, (error: Error) => !/hunter2|pasted/.test(error.message) && /base URL/.test(error.message));
    }
  });
});
