import assert from "node:assert/strict";
import { convertText } from "./rig/convert-text";
import { convertedRows } from "./rows/converted-rows";
import { refusedRows } from "./rows/refused-rows";

describe("data convert", () => {
  for (const [title, row, wanted, expected] of convertedRows) {
    it(`reads ${title}`, async () => {
      const { rows: made, report } = await convertText(`${JSON.stringify(row)}\n`, wanted);
      assert.deepEqual([...report.reasons.keys()], []);
      assert.deepEqual(made, expected);
    });
  }

  for (const [row, wanted, reason] of refusedRows) {
    it(`leaves ${JSON.stringify(row)} out of ${wanted.to}${wanted.cloud === undefined ? "" : ` for ${wanted.cloud}`}`, async () => {
      const good = JSON.stringify({ question: "a", answer: "b" });
      const { report } = await convertText(`${good}\n\n${JSON.stringify(row)}\n`, wanted);
      const entry = [...report.reasons].find(([, { lines }]) => lines.includes(3));
      assert.match(entry?.[0] ?? "", reason);
    });
  }

  it("names the members that are not taken along, and how many rows had them", async () => {
    const row = { instruction: "a", output: "b", id: 1, category: null };
    const { report } = await convertText([row, row].map((each) => JSON.stringify(each)).join("\n"), { to: "chat" });
    assert.deepEqual([...report.dropped], [["id", 2]]);
    assert.deepEqual([...report.shapes], ["Alpaca (instruction, output)"]);
  });

  it("leaves out rows that nest more deeply than anybody reads, in JSON and in JSON within a cell, and takes the others", async () => {
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    const good = '{"prompt":"a","response":"b"}';
    const files: readonly (readonly [name: string, content: string])[] = [
      ["answer.jsonl", `${good}\n{"prompt":"a","response":${deep}}\n`],
      ["other.jsonl", `{"prompt":"a","response":"b","tools":${deep}}\n${good}\n`],
      ["list.json", `[${good},\n${deep}]`],
      ["cell.csv", `prompt,response,tools\na,b,"${deep}"\na,b,\n`],
    ];
    for (const [name, content] of files) {
      const { rows, report } = await convertText(content, { to: "chat", name, cloud: "bailian" });
      assert.deepEqual([rows.length, report.leftOut], [1, 1], name);
      assert.match([...report.reasons.keys()].join(), /no JSON/);
    }
  });

  it("keeps what it tells small, whatever the number of faults", async () => {
    const bad = Array.from({ length: 3000 }, (_, index) =>
      JSON.stringify({ messages: [{ role: `r${index}`, content: "a" }] }),
    );
    const { report } = await convertText(bad.join("\n"), { to: "chat" });
    assert.equal(report.leftOut, 3000);
    assert.ok(report.reasons.size <= 51);
    assert.equal(report.reasons.get("other reasons")?.lines.length, 20);
  });
});
