import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { createEmulator } from "../../../provider/emulator";
import { elements, startBos, type TestBos } from "./start-bos";

const md5 = (text: string, form: "hex" | "base64" = "hex") => createHash("md5").update(text).digest(form);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("objects of the simulated object storage", () => {
  let bos: TestBos;
  beforeEach(() => (bos = startBos()));
  afterEach(() => bos.emulator.close());

  const at = "/sample-bucket/folder/a%20b%2Bc.jsonl";

  it("come back as they were put, with MD5 as ETag and what was said about them", async () => {
    const headers = { "Content-Type": "text/plain", "x-amz-meta-owner": "me", "Content-Encoding": "gzip, aws-chunked" };
    const put = await bos.put(at, "hello", headers);
    assert.deepEqual([put.status, put.headers.get("etag")], [200, `"${md5("hello")}"`]);
    for (const method of ["GET", "HEAD"]) {
      const answer = await bos.send(method, at);
      assert.equal(answer.text, method === "GET" ? "hello" : "");
      const read = ["etag", "content-length", "content-type", "x-amz-meta-owner", "content-encoding", "last-modified"];
      assert.deepEqual(
        read.map((name) => answer.headers.get(name)),
        [`"${md5("hello")}"`, "5", "text/plain", "me", "gzip", "Thu, 01 Jan 2026 00:00:00 GMT"],
      );
    }
  });

  it("are replaced by a later one, empty ones too, and gone once deleted", async () => {
    await bos.put(at, "one");
    await bos.put(at, "");
    assert.deepEqual(
      [(await bos.send("GET", at)).text, (await bos.send("HEAD", at)).headers.get("etag")],
      ["", `"${md5("")}"`],
    );
    for (let round = 0; round < 2; round += 1) assert.equal((await bos.send("DELETE", at)).status, 204);
    assert.equal((await bos.send("GET", at)).code, "NoSuchKey");
  });

  it("are no page of their origin, whatever they say that they are", async () => {
    const pages = [
      ["text/html", "<script>fetch('/_emulator/reset', { method: 'POST' })</script>"],
      ["image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
      ["text/plain", "<html>"],
    ] as const;
    for (const [type, content] of pages) {
      await bos.put(at, content, { "Content-Type": type });
      for (const answer of [await bos.send("GET", at), await bos.send("GET", "/sample-bucket/none<b>")]) {
        assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
        assert.equal(answer.headers.get("content-security-policy"), "sandbox");
      }
    }
  });

  const ranges: readonly [header: string, status: number, text: string, place: string | null][] = [
    ["bytes=1-3", 206, "bcd", "bytes 1-3/6"],
    ["bytes=4-", 206, "ef", "bytes 4-5/6"],
    ["bytes=-2", 206, "ef", "bytes 4-5/6"],
    ["bytes=2-99", 206, "cdef", "bytes 2-5/6"],
    ["bytes=0-1,3-4", 200, "abcdef", null],
    ["lines=1-2", 200, "abcdef", null],
  ];
  for (const [header, status, text, place] of ranges) {
    it(`answer ${header} with ${status} and ${JSON.stringify(text)}`, async () => {
      await bos.put(at, "abcdef");
      const answer = await bos.send("GET", at, { headers: { Range: header } });
      assert.deepEqual([answer.status, answer.text, answer.headers.get("content-range")], [status, text, place]);
    });
  }

  it("refuse a range behind their end, and heed If-Match and If-None-Match", async () => {
    await bos.put(at, "abcdef");
    const etag = `"${md5("abcdef")}"`;
    const status = async (headers: Readonly<Record<string, string>>) => (await bos.send("GET", at, { headers })).status;
    assert.equal(await status({ Range: "bytes=6-" }), 416);
    assert.equal(await status({ "If-Match": etag }), 200);
    assert.equal(await status({ "If-Match": '"other"' }), 412);
    assert.equal(await status({ "If-None-Match": etag }), 304);
  });

  const promises: readonly [what: string, headers: Readonly<Record<string, string>>, code: string | undefined][] = [
    ["the right Content-MD5", { "Content-MD5": md5("hello", "base64") }, undefined],
    ["another Content-MD5", { "Content-MD5": md5("other", "base64") }, "BadDigest"],
    ["a Content-MD5 that is none", { "Content-MD5": "abc" }, "InvalidDigest"],
    ["the right hash", { "x-amz-content-sha256": sha256("hello") }, undefined],
    ["another hash", { "x-amz-content-sha256": sha256("other") }, "XAmzContentSHA256Mismatch"],
    ["no hash on purpose", { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" }, undefined],
    ["the right CRC32", { "x-amz-checksum-crc32": crc32Base64("hello") }, undefined],
    ["another CRC32", { "x-amz-checksum-crc32": crc32Base64("other") }, "BadDigest"],
    ["another length", { "content-length": "9" }, "IncompleteBody"],
  ];
  for (const [what, headers, code] of promises) {
    it(`${code === undefined ? "are taken" : "are refused"} with ${what}, and then ${code ?? "there"}`, async () => {
      assert.equal((await bos.put(at, "hello", headers)).code, code);
      assert.equal((await bos.send("GET", at)).status, code === undefined ? 200 : 404);
    });
  }

  it("leave nothing on the disk once they are replaced, refused or deleted, or after a reset", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "bos-"));
    const other = startBos({ dataDir });
    const files = () => readdirSync(join(dataDir, "objects")).length;
    try {
      await other.put(at, "one");
      await other.put(at, "two");
      await other.put(at, "three", { "Content-MD5": md5("other", "base64") });
      assert.equal(files(), 1);
      await other.send("DELETE", at);
      assert.equal(files(), 0);
      await other.put(at, "four");
      other.emulator.reset();
      assert.equal((await other.send("GET", at)).code, "NoSuchKey");
      await other.put(at, "five");
      other.emulator.close();
      const again = createEmulator({ dataDir });
      const answer = await again.fetch(new Request(`http://bos.test/_bos${at}`));
      assert.equal(await answer.text(), "five");
      again.close();
    } finally {
      other.emulator.close();
      rmSync(dataDir, { recursive: true });
    }
  });

  it("are written down in the journal: what was put and what was deleted, by address", async () => {
    await bos.put(at, "hello");
    await bos.send("DELETE", at);
    await bos.send("DELETE", at);
    const effects = bos.emulator.journal().flatMap((line) => {
      const { effect, subject } = JSON.parse(line);
      return effect === undefined ? [] : [[effect, subject]];
    });
    const subject = "bos:/sample-bucket/folder/a b+c.jsonl";
    assert.deepEqual(effects, [
      ["object.put", subject],
      ["object.deleted", subject],
    ]);
  });
});

