import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createBosClient, type BosClient } from "../../../provider/clouds/qianfan/bos/bos-client";
import { uploadFile } from "../../../provider/clouds/qianfan/bos/upload-file";
import { startEmulatorServer, type EmulatorServer } from "../../../provider/emulator/server";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer } from "../scripted-server";
import { fileOf } from "./dataset-rig";

const place = { bucket: "sample-bucket", key: "folder/ü b+c.jsonl" };
const partBytes = 5 * 2 ** 20;
const sizes = { multipartAbove: partBytes, partBytes };

describe("the client of the object storage, over a port", () => {
  let server: EmulatorServer;
  let client: BosClient;
  before(async () => (server = await startEmulatorServer({ port: 0, seed: "bos" })));
  after(() => server.close());
  beforeEach(() => {
    server.emulator.reset();
    client = clientOf();
  });

  const clientOf = (secretAccessKey = server.emulator.credentials.qianfanSecretKey) =>
    createBosClient({
      baseUrl: `${server.url}/_bos`,
      region: "bj",
      accessKeyId: server.emulator.credentials.qianfanAccessKey,
      secretAccessKey,
      clock: createRecordingClock(),
    });
  const isThere = async () => (await client.headObject(place)) !== undefined;
  const effects = () =>
    server.emulator.journal().flatMap((line) => {
      const { effect } = JSON.parse(line);
      return effect === undefined ? [] : [String(effect)];
    });

  it("puts a file at once, with its hash beside it, tells about it, and deletes it", async () => {
    const file = fileOf("hello");
    const sent: number[] = [];
    await uploadFile(client, place, file, (bytes) => void sent.push(bytes));
    assert.deepEqual(await client.headObject(place), {
      bytes: 5,
      etag: file.md5,
      metadata: { sha256: file.sha256 },
    });
    assert.deepEqual(sent, [5]);
    await client.deleteObject(place);
    assert.equal(await isThere(), false);
    await client.deleteObject(place);
  });

  it("sends a larger one in parts, which make the same file", async () => {
    const bytes = randomBytes(2 * partBytes + 1000);
    const file = fileOf(bytes);
    const sent: number[] = [];
    await uploadFile(client, place, file, (count) => void sent.push(count), { sizes });
    const head = await client.headObject(place);
    assert.deepEqual([head?.bytes, head?.metadata.sha256, head?.etag.slice(-2)], [bytes.length, file.sha256, "-3"]);
    assert.deepEqual([sent.length, sent.at(-1)], [3, bytes.length]);
    assert.deepEqual(
      effects().filter((effect) => effect !== "upload.part"),
      ["upload.created", "object.put"],
    );
  });

  const losses: readonly [operation: string, action: string][] = [
    ["UploadPart", "loseAnswer"],
    ["UploadPart", "error"],
    ["CreateMultipartUpload", "loseAnswer"],
    ["CompleteMultipartUpload", "loseAnswer"],
  ];
  for (const [operation, kind] of losses) {
    it(`is not shaken by ${kind} at ${operation}`, async () => {
      const error = { kind: "error", code: "InternalError" } as const;
      const action = kind === "error" ? error : ({ kind: "loseAnswer" } as const);
      server.emulator.faults.add({ operation, times: 1, action });
      const file = fileOf(randomBytes(2 * partBytes));
      await uploadFile(client, place, file, () => undefined, { sizes });
      assert.equal((await client.headObject(place))?.bytes, file.bytes);
    });
  }

  it("gives an upload up that fails, so that nothing of it is left", async () => {
    const action = { kind: "error", code: "AccessDenied" } as const;
    server.emulator.faults.add({ operation: "CompleteMultipartUpload", action });
    const file = fileOf(randomBytes(2 * partBytes));
    assert.equal((await failureOf(uploadFile(client, place, file, () => undefined, { sizes }))).code, "AccessDenied");
    assert.equal(effects().at(-1), "upload.aborted");
    assert.equal(await isThere(), false);
  });

  it("ends within an upload when it is told to, and gives it up", async () => {
    const stop = new AbortController();
    const file = fileOf(randomBytes(3 * partBytes));
    const upload = uploadFile(client, place, file, () => stop.abort(), { sizes, signal: stop.signal });
    assert.equal((await failureOf(upload)).kind, "cancelled");
    assert.equal(effects().at(-1), "upload.aborted");
  });

  it("refuses a file that has changed since it was read, at once or in parts", async () => {
    const small = { ...fileOf("hello"), open: fileOf("other").open };
    assert.equal((await failureOf(uploadFile(client, place, small, () => undefined))).kind, "invalid");
    const large = { ...fileOf(randomBytes(2 * partBytes)), open: fileOf(randomBytes(2 * partBytes)).open };
    const error = await failureOf(uploadFile(client, place, large, () => undefined, { sizes }));
    assert.equal(error.code, "file-changed");
    assert.equal(await isThere(), false);
  });

  it("says in the cloud's words what is wrong, and never a key", async () => {
    const wrong = await failureOf(clientOf("0".repeat(32)).headObject(place));
    assert.equal(wrong.status, 403);
    const stranger = await failureOf(uploadFile(clientOf("0".repeat(32)), place, fileOf("x"), () => undefined));
    assert.deepEqual([stranger.code, stranger.kind], ["SignatureDoesNotMatch", "unauthorized"]);
    assert.ok(!JSON.stringify(stranger).includes(server.emulator.credentials.qianfanAccessKey));
    const missing = uploadFile(client, { bucket: "no-such-bucket", key: "a" }, fileOf("x"), () => undefined);
    assert.equal((await failureOf(missing)).code, "NoSuchBucket");
  });
});

