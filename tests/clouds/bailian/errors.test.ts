import assert from "node:assert/strict";
import { createBailianClient } from "../../../provider/clouds/bailian/client";
import { bailianErrorTable } from "../../../provider/clouds/bailian/error-table";
import { cite } from "../../../provider/sources";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

const seedCodes: readonly (readonly [string, number])[] = [
  ["InvalidParameter", 400],
  ["UnsupportedOperation", 400],
  ["NotFound", 404],
  ["Conflict", 409],
  ["Throttling", 429],
  ["InternalError", 500],
];

describe("Bailian: errors", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  async function failure(step: Step) {
    server = await startScriptedServer(step);
    const client = createBailianClient({
      baseUrl: server.url,
      apiKey: "sk-test-key-000001",
      clock: createRecordingClock(),
    });
    return failureOf(client.createFineTune({ model: "qwen3-8b" }));
  }

  it("the table holds the six codes of the seed as the seed has them", () => {
    for (const [code, status] of seedCodes) {
      const row = bailianErrorTable.find((one) => one.code === code && !one.messageContains);
      assert.equal(row?.status, status, code);
      assert.equal(row?.source, cite("000", "error code list"));
    }
  });

  const refusals = bailianErrorTable.filter((row) => row.status >= 400);
  for (const row of refusals) {
    it(`${row.code}${row.messageContains ? ` "${row.messageContains}"` : ""} is ${row.kind}`, async () => {
      const message = `It says: ${row.messageContains ?? "no"}`;
      const error = await failure({ status: row.status, json: { request_id: "R-7", code: row.code, message } });
      assert.deepEqual(
        { code: error.code, kind: error.kind, nextStep: error.nextStep, requestId: error.requestId },
        { code: row.code, kind: row.kind, nextStep: row.nextStep, requestId: "R-7" },
      );
      assert.equal(error.operation, "CreateFineTune");
      assert.equal(error.status, row.status);
      assert.equal(error.isRetryable, row.kind === "server" || row.kind === "throttled");
      assert.ok(row.source.includes("https://") && row.nextStep.endsWith("."));
    });
  }

  it("the two 429 of a submit are told apart by their message", async () => {
    const of = (message: string) => failure({ status: 429, json: { code: "Throttling", message, request_id: "r" } });
    const busy = await of("Too many fine-tune job in running, please retry later.");
    await server?.close();
    const full = await of("Only 20 fine-tune job in running or succeeded allowed per user.");
    assert.deepEqual([busy.kind, busy.isRetryable], ["throttled", true]);
    assert.deepEqual([full.kind, full.isRetryable], ["quota", false]);
  });

  it("a refused file inside a success is an error with its code", async () => {
    for (const row of bailianErrorTable.filter(({ status }) => status === 200)) {
      const data = {
        uploaded_files: [],
        failed_uploads: [{ name: "a.jsonl", code: row.code, message: "Out of space" }],
      };
      server = await startScriptedServer({ json: { request_id: "r-3", data } });
      const client = createBailianClient({ baseUrl: server.url, apiKey: "sk-test-key-000001" });
      const error = await failureOf(client.uploadFile({ name: "a.jsonl", content: Buffer.from("{}") }));
      assert.deepEqual([error.code, error.kind, error.requestId], [row.code, "quota", "r-3"]);
      await server.close();
    }
  });

  it("a code with an unknown second part is read by its first", async () => {
    const error = await failure({
      status: 400,
      json: { code: "Throttling.SomethingNew", message: "x", request_id: "r" },
    });
    assert.equal(error.kind, "throttled");
  });

  it("a wrong path is not a job that is gone", async () => {
    const message = "Request path not found.";
    assert.equal(
      (await failure({ status: 404, json: { code: "NotFound", message, request_id: "r" } })).kind,
      "invalid",
    );
  });

  it("an error of another shape is read by its status", async () => {
    for (const json of [{ code: 7 }, { code: null, message: {} }, [], "text", 12]) {
      const error = await failure({ status: 500, json });
      assert.equal(error.kind, "server");
      await server?.close();
    }
  });
});
