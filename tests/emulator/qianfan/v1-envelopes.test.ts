import assert from "node:assert/strict";
import { v1Operations } from "../../../provider/emulator/qianfan/v1/v1-operations";
import { startV1, type TestV1 } from "./start-v1";

describe("envelopes of the simulated Qianfan V1", () => {
  let cloud: TestV1;
  before(() => (cloud = startV1()));
  after(() => cloud.emulator.close());

  for (const { name, routes } of v1Operations) {
    const [{ path }] = routes;
    const bodies: readonly [what: string, body: string | undefined][] = [
      ["malformed JSON", "{"],
      ["JSON that is no object", "[]"],
      ["null", "null"],
      // The list of services asks for nothing.
      ...(name === "service/list" ? [] : [["no body", undefined] satisfies [string, undefined]]),
    ];
    for (const [what, body] of bodies) {
      it(`answers ${name} with ${what} by 500001 and HTTP status 200`, async () => {
        const { status, body: answer, headers } = await cloud.send(path, { body });
        const { error_code, error_msg, log_id } = answer as unknown as Record<string, unknown>;
        assert.deepEqual([status, error_code, error_msg], [200, 500001, "param invalid"]);
        assert.equal(typeof log_id, "string");
        assert.equal(headers.get("content-type"), "application/json; charset=utf-8");
        assert.match(headers.get("x-bce-request-id") ?? "", /^[0-9a-f-]{36}$/);
      });
    }

    it(`leaves another method than POST on ${name} to the gateway`, async () => {
      const { status, body } = await cloud.send(path, { method: "GET" });
      assert.deepEqual([status, body.code], [400, "InvalidHTTPRequest"]);
    });
  }

  it("answers a success with log_id, a text, and result only", async () => {
    const { body } = await cloud.v1("finetune/createTask", { name: "support_bot" });
    assert.deepEqual(Object.keys(body), ["log_id", "result"]);
    assert.match(body.log_id, /^\d{10}$/);
  });

  it("ignores an Action on a V1 path", async () => {
    const { body } = await cloud.v1("finetune/createTask?Action=CreateFineTuningJob", { name: "with_action" });
    assert.ok("result" in body);
  });
});

describe("authentication of the simulated Qianfan V1", () => {
  let cloud: TestV1;
  before(() => (cloud = startV1({ authenticate: true })));
  after(() => cloud.emulator.close());

  const send = (authorization: string) =>
    cloud.send("/wenxinworkshop/finetune/createTask", {
      body: JSON.stringify({ name: "support_bot" }),
      headers: { Authorization: authorization },
    });
  const signature = "0".repeat(64);
  const gateway: readonly [what: string, authorization: () => string, status: number, code: string][] = [
    ["no signature at all", () => "Bearer token", 400, "InvalidHTTPAuthHeader"],
    [
      "an unknown key",
      () => `bce-auth-v1/nobody/2026-01-01T00:00:00Z/1800/host/${signature}`,
      403,
      "InvalidAccessKeyId",
    ],
    [
      "a wrong secret",
      () => {
        const { qianfanAccessKey } = cloud.emulator.credentials;
        return `bce-auth-v1/${qianfanAccessKey}/2026-01-01T00:00:00Z/1800/host/${signature}`;
      },
      400,
      "SignatureDoesNotMatch",
    ],
  ];
  for (const [what, authorization, status, code] of gateway) {
    it(`refuses ${what} as for V2 with ${status} ${code}, and says 500002 as well`, async () => {
      const { status: given, body, headers } = await send(authorization());
      assert.deepEqual([given, body.code], [status, code]);
      assert.equal(headers.get("X-Bce-Error-Code"), code);
      const { error_code, error_msg } = body as unknown as Record<string, unknown>;
      assert.deepEqual([error_code, error_msg], [500002, "auth failed, no access"]);
    });
  }

  it("has made nothing", async () => {
    assert.ok(cloud.emulator.journal().every((line) => !line.includes("job.created")));
  });
});
