import assert from "node:assert/strict";
import { inspect } from "node:util";
import { HttpRequest } from "@smithy/protocol-http";
import type { RequestSigner } from "@smithy/types";
import { BceSigner } from "../../../provider/clouds/qianfan/bce-signer";
import { canonicalUri } from "../../../provider/clouds/qianfan/signature/canonical-request";
import vectorFile from "../../fixtures/bce-auth-vectors.json";

const keys = { accessKeyId: "ALTAKexampleAccessKeyId01", secretAccessKey: "exampleSecretAccessKey0123456789abcd" };
const signingDate = new Date("2024-01-16T09:48:35Z");

interface Vector {
  readonly id: string;
  readonly note: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | null | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly ak: string;
  readonly sk: string;
  readonly timestamp: number;
  readonly timestampIso: string;
  readonly expiration: number;
  readonly headersToSign?: readonly string[];
  readonly expected: { readonly authorization: string };
  readonly documentedAlgorithm: { readonly authorization: string };
  readonly documentedAlgorithmAgrees: boolean;
}

const vectors: readonly Vector[] = vectorFile.vectors;

/** JSON imports type every member of a union as optional: drop what is not there, keep null. */
function present<Value>(bag: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const [name, value] of Object.entries(bag)) if (value !== undefined) kept[name] = value;
  return kept;
}

function requestOf({ method, path, query, headers }: Pick<Vector, "method" | "path" | "query" | "headers">) {
  return new HttpRequest({ method, path, query: present(query), headers: present(headers) });
}

describe("BceSigner: vectors of the official signers", () => {
  for (const vector of vectors) {
    // Where the published clients leave the documented algorithm we would follow the document, which is what the cloud
    // verifies; in this file they agree on every vector, and this test says so when a vector is added that differs.
    it(`${vector.id}: ${vector.note}`, async () => {
      const signer = new BceSigner({ accessKeyId: vector.ak, secretAccessKey: vector.sk });
      const signed = await signer.sign(requestOf(vector), {
        signingDate: vector.timestamp,
        expiresInSeconds: vector.expiration,
        signableHeaders: vector.headersToSign && new Set(vector.headersToSign),
      });
      assert.equal(signed.headers.Authorization, vector.documentedAlgorithm.authorization);
      assert.equal(vector.documentedAlgorithmAgrees, true);
      assert.equal(signed.headers.Authorization, vector.expected.authorization);
    });
  }

  for (const capture of vectorFile.endToEnd) {
    it(`${capture.id}: a request that the published client sent`, async () => {
      const url = new URL(capture.url, "http://127.0.0.1:18866");
      const { Authorization: sent, ...headers } = capture.wireHeaders;
      const request = { ...capture, path: url.pathname, query: Object.fromEntries(url.searchParams), headers };
      const signer = new BceSigner({ accessKeyId: capture.ak, secretAccessKey: capture.sk });
      const signed = await signer.sign(requestOf(request), {
        signingDate: capture.timestampIso,
        expiresInSeconds: capture.expiration,
      });
      assert.equal(signed.headers.Authorization, sent);
    });
  }
});

describe("BceSigner: as a request signer", () => {
  const signer: RequestSigner = new BceSigner(keys);
  const request = () =>
    new HttpRequest({
      method: "POST",
      hostname: "qianfan.baidubce.com",
      path: "/v2/finetuning",
      query: { Action: "CreateFineTuningJob" },
      headers: { Host: "qianfan.baidubce.com", "x-bce-date": "2024-01-16T09:48:35Z" },
      body: "{}",
    });

  it("signs a copy that stays an HttpRequest, with its body, and leaves the request alone", async () => {
    const original = request();
    const signed = await signer.sign(original, { signingDate });
    assert.ok(signed instanceof HttpRequest);
    assert.equal(signed.body, "{}");
    assert.equal(signed.clone().headers.Authorization, signed.headers.Authorization);
    assert.equal("Authorization" in original.headers, false);
  });

  it("holds 1800 seconds when nothing is said", async () => {
    const signed = await signer.sign(request(), { signingDate });
    assert.match(
      signed.headers.Authorization ?? "",
      /^bce-auth-v1\/\w+\/2024-01-16T09:48:35Z\/1800\/host;x-bce-date\//,
    );
  });

  it("takes the date as a Date, as seconds and as text, and as now when it is absent", async () => {
    const dates = [signingDate, signingDate.getTime() / 1000, "2024-01-16T17:48:35.999+08:00"];
    const signed = await Promise.all(dates.map((date) => signer.sign(request(), { signingDate: date })));
    assert.equal(new Set(signed.map(({ headers }) => headers.Authorization)).size, 1);
    const now = (await signer.sign(request())).headers.Authorization?.split("/")[2] ?? "";
    assert.ok(Math.abs(Date.parse(now) - Date.now()) < 10_000);
  });

  it("an expiration of 0 is signed as 0: the document knows no other meaning, some clients make it 1800", async () => {
    const signed = await new BceSigner(keys).sign(request(), { signingDate, expiresInSeconds: 0 });
    assert.match(signed.headers.Authorization ?? "", /Z\/0\/host/);
  });

  it("replaces an authorization of any spelling, and carries the session token as a signed header", async () => {
    const withToken = new BceSigner({ ...keys, sessionToken: "token" });
    const before = request();
    before.headers.authorization = "old";
    before.headers["X-BCE-Security-Token"] = "old";
    const { headers } = await withToken.sign(before, { signingDate });
    assert.equal(headers.authorization, undefined);
    assert.equal(headers["X-BCE-Security-Token"], undefined);
    assert.equal(headers["x-bce-security-token"], "token");
    assert.match(headers.Authorization ?? "", /\/host;x-bce-date;x-bce-security-token\//);
  });

  it("leaves out what may not be signed, unless it is asked for by name", async () => {
    const unsignableHeaders = new Set(["X-Bce-Date"]);
    const without = await signer.sign(request(), { signingDate, unsignableHeaders });
    assert.match(without.headers.Authorization ?? "", /\/host\//);
    const asked = await signer.sign(request(), { signingDate, unsignableHeaders, signableHeaders: unsignableHeaders });
    assert.match(asked.headers.Authorization ?? "", /\/x-bce-date\//);
  });

  it("a list in the query gives one item a value, and an authorization in the query is not signed", async () => {
    const plain = request();
    plain.query = { a: ["2", "1"], authorization: "x" };
    const other = request();
    other.query = { a: ["1", "2"] };
    const signed = await Promise.all([plain, other].map((one) => signer.sign(one, { signingDate })));
    assert.equal(signed[0]?.headers.Authorization, signed[1]?.headers.Authorization);
  });

  it("a path is signed as the server sees it, raw or encoded beforehand", () => {
    assert.equal(canonicalUri("/v2/a b/é"), "/v2/a%20b/%C3%A9");
    assert.equal(canonicalUri("/v2/a%20b/%c3%a9"), "/v2/a%20b/%C3%A9");
    assert.equal(canonicalUri("/a%2Fb"), "/a%2Fb");
    assert.equal(canonicalUri("/100%"), "/100%25");
    assert.equal(canonicalUri(""), "/");
  });

  it("shows no secret when it is inspected", () => {
    const shown = inspect(signer, { depth: Infinity, showHidden: true }) + JSON.stringify(signer);
    assert.ok(!shown.includes(keys.secretAccessKey));
  });
});
