import assert from "node:assert/strict";
import { detectEncoding } from "../../provider/data/encoding";
import { openRows } from "../../provider/data/open-rows";
import { readWorkbook } from "../../provider/data/read-workbook";
import { convertText, sourceOf } from "./rig/convert-text";
import { workbook } from "./rig/workbook";
import { a, gbk, lineA, readFiles, refusedFiles } from "./rows/files";

const reading = { from: "auto", namesColumns: false, wantsText: false };

/** What a file is taken for, and the lines and values of its rows. */
async function read(content: string | Buffer, name?: string, from = "auto") {
  const opened = await openRows(sourceOf(content, name), { ...reading, from });
  const rows: unknown[] = [];
  for await (const { line, value, fault } of opened.rows()) rows.push([line, fault ?? value]);
  return { described: opened.described, notes: opened.notes, rows };
}

describe("files as people have them", () => {
  for (const [title, content, described, rows, name] of readFiles) {
    it(`reads ${title}`, async () => {
      const found = await read(content, name);
      assert.deepEqual([found.described, found.rows], [described, rows]);
    });
  }

  for (const [title, content, says, name] of refusedFiles) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(read(content, name), says);
    });
  }

  it("names the sheets of a workbook that it does not read", async () => {
    const sheet = [
      ["question", "answer"],
      ["一", "二"],
    ];
    const { notes } = await read(workbook({ Train: sheet, Old: sheet, Empty: [] }), "train.xlsx");
    assert.deepEqual(notes, ["sheets that are not read: Old"]);
  });

  it("reads a number that is formatted as a day as that day, and as nothing where there is no such day", async () => {
    const sheet = [
      ["question", "answer"],
      ["一", { day: 45_000 }],
      ["二", { day: 1e300 }],
      ["三", "3"],
    ];
    const { rows } = await read(workbook({ Train: sheet }), "train.xlsx");
    assert.deepEqual(rows, [
      [2, { question: "一", answer: "2023-03-15" }],
      [3, { question: "二" }],
      [4, { question: "三", answer: "3" }],
    ]);
  });

  it("takes no workbook that unpacks to more than its memory is for", async () => {
    const packed = workbook({
      Train: [
        ["question", "answer"],
        ["a".repeat(100_000), "b"],
      ],
    });
    await assert.rejects(
      readWorkbook(sourceOf(packed, "train.xlsx", 50_000), 90_000),
      /unpacks to more than 90000 bytes/,
    );
    assert.equal((await readWorkbook(sourceOf(packed, "train.xlsx", 50_000))).sheet, "Train");
  });

  it("names what a file calls its columns on one line", async () => {
    const twice = [
      ["a\n::error::forged", "question", "a\n::error::forged"],
      ["1", "2", "3"],
    ];
    await assert.rejects(read(workbook({ Train: twice }), "train.xlsx"), {
      message: "two columns have the head a ::error::forged",
    });
  });

  it("tells the line on which a text is no longer what it seemed", async () => {
    const content = Buffer.concat([Buffer.from(`${lineA}\n`.repeat(2000)), gbk]);
    const source = { ...sourceOf(content, "train.jsonl", 1000), head: content.subarray(0, 1000), isWhole: false };
    const opened = await openRows(source, reading);
    const all = async () => {
      for await (const { line } of opened.rows()) assert.ok(line <= 2000);
    };
    await assert.rejects(all(), /utf-8 only as far as line 2001/);
  });

  it("takes UTF-8 for what it is wherever its head is cut", () => {
    const text = Buffer.from("a问é𝒳");
    for (let end = 1; end <= text.length; end += 1) assert.equal(detectEncoding(text.subarray(0, end)), "utf-8");
  });

  it("reads lines of plain text when they are asked for", async () => {
    const { rows, opened } = await convertText("第一行\n\n第二行\n", { to: "text", name: "book.txt" });
    assert.match(opened.described, /each line a row/);
    assert.deepEqual(rows, [{ text: "第一行" }, { text: "第二行" }]);
  });

  it("splits a list wherever its pieces are cut", async () => {
    const content = `{"data": [${lineA}, {"question": "\\"[{\\\\", "answer": "]}"}]}`;
    for (let piece = 1; piece < 12; piece += 1) {
      const opened = await openRows(sourceOf(content, "train.json", piece), reading);
      const rows: unknown[] = [];
      for await (const { value } of opened.rows()) rows.push(value);
      assert.deepEqual(rows, [a, { question: '"[{\\', answer: "]}" }]);
    }
  });
});
