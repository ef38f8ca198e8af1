import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createSeenRows } from "../../provider/preflight/scan/seen-rows";
import { digestContent } from "./rig/scan-content";

describe("the digest of a training file", () => {
  const content = '{"text":"a"}\n{"text":"b"}\r\n\n{"text":"b"}\n{"text":"a" }\n{"text":"a"}';

  it("has the hashes and the size of the bytes", () => {
    const { bytes, sha256, md5 } = digestContent(content);
    assert.equal(bytes, Buffer.byteLength(content));
    assert.equal(sha256, createHash("sha256").update(content).digest("hex"));
    assert.equal(md5, createHash("md5").update(content).digest("hex"));
  });

  it("names rows that repeat an earlier one byte by byte, whatever ends their lines", () => {
    const { duplicates, firstDuplicates, duplicatesAreComplete } = digestContent(content);
    assert.equal(duplicates, 2);
    assert.deepEqual(firstDuplicates, [
      { line: 4, firstLine: 2 },
      { line: 6, firstLine: 1 },
    ]);
    assert.equal(duplicatesAreComplete, true);
  });

  it("takes no two of many similar rows for one", () => {
    const rows = Array.from({ length: 200_000 }, (_, n) => `{"text":"row ${n} of many"}`).join("\n");
    assert.deepEqual([digestContent(rows).duplicates, digestContent(rows).duplicatesAreComplete], [0, true]);
  });

  it("says when there were more rows than it remembers, and still finds those that it knows", () => {
    const seen = createSeenRows(0);
    const bytes = Buffer.from(Array.from({ length: 2000 }, (_, n) => String(n).padStart(8)).join(""));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let n = 0; n < 2000; n += 1) assert.equal(seen.add(view, n * 8, n * 8 + 8, n + 1), 0);
    assert.equal(seen.isComplete(), false);
    assert.equal(seen.add(view, 40, 48, 3000), 6);
  });
});
