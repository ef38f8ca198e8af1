import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "../../../provider/emulator/surface/refusal";
import { parseAuthorization } from "../../../provider/emulator/qianfan/authentication/authorization";
import { canonicalRequests } from "../../../provider/emulator/qianfan/authentication/canonical-requests";
import type { SignedRequest } from "../../../provider/emulator/qianfan/authentication/signed-request";
import { verifyRequest } from "../../../provider/emulator/qianfan/authentication/verify-request";

const signer = z.object({ authorization: z.string().optional(), canonicalRequest: z.string().optional() });
const file = z.object({
  vectors: z.array(
    z.object({
      id: z.string(),
      note: z.string(),
      method: z.string(),
      path: z.string(),
      query: z.record(z.string(), z.string().nullable()),
      headers: z.record(z.string(), z.string()),
      ak: z.string(),
      sk: z.string(),
      timestampIso: z.string(),
      expected: z.object({ authorization: z.string(), canonicalRequest: z.string() }),
      others: z.record(z.string(), signer).default({}),
    }),
  ),
  endToEnd: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string(),
      wireHeaders: z.record(z.string(), z.string()),
      ak: z.string(),
      sk: z.string(),
      timestampIso: z.string(),
    }),
  ),
});
const { vectors, endToEnd } = file.parse(
  JSON.parse(readFileSync(join(__dirname, "../../fixtures/bce-auth-vectors.json"), "utf8")),
);

type Vector = (typeof vectors)[number];

function requestOf(vector: Vector, authorization: string): SignedRequest {
  const items = Object.entries(vector.query).map(([key, value]) => `${key}=${encodeURIComponent(value ?? "")}`);
  const headers = new Map(Object.entries(vector.headers).map(([name, value]) => [name.toLowerCase(), value]));
  headers.set("authorization", authorization);
  return { method: vector.method, path: vector.path, query: items.join("&"), headers };
}

function outcome(request: SignedRequest, vector: { ak: string; sk: string; timestampIso: string }): string {
  try {
    const keys = { accessKeyId: vector.ak, secretAccessKey: vector.sk };
    verifyRequest(request, keys, Date.parse(vector.timestampIso) + 1000);
    return "accepted";
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return String(error.code);
  }
}

/** Signatures that are refused on purpose. */
const refused: Readonly<Record<string, string>> = {
  // The host is not signed.
  "no-signable-headers": "SignatureDoesNotMatch",
  "no-signable-headers by bce-sdk-java 0.10.441": "SignatureDoesNotMatch",
  // Signs an empty x-bce header, which the documented algorithm drops; no console call of that client sends one.
  "headers-trim-empty-case by bce-sdk-go v0.9.164 (version pinned by qianfan go)": "SignatureDoesNotMatch",
};

describe("signatures of the official signers", () => {
  for (const vector of vectors) {
    const expected = refused[vector.id] ?? "accepted";
    it(`${vector.id} is ${expected}: ${vector.note}`, () => {
      assert.equal(outcome(requestOf(vector, vector.expected.authorization), vector), expected);
    });

    it(`${vector.id} is checked over the documented canonical request`, () => {
      const authorization = parseAuthorization(vector.expected.authorization);
      assert.ok(authorization);
      const request = requestOf(vector, vector.expected.authorization);
      assert.ok(
        [...canonicalRequests(request, authorization.signedHeaders)].includes(vector.expected.canonicalRequest),
      );
    });

    it(`${vector.id} is refused with another secret, method, path, query or signed header`, () => {
      const request = requestOf(vector, vector.expected.authorization);
      const changed: readonly SignedRequest[] = [
        { ...request, method: "PUT" },
        { ...request, path: `${request.path}x` },
        { ...request, query: `${request.query}&x=1` },
        { ...request, headers: new Map([...request.headers, ["host", "elsewhere"]]) },
      ];
      for (const other of changed) assert.equal(outcome(other, vector), "SignatureDoesNotMatch");
      assert.equal(outcome(request, { ...vector, sk: `${vector.sk}x` }), "SignatureDoesNotMatch");
    });

    for (const [name, { authorization }] of Object.entries(vector.others)) {
      if (authorization === undefined) continue;
      const verdict = refused[`${vector.id} by ${name}`] ?? "accepted";
      it(`${vector.id} as ${name} signs it is ${verdict}`, () => {
        assert.equal(outcome(requestOf(vector, authorization), vector), verdict);
      });
    }
  }

  for (const capture of endToEnd) {
    const [path = "", query = ""] = capture.url.split("?");
    const headers = new Map(Object.entries(capture.wireHeaders).map(([name, value]) => [name.toLowerCase(), value]));
    const request = { method: capture.method, path, query, headers };

    it(`${capture.id}, captured on the wire, is accepted`, () => {
      assert.equal(outcome(request, capture), "accepted");
    });

    it(`${capture.id} is accepted with its header names in any order`, () => {
      const shuffled = (capture.wireHeaders.Authorization ?? "").replace(
        /\/([^/]*)\/([0-9a-f]{64})$/,
        (_, names, hex) => ["", String(names).split(";").reverse().join(";"), hex].join("/"),
      );
      assert.equal(
        outcome({ ...request, headers: new Map([...headers, ["authorization", shuffled]]) }, capture),
        "accepted",
      );
    });
  }
});
