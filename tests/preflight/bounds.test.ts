import { clouds } from "../../provider/clouds";
import type { Cloud } from "../../provider/contract/cloud";
import assert from "node:assert/strict";
import { checkBounds, type Measures } from "../../provider/preflight/check-bounds";
import type { RowFinding } from "../../provider/preflight/scan/finding";
import type { ShapeKey } from "../../provider/preflight/shapes/shapes";

const MiB = 2 ** 20;

const boundsOf = ({ dataset }: Cloud) => dataset?.files().bounds ?? [];
const boundsBroken = ({ cloud, format }: ShapeKey, measures: Measures): RowFinding[] =>
  checkBounds(boundsOf(clouds.get(cloud)), format, measures);

describe("what a cloud takes in one file", () => {
  const chat = { cloud: "bailian", format: "chat" } as const;
  const text = { cloud: "bailian", format: "text" } as const;
  const vision = { cloud: "bailian", format: "vision" } as const;
  const response = { cloud: "qianfan", format: "prompt-response" } as const;
  const cases: readonly [key: ShapeKey, measures: Measures, codes: readonly string[]][] = [
    [chat, { bytes: 200 * MiB, rows: 10 }, []],
    [chat, { bytes: 200 * MiB + 1 }, ["bailian-advised-size"]],
    [text, { bytes: 300 * MiB }, []],
    [text, { bytes: 300 * MiB + 1 }, ["bailian-file-size"]],
    [chat, { bytes: 300 * MiB + 1 }, ["bailian-file-size"]],
    [chat, { rows: 9 }, ["bailian-rows"]],
    [vision, { bytes: 300 * MiB, rows: 10 }, []],
    [vision, { bytes: 2048 * MiB }, ["bailian-upload-size"]],
    [vision, { bytes: 2048 * MiB + 1 }, ["bailian-set-size"]],
    [{ ...vision, format: "image" }, { bytes: 1024 * MiB + 1 }, ["bailian-generation-set-size"]],
    [response, { bytes: 50 * 1024 * MiB, rows: 32 }, []],
    [response, { bytes: 50 * 1024 * MiB + 1 }, ["qianfan-file-size"]],
    [response, { rows: 31 }, ["qianfan-rows"]],
  ];
  for (const [key, measures, codes] of cases) {
    it(`${JSON.stringify(measures)} of ${key.format} on ${key.cloud}: ${codes.join(", ") || "fine"}`, () => {
      assert.deepEqual(
        boundsBroken(key, measures).map(({ rule }) => rule),
        codes,
      );
    });
  }

  it("has a case for every bound, and each says what the file has and where the bound stands", () => {
    const found = cases.flatMap(([key, measures]) => boundsBroken(key, measures));
    assert.deepEqual(
      clouds.all
        .flatMap(boundsOf)
        .map(({ rule }) => rule.code)
        .filter((code) => !found.some(({ rule }) => rule === code)),
      [],
    );
    const [rows] = boundsBroken(response, { rows: 1 });
    assert.equal(rows?.says, "the file has 1 row; Qianfan trains on 32 rows or more");
    assert.ok(found.every(({ source }) => source !== ""));
  });
});