describe("the client of the object storage, and answers of others", () => {
  const keys = { accessKeyId: "ALTAKexample", secretAccessKey: "example-secret-key" };

  it("does not take a proxy's 404 for the cloud's, nor a page for an object", async () => {
    const proxy = await startScriptedServer({ status: 404, text: "<html>not here</html>" });
    const client = createBosClient({ ...keys, baseUrl: proxy.url, region: "bj", clock: createRecordingClock() });
    assert.equal((await failureOf(client.headObject(place))).kind, "unreadable");
    await proxy.close();
  });

  it("sees an error in an answer of 200, as a late complete gives it", async () => {
    const text = "<?xml version='1.0'?><Error><Code>InternalError</Code><Message>a &amp; b</Message></Error>";
    const late = await startScriptedServer({ status: 200, text });
    const client = createBosClient({ ...keys, baseUrl: late.url, region: "bj", clock: createRecordingClock() });
    const error = await failureOf(client.completeMultipartUpload({ ...place, uploadId: "1" }, ['"a"']));
    assert.equal(error.code, "InternalError");
    assert.match(error.message, /a & b/);
    await late.close();
  });

  it("signs host, date, hash and metadata, for the region of the bucket, and a path without surprises", async () => {
    const recorder = await startScriptedServer({ headers: { ETag: '"x"' } });
    const client = createBosClient({ ...keys, baseUrl: recorder.url, region: "gz" });
    await uploadFile(client, place, fileOf("hello"), () => undefined);
    const [request] = recorder.requests;
    assert.equal(request?.url, "/sample-bucket/folder/%C3%BC%20b%2Bc.jsonl");
    assert.match(
      request?.headers.authorization ?? "",
      /^AWS4-HMAC-SHA256 Credential=ALTAKexample\/\d{8}\/gz\/s3\/aws4_request, SignedHeaders=content-md5;host;x-amz-content-sha256;x-amz-date;x-amz-meta-sha256, Signature=[0-9a-f]{64}$/,
    );
    assert.equal(request?.headers["x-amz-content-sha256"], fileOf("hello").sha256);
    assert.deepEqual([request?.headers["content-length"], request?.body], ["5", "hello"]);
    await recorder.close();
  });
});