describe("buckets of the simulated object storage", () => {
  let bos: TestBos;
  beforeEach(() => (bos = startBos({ authenticate: false })));
  afterEach(() => bos.emulator.close());

  it("are made, listed, told to exist, and deleted only when they are empty", async () => {
    assert.equal((await bos.send("HEAD", "/new-bucket")).status, 404);
    assert.equal((await bos.send("PUT", "/new-bucket")).status, 200);
    assert.equal((await bos.send("PUT", "/new-bucket")).code, "BucketAlreadyOwnedByYou");
    assert.equal((await bos.send("HEAD", "/new-bucket")).headers.get("x-amz-bucket-region"), "bj");
    assert.deepEqual(elements((await bos.send("GET", "/")).text, "Name"), ["new-bucket", "sample-bucket"]);
    await bos.put("/new-bucket/a", "x");
    assert.equal((await bos.send("DELETE", "/new-bucket")).code, "BucketNotEmpty");
    await bos.send("DELETE", "/new-bucket/a");
    assert.equal((await bos.send("DELETE", "/new-bucket")).status, 204);
    assert.equal((await bos.send("DELETE", "/new-bucket")).code, "NoSuchBucket");
  });

  it("are made by the first object in them, where nobody's credentials are checked", async () => {
    assert.equal((await bos.put("/anybodys-bucket/a", "x")).status, 200);
    assert.equal((await bos.send("HEAD", "/anybodys-bucket")).status, 200);
  });

  for (const name of ["ab", "Upper-Case", "with.dot", "-leading", "trailing-", "a".repeat(64)]) {
    it(`are refused the name ${name}`, async () => {
      assert.equal((await bos.send("PUT", `/${name}`)).code, "InvalidBucketName");
    });
  }

  it("answer for what they do not have with its name, and for nonsense with MethodNotAllowed", async () => {
    const acl = await bos.send("GET", "/sample-bucket?acl");
    assert.deepEqual([acl.status, acl.code], [501, "NotImplemented"]);
    assert.match(acl.text, /GetBucketAcl/);
    const copy = await bos.send("PUT", "/sample-bucket/b", { headers: { "x-amz-copy-source": "/sample-bucket/a" } });
    assert.match(copy.text, /CopyObject/);
    assert.match((await bos.send("GET", "/sample-bucket?versioning")).text, /GET \?versioning/);
    assert.equal((await bos.send("PATCH", "/sample-bucket/a")).code, "MethodNotAllowed");
  });
});

function crc32Base64(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return bytes.toString("base64");
}
