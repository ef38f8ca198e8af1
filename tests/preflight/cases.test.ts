import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { clouds } from "../../provider/clouds";
import { datasetFormats } from "../../provider/contract/kinds/training-dataset";
import { judgeScan } from "../../provider/preflight/judge-scan";
import type { RowFinding } from "../../provider/preflight/scan/finding";
import { scanContent, type RowKey } from "./rig/scan-content";

const folder = path.join(__dirname, "../fixtures/data");
const [, ...verdicts] = readFileSync(path.join(folder, "verdicts.tsv"), "utf8").replace(/\n$/, "").split("\n");

/** What a file is tried as, written `qianfan prompt-response Prompt`. */
function keyOf(words: string): RowKey {
  const [cloud = "", format, dataFormat] = words.split(" ");
  const known = datasetFormats.find((word) => word === format) ?? assert.fail(words);
  return { cloud, format: known, ...(dataFormat === undefined ? {} : { block: { dataFormat } }) };
}

/** The findings of each rule: the place of the first, and how many are shown. */
function inShort(findings: readonly RowFinding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules
    .map((rule) => {
      const [first, ...more] = findings.filter((finding) => finding.rule === rule);
      const place =
        first?.line === undefined ? "" : ` ${first.line}${first.column === undefined ? "" : `:${first.column}`}`;
      return `${rule}${place}${more.length === 0 ? "" : ` x${more.length + 1}`}`;
    })
    .join(", ");
}

describe("a file that people bring", () => {
  for (const verdict of verdicts) {
    const [file = "", as = "", errors, warnings] = verdict.split("\t");
    it(`gets its verdict: ${file} as ${as}`, () => {
      const key = keyOf(as);
      const rows = scanContent(readFileSync(path.join(folder, file)), key);
      const log = judgeScan({ rows }, { ...key, path: file }, clouds);
      assert.deepEqual([inShort(log.errors), inShort(log.warnings)], [errors, warnings]);
      assert.ok(rows.isNoRows || rows.rows === 0 || rows.tokens > 0, "what would be uploaded is counted");
    });
  }

  it("has a verdict", () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath !== folder)
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
    const judged = new Set(verdicts.map((verdict) => verdict.split("\t")[0]));
    assert.deepEqual(
      files.filter((file) => !judged.has(file)),
      [],
    );
  });
});
