import assert from "node:assert/strict";
import { createBailianClient } from "../../../provider/clouds/bailian/client";
import type { Fetch } from "../../../provider/clouds/http/fetch-exchange";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";

const job = { request_id: "r-1", output: { job_id: "ft-1", status: "SUCCEED" } };

function clientOf(fetch: Fetch, options: { timeoutMs?: number; maxAnswerBytes?: number } = {}) {
  const clock = createRecordingClock();
  return createBailianClient({
    baseUrl: "http://embedded.invalid/api/v1/",
    apiKey: "sk-secret-key-0001",
    fetch,
    clock,
    ...options,
  });
}

describe("transport: a server inside this process", () => {
  it("gets a Web request with path, query, headers and body, and its answer is read like any other", async () => {
    const seen: { url: string; method: string; key: string | null; body: string }[] = [];
    const client = clientOf(async (request) => {
      const { url, method, headers } = request;
      seen.push({ url, method, key: headers.get("authorization"), body: await request.text() });
      return Response.json(job);
    });
    await client.createFineTune({ model: "qwen3-8b" });
    await client.getLogs("ft-1", { offset: 3 }).catch(() => undefined);
    const key = "Bearer sk-secret-key-0001";
    assert.deepEqual(seen, [
      { url: "http://embedded.invalid/api/v1/fine-tunes", method: "POST", key, body: '{"model":"qwen3-8b"}' },
      { url: "http://embedded.invalid/api/v1/fine-tunes/ft-1/logs?offset=3&line=100", method: "GET", key, body: "" },
    ]);
  });

  const refused = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
  const endings: { name: string; fetch: Fetch; kind: string; says?: RegExp }[] = [
    { name: "a refused connection", fetch: async () => Promise.reject(refused), kind: "unreachable" },
    { name: "a lost answer", fetch: async () => Promise.reject(new Error("socket hang up")), kind: "no-answer" },
    {
      name: "a server that never answers",
      fetch: () => new Promise(() => undefined),
      kind: "no-answer",
      says: /timed out/,
    },
    {
      name: "a redirect",
      fetch: async () => Response.redirect("http://127.0.0.1/", 302),
      kind: "unreadable",
      says: /redirect/,
    },
    {
      name: "an answer above the cap",
      fetch: async () => new Response("x".repeat(5000)),
      kind: "unreadable",
      says: /large/,
    },
    { name: "a broken body", fetch: async () => new Response(brokenBody()), kind: "no-answer" },
  ];
  for (const { name, fetch, kind, says } of endings) {
    it(`${name} is ${kind}`, async () => {
      const error = await failureOf(
        clientOf(fetch, { timeoutMs: 50, maxAnswerBytes: 4000 }).createFineTune({ model: "m" }),
      );
      assert.equal(error.kind, kind);
      if (says) assert.match(error.message, says);
    });
  }

  it("an abort is not waited out even where the server does not listen to it", async () => {
    const controller = new AbortController();
    const client = clientOf(() => {
      controller.abort();
      return new Promise(() => undefined);
    });
    assert.equal((await failureOf(client.getFineTune("ft-1", { signal: controller.signal }))).kind, "cancelled");
  });

  it("a stream is uploaded", async () => {
    async function* chunks() {
      yield Buffer.from('{"a":');
      yield Buffer.from("1}\n");
    }
    const client = clientOf(async (request) => {
      const form = await request.formData();
      const file = form.get("files");
      assert.ok(file instanceof File);
      const name = `${file.name}:${await file.text()}:${form.get("purpose") === "fine-tune"}`;
      return Response.json({ request_id: "r", data: { uploaded_files: [{ file_id: "f-1", name }] } });
    });
    const uploaded = await client.uploadFile({ name: 'a "quoted".jsonl', content: chunks() });
    assert.deepEqual(uploaded, { fileId: "f-1", name: 'a "quoted".jsonl:{"a":1}\n:true' });
  });
});

function brokenBody(): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.error(new Error("cut off")) });
}
