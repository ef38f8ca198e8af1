import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import { NodeSha256 } from "../../../provider/clouds/qianfan/bos/node-sha256";
import {
  canonicalRequest,
  sha256Hex,
  signingKey,
  signLines,
} from "../../../provider/emulator/bos/authentication/canonical-request";
import type { SignatureClaim } from "../../../provider/emulator/bos/authentication/read-claim";
import { decodeAwsChunked } from "../../../provider/emulator/bos/body/decode-aws-chunked";
import { awsVectors, chunkSignatures, exampleScope, exampleSecretKey, exampleTimestamp } from "./aws-vectors";
import { startBos, type TestBos } from "./start-bos";

const key = signingKey(exampleSecretKey, exampleScope);

describe("signatures of the simulated object storage, by AWS's own examples", () => {
  for (const { title, signature, payloadHash, headers, ...request } of awsVectors) {
    it(`agree on ${title}`, () => {
      const claim: SignatureClaim = {
        ...{ place: "header", accessKeyId: "AKIAIOSFODNN7EXAMPLE", scope: exampleScope, region: "us-east-1" },
        ...{ signedHeaders: Object.keys(headers).sort(), signature, timestamp: exampleTimestamp, timestampMs: 0 },
      };
      const canonical = canonicalRequest({ ...request, headers: new Map(Object.entries(headers)) }, claim, payloadHash);
      assert.equal(signLines(key, "AWS4-HMAC-SHA256", exampleTimestamp, exampleScope, sha256Hex(canonical)), signature);
    });
  }

  const chunkKey = {
    ...{ key, timestamp: exampleTimestamp, scope: exampleScope },
    seed: "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
  };
  const chunked = (contents: readonly string[], signatures: readonly string[]) =>
    contents
      .map((text, index) => `${text.length.toString(16)};chunk-signature=${signatures[index]}\r\n${text}\r\n`)
      .join("");
  const decode = async (body: string, pieceBytes: number) => {
    async function* pieces() {
      for (let start = 0; start < body.length; start += pieceBytes) {
        yield Buffer.from(body.slice(start, start + pieceBytes));
      }
    }
    const seen: Uint8Array[] = [];
    for await (const piece of decodeAwsChunked(pieces(), { key: chunkKey, hasTrailer: false }, () => undefined)) {
      seen.push(Buffer.from(piece));
    }
    return Buffer.concat(seen).toString();
  };
  const contents = ["a".repeat(65_536), "a".repeat(1024), ""];

  for (const pieceBytes of [1000, 65_000, 1_000_000]) {
    it(`agree on the chunks of that upload, arriving in pieces of ${pieceBytes} bytes`, async () => {
      assert.equal(await decode(chunked(contents, chunkSignatures), pieceBytes), "a".repeat(66_560));
    });
  }

  it("tell a chunk that was changed, one that was left out, and a body that ends early", async () => {
    const [first = "", second = "", last = ""] = chunkSignatures;
    const changed = chunked(["b".repeat(65_536), "a".repeat(1024), ""], chunkSignatures);
    await assert.rejects(decode(changed, 1000), { code: "SignatureDoesNotMatch" });
    await assert.rejects(decode(chunked(["a".repeat(65_536), ""], [first, last]), 1000), {
      code: "SignatureDoesNotMatch",
    });
    const cut = chunked(["a".repeat(65_536), "a".repeat(1024)], [first, second]);
    await assert.rejects(decode(cut, 1000), { code: "IncompleteBody" });
  });
});

