import assert from "node:assert/strict";
import { createEmulator } from "../../provider/emulator";
import { bosOperations } from "../../provider/emulator/bos/bos-surface";

/** Headers of every answer, whatever was asked: general rules, and what HTTP itself has. */
const general = new Set([
  ...["server", "x-amz-request-id", "x-bce-request-id"],
  ...["x-content-type-options", "content-security-policy"],
]);
/** Of an answer in XML, whose length and type are no object's. */
const ofXml = new Set(["content-type", "content-length"]);
/** What a request has without saying anything about the object. */
const unsaid = new Set(["content-type"]);

/** Paths of the elements of a document that hold text, below its root. */
function elementPaths(xml: string): string[] {
  const open: string[] = [];
  const paths: string[] = [];
  for (const [, end, name = "", text] of xml.matchAll(/<(\/?)([A-Za-z0-9]+)>([^<]*)/g)) {
    if (end === "/") open.pop();
    else open.push(name);
    if (end === "" && text?.trim() !== "") paths.push(open.slice(1).join("."));
  }
  return paths;
}

describe("members of requests to the object storage and of its answers", () => {
  const emulator = createEmulator({ seed: "bos fields" });
  const seen = new Map<string, { requests: Set<string>; answers: Set<string> }>();
  after(() => emulator.close());

  async function call(
    operation: string,
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string | Uint8Array,
  ): Promise<string> {
    const fields = seen.get(operation) ?? { requests: new Set(), answers: new Set() };
    seen.set(operation, fields);
    const url = `http://localhost/_bos${path}`;
    const answer = await emulator.fetch(new Request(url, { method, headers, ...(body !== undefined && { body }) }));
    const text = await answer.text();
    assert.ok(answer.ok, `${operation}: ${answer.status} ${text}`);
    for (const name of [...new URL(url).searchParams.keys(), ...Object.keys(headers)])
      fields.requests.add(name.toLowerCase());
    if (method === "POST" && typeof body === "string")
      for (const name of elementPaths(body)) fields.requests.add(name.toLowerCase());
    const isXml = text.startsWith("<?xml");
    answer.headers.forEach((_value, name) => {
      if (!general.has(name) && !(isXml && ofXml.has(name))) fields.answers.add(name);
    });
    if (isXml) for (const name of elementPaths(text)) fields.answers.add(name.toLowerCase());
    return text;
  }

  const sums = {
    "content-type": "text/plain",
    "content-md5": "XUFAKrxLKna5cZ2REBfFkg==",
    "x-amz-content-sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    "x-amz-checksum-crc32": "NhCmhg==",
  };

  before(async () => {
    await call("ListBuckets", "GET", "/");
    await call("CreateBucket", "PUT", "/story-bucket");
    await call("HeadBucket", "HEAD", "/story-bucket");
    await call("PutObject", "PUT", "/story-bucket/a", { ...sums, "x-amz-meta-owner": "me" }, "hello");
    const chunked = {
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "x-amz-trailer": "x-amz-checksum-crc32",
    };
    const body = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n";
    await call("PutObject", "PUT", "/story-bucket/b", { ...chunked, "x-amz-decoded-content-length": "5" }, body);
    await call("PutObject", "PUT", "/story-bucket/c/d", {}, "x");
    for (const [operation, method] of [
      ["GetObject", "GET"],
      ["HeadObject", "HEAD"],
    ] as const) {
      await call(operation, method, "/story-bucket/a", { Range: "bytes=0-1", "If-Match": "*", "If-None-Match": '"x"' });
    }
    const common = "prefix=&delimiter=%2F&max-keys=1&encoding-type=url";
    const v2 = await call("ListObjectsV2", "GET", `/story-bucket?list-type=2&${common}&start-after=A`);
    const token = encodeURIComponent(/<NextContinuationToken>(.*?)</.exec(v2)?.[1] ?? "");
    await call("ListObjectsV2", "GET", `/story-bucket?list-type=2&continuation-token=${token}&prefix=a`);
    await call("ListObjectsV2", "GET", "/story-bucket?list-type=2&delimiter=%2F&prefix=c");
    await call("ListObjects", "GET", `/story-bucket?${common}&marker=A`);
    await call("ListObjects", "GET", "/story-bucket?delimiter=%2F&prefix=c");
    await call("DeleteObject", "DELETE", "/story-bucket/c/d");

    const started = await call("CreateMultipartUpload", "POST", "/story-bucket/e?uploads", {
      "content-type": "text/plain",
      "x-amz-meta-owner": "me",
    });
    const id = /<UploadId>(.*?)</.exec(started)?.[1] ?? "";
    await call("UploadPart", "PUT", `/story-bucket/e?partNumber=1&uploadId=${id}`, sums, "hello");
    await call("UploadPart", "PUT", `/story-bucket/e?partNumber=2&uploadId=${id}`, {}, "x");
    await call("ListParts", "GET", `/story-bucket/e?uploadId=${id}&max-parts=1&part-number-marker=1`);
    await call("ListParts", "GET", `/story-bucket/e?uploadId=${id}&max-parts=1`);
    const part = "<Part><PartNumber>1</PartNumber><ETag>5d41402abc4b2a76b9719d911017c592</ETag></Part>";
    const list = `<CompleteMultipartUpload>${part}</CompleteMultipartUpload>`;
    await call("CompleteMultipartUpload", "POST", `/story-bucket/e?uploadId=${id}`, {}, list);
    const again = await call("CreateMultipartUpload", "POST", "/story-bucket/f?uploads");
    await call(
      "AbortMultipartUpload",
      "DELETE",
      `/story-bucket/f?uploadId=${/<UploadId>(.*?)</.exec(again)?.[1] ?? ""}`,
    );
    for (const key of ["a", "b", "e"]) await call("DeleteObject", "DELETE", `/story-bucket/${key}`);
    await call("DeleteBucket", "DELETE", "/story-bucket");
  });

  for (const { name, requestFields, answerFields } of bosOperations) {
    it(`of ${name} carry a mark each, and no mark is of a member that is not there`, () => {
      const observed = seen.get(name);
      assert.ok(observed, "the story does not call it");
      for (const [marks, paths] of [
        [requestFields, observed.requests],
        [answerFields, observed.answers],
      ] as const) {
        const covers = (field: string, path: string) => {
          const wanted = field.replaceAll("[]", "").toLowerCase();
          const isBelow = path.startsWith(`${wanted}.`);
          return path === wanted || isBelow || (wanted.endsWith("*") && path.startsWith(wanted.slice(0, -1)));
        };
        const unmarked = [...paths].filter(
          (path) => !unsaid.has(path) && !marks.some(({ field }) => covers(field, path)),
        );
        const unseen = marks.filter(({ field }) => ![...paths].some((path) => covers(field, path)));
        assert.deepEqual([unmarked, unseen.map(({ field }) => field)], [[], []]);
      }
    });
  }
});
