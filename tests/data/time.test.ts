import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { clouds } from "../../provider/clouds";
import { convertRows, createReport } from "../../provider/data/convert";
import { openRows } from "../../provider/data/open-rows";
import { readTable } from "../../provider/data/read-table";
import { formatsOf } from "../../provider/preflight/shapes/shapes";
import { takesLinearTime, type Surface } from "../robustness/rig/linear-time";
import { sourceOf } from "./rig/convert-text";

const formats = formatsOf([clouds.get("bailian")]).filter(({ format }) => format === "chat");

async function convert(name: string, content: string): Promise<void> {
  const source = sourceOf(content, name, 65_536);
  const opened = await openRows(source, { from: "auto", namesColumns: false, wantsText: false });
  for await (const row of convertRows(opened.rows(), { from: "auto", formats }, createReport())) assert.ok(row);
}

describe("data of others takes linear time", function () {
  this.timeout(300_000);

  it("on its way to a training file", () => {
    const files: Readonly<Record<string, (text: string) => string>> = {
      "a.csv": (text) => text,
      "cells.csv": (text) => `prompt,response\n"${text.replaceAll('"', '""')}",a\n`,
      "a.tsv": (text) => `prompt\tresponse\n${text}`,
      "a.jsonl": (text) => text,
      "rows.jsonl": (text) => `{"prompt":"a","response":"b"}\n${text}`,
      "row.jsonl": (text) => JSON.stringify({ prompt: text, response: text, [text]: text, tools: text }),
      "a.json": (text) => `[{"prompt":"a","response":"b"},${text}`,
      "wrapped.json": (text) => `{"data":[${text}`,
    };
    const surfaces = Object.entries(files).map(([name, contentOf]): [string, Surface] => [
      name,
      (text) => convert(name, contentOf(text)),
    ]);
    return takesLinearTime("data", 60, Object.fromEntries(surfaces));
  });

  it("in a table of many columns and many rows", async () => {
    const started = process.cpuUsage();
    const heads = Array.from({ length: 50_000 }, (_, index) => `c${index}`);
    const table = Readable.from([`prompt,${heads.join(",")}\n`, "question,answer\n".repeat(50_000)]);
    let rows = 0;
    for await (const { value } of readTable(table, ",")) {
      assert.deepEqual(value, { prompt: "question", c0: "answer" });
      rows += 1;
    }
    assert.equal(rows, 50_000);
    assert.ok(process.cpuUsage(started).user < 10_000_000);
  });
});