describe("signed requests to the simulated object storage", () => {
  let bos: TestBos;
  before(() => (bos = startBos({ authenticate: true })));
  after(() => bos.emulator.close());

  const now = new Date(Date.UTC(2026, 0, 1));
  const host = "bos.test";

  interface Change {
    readonly region?: string;
    readonly secretKey?: string;
    readonly accessKey?: string;
    readonly date?: Date;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly afterwards?: Readonly<Record<string, string>>;
    readonly path?: string;
  }

  const signerOf = ({ region = "bj", secretKey, accessKey }: Change) => {
    const { qianfanAccessKey, qianfanSecretKey } = bos.emulator.credentials;
    const credentials = { accessKeyId: accessKey ?? qianfanAccessKey, secretAccessKey: secretKey ?? qianfanSecretKey };
    return new SignatureV4({ credentials, region, service: "s3", sha256: NodeSha256, uriEscapePath: false });
  };

  async function put(change: Change = {}) {
    const { body = "hello", path = "/sample-bucket/a%20%C3%BC%2B%27%28%29.jsonl", date = now } = change;
    const hash = createHash("sha256").update("hello").digest("hex");
    const headers = { host, "x-amz-content-sha256": hash, ...change.headers };
    const request = new HttpRequest({ method: "PUT", hostname: host, path: `/_bos${path}`, headers });
    const signed = await signerOf(change).sign(request, { signingDate: date });
    const { host: _host, ...sent } = { ...signed.headers, ...change.afterwards };
    return bos.send("PUT", path, { body, headers: sent });
  }

  it("are taken with the right keys, in every region, with strange characters in the key", async () => {
    for (const region of ["bj", "gz", "hkg"]) assert.equal((await put({ region })).text, "");
    const headers = { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" };
    assert.equal((await put({ headers, body: "anything" })).status, 200);
    assert.equal((await put({ headers: { "x-amz-meta-a": "  two   spaces " } })).status, 200);
  });

  const refusals: readonly [what: string, status: number, code: string, change: Change][] = [
    ["another secret", 403, "SignatureDoesNotMatch", { secretKey: "0".repeat(32) }],
    ["an unknown access key", 403, "InvalidAccessKeyId", { accessKey: "ALTAKsomebodyelse" }],
    ["another region's name", 400, "AuthorizationHeaderMalformed", { region: "us-east-1" }],
    ["a clock 16 minutes behind", 403, "RequestTimeTooSkewed", { date: new Date(now.getTime() - 960_000) }],
    ["a clock 16 minutes ahead", 403, "RequestTimeTooSkewed", { date: new Date(now.getTime() + 960_000) }],
    ["a header that was added afterwards", 403, "AccessDenied", { afterwards: { "x-amz-meta-late": "1" } }],
    [
      "a header that was changed afterwards",
      403,
      "SignatureDoesNotMatch",
      { headers: { "x-amz-meta-a": "1" }, afterwards: { "x-amz-meta-a": "2" } },
    ],
    ["another body than was signed", 400, "XAmzContentSHA256Mismatch", { body: "other" }],
    ["another scheme", 400, "AuthorizationHeaderMalformed", { afterwards: { authorization: "bce-auth-v1/x" } }],
  ];
  for (const [what, status, code, change] of refusals) {
    it(`are refused with ${what}: ${status} ${code}`, async () => {
      const answer = await put({ path: "/sample-bucket/refused", ...change });
      assert.deepEqual([answer.status, answer.code], [status, code], answer.text);
    });
  }

  it("are refused where nothing is signed, and where a bucket does not exist", async () => {
    assert.equal((await bos.send("GET", "/")).code, "AccessDenied");
    assert.equal((await put({ path: "/no-such-bucket/a" })).code, "NoSuchBucket");
  });

  it("hold as a URL until it expires, for the one object", async () => {
    await put({ path: "/sample-bucket/shared" });
    const request = new HttpRequest({
      method: "GET",
      hostname: host,
      path: "/_bos/sample-bucket/shared",
      headers: { host, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
    });
    const { query } = await signerOf({}).presign(request, { expiresIn: 60, signingDate: now });
    const search = new URLSearchParams(query as Record<string, string>).toString();
    assert.equal((await bos.send("GET", `/sample-bucket/shared?${search}`)).text, "hello");
    assert.equal((await bos.send("GET", `/sample-bucket/other?${search}`)).code, "SignatureDoesNotMatch");
    bos.advanceMinutes(2);
    const late = await bos.send("GET", `/sample-bucket/shared?${search}`);
    assert.deepEqual([late.status, late.code], [403, "AccessDenied"]);
    assert.match(late.text, /expired/);
  });

  it("may carry a body in chunks without signatures, with a checksum behind it", async () => {
    const headers = {
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "x-amz-decoded-content-length": "5",
      "x-amz-trailer": "x-amz-checksum-crc32",
    };
    const body = (checksum: string) => `3\r\nhel\r\n2\r\nlo\r\n0\r\nx-amz-checksum-crc32:${checksum}\r\n\r\n`;
    const good = await put({ headers, path: "/sample-bucket/chunked", body: body("NhCmhg==") });
    assert.deepEqual([good.status, good.headers.get("etag")], [200, '"5d41402abc4b2a76b9719d911017c592"']);
    assert.equal((await put({ headers, path: "/sample-bucket/chunked", body: body("AAAAAA==") })).code, "BadDigest");
  });
});
