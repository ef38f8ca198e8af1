import assert from "node:assert/strict";
import { createQianfanClient } from "../../../provider/clouds/qianfan/client";
import { qianfanErrorTable } from "../../../provider/clouds/qianfan/error-table";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

/** Every generic V2 code that the facts name, with its status: the table must hold them all. */
const documented: readonly (readonly [string, number])[] = [
  ["InappropriateJSON", 400],
  ["InvalidMarker", 400],
  ["SignatureDoesNotMatch", 400],
  ["RequestExpired", 400],
  ["InvalidHTTPAuthHeader", 400],
  ["InvalidHTTPRequest", 400],
  ["InvalidURI", 400],
  ["MalformedJSON", 400],
  ["AccessDenied", 403],
  ["InternalError", 500],
  ["InvalidAccessKeyId", 403],
  ["InvalidVersion", 404],
  ["OptInRequired", 403],
  ["PreconditionFailed", 412],
  ["IdempotentParameterMismatch", 403],
];

describe("Qianfan: errors", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  async function failure(step: Step) {
    server = await startScriptedServer(step);
    const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
    const client = createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
    return failureOf(client.describeFineTuningTask("task-0tgmn4a7h4i6"));
  }

  it("the table holds every documented code", () => {
    for (const [code, status] of documented) {
      assert.ok(
        qianfanErrorTable.some((row) => row.code === code && row.status === status),
        code,
      );
    }
  });

  for (const row of qianfanErrorTable) {
    it(`${row.code}${row.messageContains ? ` "${row.messageContains}"` : ""} is ${row.kind}`, async () => {
      const message = `It says: ${row.messageContains ?? "no"}`;
      const error = await failure({ status: row.status, json: { requestId: "r-7", code: row.code, message } });
      assert.deepEqual(
        { code: error.code, kind: error.kind, nextStep: error.nextStep, requestId: error.requestId },
        { code: row.code, kind: row.kind, nextStep: row.nextStep, requestId: "r-7" },
      );
      assert.equal(error.operation, "DescribeFineTuningTask");
      assert.equal(error.status, row.status);
      assert.equal(error.isRetryable, row.kind === "server" || row.kind === "throttled");
      assert.ok(row.source.includes("https://") && row.nextStep.endsWith("."));
      assert.ok(error.message.includes(message));
    });
  }

  const byStatus: readonly (readonly [number, string, boolean])[] = [
    [400, "invalid", false],
    [401, "unauthorized", false],
    [403, "unauthorized", false],
    [404, "not-found", false],
    [408, "server", true],
    [409, "conflict", false],
    [418, "invalid", false],
    [429, "throttled", true],
    [500, "server", true],
    [501, "unsupported", false],
    [503, "server", true],
  ];
  for (const [status, kind, isRetryable] of byStatus) {
    it(`an unknown code with status ${status} is ${kind}`, async () => {
      const error = await failure({ status, json: { requestId: "r", code: "NewCode", message: "new" } });
      assert.deepEqual([error.code, error.kind, error.isRetryable], ["NewCode", kind, isRetryable]);
    });
  }

  it("an error in the gateway's headers alone is read", async () => {
    const said = "NotFound, cause: Could not find credential.";
    const error = await failure({
      status: 403,
      text: "",
      headers: { "X-Bce-Error-Message": said, "x-bce-request-id": "r-8" },
    });
    assert.deepEqual([error.code, error.kind, error.requestId], ["NotFound", "unauthorized", "r-8"]);
    assert.ok(error.message.includes(said));
  });

  it("an error with status 200 is an error", async () => {
    const error = await failure({ json: { requestId: "r", code: "AccessDenied", message: "Access denied." } });
    assert.equal(error.kind, "unauthorized");
  });
});
