import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { elements, startBos, type TestBos } from "./start-bos";

const part = (letter: string) => Buffer.alloc(5 * 2 ** 20, letter);
const md5 = (content: Uint8Array) => createHash("md5").update(content).digest();
const at = "/sample-bucket/big.jsonl";

describe("multipart uploads of the simulated object storage", () => {
  let bos: TestBos;
  let uploadId: string;
  beforeEach(async () => {
    bos = startBos();
    const started = await bos.send("POST", `${at}?uploads`, { headers: { "x-amz-meta-sha256": "abc" } });
    [uploadId = ""] = elements(started.text, "UploadId");
  });
  afterEach(() => bos.emulator.close());

  const send = async (number: number, content: Uint8Array | string) =>
    (await bos.put(`${at}?partNumber=${number}&uploadId=${uploadId}`, content)).headers.get("etag") ?? "";
  const complete = (...parts: readonly (readonly [number: number, etag: string])[]) => {
    const list = parts.map(([number, etag]) => `<Part><ETag>${etag}</ETag><PartNumber>${number}</PartNumber></Part>`);
    const body = `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${list.join("")}</CompleteMultipartUpload>`;
    return bos.send("POST", `${at}?uploadId=${uploadId}`, { body });
  };

  it("make one object of their parts, in the order of their numbers, whatever order they came in", async () => {
    const last = await send(3, "end");
    const second = await send(2, part("x"));
    const replaced = await send(1, part("z"));
    const first = await send(1, part("y"));
    assert.notEqual(first, replaced);
    const done = await complete([1, first], [2, second], [3, last]);
    const digest = createHash("md5").update(Buffer.concat([md5(part("y")), md5(part("x")), md5(Buffer.from("end"))]));
    const etag = `"${digest.digest("hex")}-3"`;
    assert.deepEqual([done.status, elements(done.text, "ETag")], [200, [etag.replaceAll('"', "&quot;")]]);
    const object = await bos.send("GET", at);
    assert.deepEqual([object.headers.get("etag"), object.headers.get("x-amz-meta-sha256")], [etag, "abc"]);
    assert.equal(object.text, `${"y".repeat(5 * 2 ** 20)}${"x".repeat(5 * 2 ** 20)}end`);
    const seam = await bos.send("GET", at, { headers: { Range: `bytes=${5 * 2 ** 20 - 2}-${5 * 2 ** 20 + 1}` } });
    assert.equal(seam.text, "yyxx");
    assert.equal((await complete([1, first])).code, "NoSuchUpload");
  });

  it("list their parts, page by page", async () => {
    for (const number of [1, 2, 7]) await send(number, String(number));
    const first = await bos.send("GET", `${at}?uploadId=${uploadId}&max-parts=2`);
    assert.deepEqual([elements(first.text, "PartNumber"), elements(first.text, "IsTruncated")], [["1", "2"], ["true"]]);
    const rest = await bos.send("GET", `${at}?uploadId=${uploadId}&part-number-marker=2`);
    assert.deepEqual([elements(rest.text, "PartNumber"), elements(rest.text, "IsTruncated")], [["7"], ["false"]]);
  });

  it("refuse a wrong order, a wrong ETag, a part that is too small, and a list that is none", async () => {
    const [small, large] = [await send(1, "small"), await send(2, part("x"))];
    assert.equal((await complete([2, large], [1, small])).code, "InvalidPartOrder");
    assert.equal((await complete([1, large])).code, "InvalidPart");
    assert.equal((await complete([3, large])).code, "InvalidPart");
    assert.equal((await complete([1, small], [2, large])).code, "EntityTooSmall");
    assert.equal((await complete()).code, "MalformedXML");
    assert.equal((await bos.put(`${at}?partNumber=0&uploadId=${uploadId}`, "x")).code, "InvalidArgument");
    assert.equal((await complete([1, small])).status, 200);
  });

  it("are gone once they are given up, and show no object before they are complete", async () => {
    await send(1, "one");
    assert.equal((await bos.send("GET", at)).code, "NoSuchKey");
    assert.equal((await bos.send("DELETE", "/sample-bucket")).code, "BucketNotEmpty");
    assert.equal((await bos.send("DELETE", `${at}?uploadId=${uploadId}`)).status, 204);
    assert.equal((await bos.put(`${at}?partNumber=1&uploadId=${uploadId}`, "x")).code, "NoSuchUpload");
  });
});
