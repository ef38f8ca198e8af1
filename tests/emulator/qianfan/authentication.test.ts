import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { startQianfan, type TestQianfan } from "./start-qianfan";

const START = Date.UTC(2026, 0, 1);
const PATH = "/v2/finetuning?Action=DescribeFineTuningJobs";

interface Signing {
  readonly ak?: string;
  readonly sk?: string;
  /** Seconds that the client's clock is ahead. */
  readonly aheadSeconds?: number;
  readonly expirationSeconds?: number;
  readonly signedHeaders?: string;
  readonly host?: string;
}

/** Signs by the page [njwvz1yfu], in a program of its own. */
function authorizationFor(qianfan: TestQianfan, signing: Signing): string {
  const { qianfanAccessKey, qianfanSecretKey } = qianfan.emulator.credentials;
  const { ak = qianfanAccessKey, sk = qianfanSecretKey, aheadSeconds = 0, expirationSeconds = 1800 } = signing;
  const { signedHeaders = "host", host = "qianfan.test" } = signing;
  const timestamp = new Date(START + aheadSeconds * 1000).toISOString().replace(".000Z", "Z");
  const prefix = `bce-auth-v1/${ak}/${timestamp}/${expirationSeconds}`;
  const headers = signedHeaders === "content-type" ? "content-type:application%2Fjson" : `host:${host}`;
  const canonical = `POST\n/v2/finetuning\nAction=DescribeFineTuningJobs\n${headers}`;
  const key = createHmac("sha256", sk).update(prefix).digest("hex");
  return `${prefix}/${signedHeaders}/${createHmac("sha256", key).update(canonical).digest("hex")}`;
}

describe("authentication of the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  beforeEach(() => (qianfan = startQianfan({ authenticate: true })));
  afterEach(() => qianfan.emulator.close());

  const send = (authorization: string | undefined, path = PATH) =>
    qianfan.send(path, {
      body: "{}",
      headers: {
        "Content-Type": "application/json",
        ...(authorization !== undefined && { Authorization: authorization }),
      },
    });

  const accepted: readonly [what: string, signing: Signing][] = [
    ["a signature that covers the host", {}],
    ["a clock that is 29 minutes ahead", { aheadSeconds: 29 * 60 }],
    ["a clock that is behind by less than the expiration", { aheadSeconds: -1790 }],
    ["a long expiration", { aheadSeconds: -170_000, expirationSeconds: 180_000 }],
    ["an expiration of -1", { aheadSeconds: -170_000, expirationSeconds: -1 }],
  ];
  for (const [what, signing] of accepted) {
    it(`accepts ${what}`, async () => {
      assert.equal((await send(authorizationFor(qianfan, signing))).status, 200);
    });
  }

  const wrongKey = "NotFound, cause: Could not find credential.";
  const wrongSecret = "SignatureDoesNotMatch, cause: Fail to authn user: Signature does not match";
  const refused: readonly [what: string, signing: Signing, status: number, code: string, hint: RegExp | string][] = [
    ["an unknown access key", { ak: "ALTAKnobody" }, 403, "InvalidAccessKeyId", wrongKey],
    ["a wrong secret key", { sk: "wrong" }, 400, "SignatureDoesNotMatch", wrongSecret],
    ["a host that is not the signed one", { host: "elsewhere" }, 400, "SignatureDoesNotMatch", wrongSecret],
    ["a signature without the host", { signedHeaders: "content-type" }, 400, "SignatureDoesNotMatch", wrongSecret],
    [
      "an expired signature",
      { aheadSeconds: -1801 },
      400,
      "RequestExpired",
      /^RequestExpired, cause: .*2025-12-31T23:29:59Z/,
    ],
    ["a clock more than 30 minutes ahead", { aheadSeconds: 1801 }, 400, "RequestExpired", /2026-01-01T00:30:01Z/],
  ];
  for (const [what, signing, status, code, hint] of refused) {
    it(`refuses ${what} with ${status} ${code}, in the body and in the X-Bce-Error headers`, async () => {
      const answer = await send(authorizationFor(qianfan, signing));
      assert.equal(answer.status, status);
      assert.equal(answer.body.code, code);
      assert.ok(answer.body.message && answer.body.requestId);
      assert.equal(answer.headers.get("X-Bce-Error-Code"), code);
      const given = answer.headers.get("X-Bce-Error-Message") ?? "";
      if (typeof hint === "string") assert.equal(given, hint);
      else assert.match(given, hint);
    });
  }

  it("refuses a request without Authorization with 403 AccessDenied", async () => {
    const answer = await send(undefined);
    assert.equal(answer.status, 403);
    assert.equal(answer.body.code, "AccessDenied");
  });

  for (const header of [
    "Bearer sk-1",
    "bce-auth-v1/a/b/c",
    "bce-auth-v1/a/2026-13-01T00:00:00Z/1/host/" + "0".repeat(64),
  ]) {
    it(`refuses Authorization ${header.slice(0, 30)} with 400 InvalidHTTPAuthHeader`, async () => {
      const answer = await send(header);
      assert.equal(answer.status, 400);
      assert.equal(answer.body.code, "InvalidHTTPAuthHeader");
    });
  }

  it("accepts a signature over the host without its port, as the Go and Java clients sign", async () => {
    const request = new Request(`http://127.0.0.1:8866${PATH}`, {
      method: "POST",
      headers: { Authorization: authorizationFor(qianfan, { host: "127.0.0.1" }) },
    });
    assert.equal((await qianfan.emulator.fetch(request)).status, 200);
  });

  it("asks for a signature before it says that it does not have an operation, or that nobody has", async () => {
    assert.equal((await send(undefined, "/v2/dataset?Action=CreateDataset")).status, 403);
    assert.equal((await send(undefined, "/wenxinworkshop/nothing")).status, 403);
  });

  it("goes by the wall clock, whatever the simulated clock says", async () => {
    qianfan.emulator.advance(48 * 3_600_000);
    assert.equal((await send(authorizationFor(qianfan, {}))).status, 200);
  });

  it("has no effect when it refuses", async () => {
    const body = JSON.stringify({ name: "support_bot", model: "ERNIE-Speed-8K", trainMode: "SFT" });
    assert.equal((await qianfan.send("/v2/finetuning?Action=CreateFineTuningJob", { body })).status, 403);
    const pageInfo = { marker: "", maxKeys: 10, isTruncated: false };
    assert.deepEqual((await send(authorizationFor(qianfan, {}))).body.result, { jobList: [], pageInfo });
  });
});
