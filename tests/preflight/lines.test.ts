import assert from "node:assert/strict";
import { createFindingLog } from "../../provider/preflight/scan/finding";
import { mostLineBytes } from "../../provider/preflight/scan/read-lines";
import { findingsOf, jsonLines, scanContent } from "./rig/scan-content";

const text = { cloud: "bailian", format: "text" } as const;
const chat = { cloud: "bailian", format: "chat" } as const;
const good = '{"text":"a"}';

describe("lines of a training file", () => {
  const contents: readonly [what: string, content: string | Buffer, findings: readonly string[]][] = [
    ["an empty line", `${good}\n\n${good}\n`, ["line-empty 2:-"]],
    ["a line of blanks", `${good}\n \t\n`, ["line-empty 2:-"]],
    ["an empty line at the end", `${good}\n\n`, ["line-empty 2:-"]],
    ["Windows line ends", `${good}\r\n${good}\r\n`, []],
    ["no line end at the end", `${good}\n${good}`, []],
    ["a byte order mark", `\ufeff${good}\n${good}\n`, ["file-bom -:-"]],
    ["a NUL byte in a text", `${good}\n{"text":"a\0b"}\n`, ["line-nul 2:11"]],
    ["a NUL byte between values", `${good}\n{"text":\0"b"}\n`, ["line-nul 2:9"]],
    ["a byte that is not UTF-8", Buffer.from(`${good}\n{"text":"\u00fc"}\n`, "latin1"), ["line-encoding 2:10"]],
    [
      "bytes that are not UTF-8 after the replacement character itself",
      Buffer.concat([Buffer.from('{"text":"你\ufffd'), Buffer.from([0xe4, 0xbd]), Buffer.from('"}\n')]),
      ["line-encoding 1:12"],
    ],
    [
      "GBK",
      Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), Buffer.from('"}\n')]),
      ["line-encoding 1:10"],
    ],
    ["half of a surrogate pair", '{"text":"a\\ud83db"}\n', ["line-surrogate 1:11"]],
    ["a surrogate pair the wrong way round", '{"text":"\\ude00\\ud83d"}\n', ["line-surrogate 1:10"]],
    ["a surrogate pair in a name", '{"\\ud83d":1,"text":"a"}\n', ["line-surrogate 1:3"]],
    ["a whole surrogate pair", '{"text":"\\uD83D\\uDE00"}\n', []],
    ["broken JSON", `${good}\n{"text":"a",}\n`, ["line-json 2:13"]],
    ["two rows on a line", `${good}\n${good}${good}\n`, ["line-json 2:13"]],
    ["a JSON list over several lines", `[\n${good},\n${good}\n]\n`, ["file-json-array -:-"]],
    ["a JSON list on one line", `[${good},${good}]\n`, ["file-json-array -:-"]],
    ["JSON that is spread over lines", `{\n  "text": "a"\n}\n`, ["file-json-spread -:-"]],
    ["a zip archive", Buffer.from("PK\x03\x04\x14\x00data.jsonl", "latin1"), ["file-zip -:-"]],
    ["a workbook", Buffer.from("PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "latin1"), ["file-xlsx -:-"]],
    ["an old workbook", Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), ["file-xls -:-"]],
    ["gzip", Buffer.from("\x1f\x8b\x08\x00", "latin1"), ["file-compressed -:-"]],
    ["Parquet", Buffer.from("PAR1\x15\x04", "latin1"), ["file-parquet -:-"]],
    ["UTF-16 with its mark", Buffer.from(`\ufeff${good}\n`, "utf16le"), ["file-utf16 -:-"]],
    ["UTF-16 without one", Buffer.from(`${good}\n`, "utf16le"), ["file-utf16 -:-"]],
  ];
  for (const [what, content, findings] of contents) {
    it(`${findings.length === 0 ? "accept" : "show"} ${what}`, () => {
      assert.deepEqual(findingsOf(content, text).slice(0, Math.max(1, findings.length)), findings);
    });
  }

  it("tell a list of lists from the lists of turns that Qianfan takes", () => {
    const key = { cloud: "qianfan", format: "prompt-response" } as const;
    const row = [{ prompt: "a", response: "b" }];
    assert.deepEqual(findingsOf(jsonLines([[row, row]]), key), ["file-json-array -:-"]);
    assert.deepEqual(findingsOf(jsonLines([row, row]), key), []);
  });

  it("are counted with the first 20 findings kept and a total", () => {
    const { findings, rows, fits } = scanContent(`${good}\n`.repeat(30), chat);
    assert.deepEqual([findings.errors.length, findings.errorCount, rows], [20, 30, 30]);
    assert.deepEqual(fits, [
      { cloud: "bailian", format: "text" },
      { cloud: "qianfan", format: "text" },
    ]);
  });

  it("may come in pieces of any size", () => {
    const content = jsonLines([{ text: "你好" }, { text: "b".repeat(700) }, { text: "" }, { text: "😀" }]);
    for (const most of [1, 7, 64, 999]) {
      assert.deepEqual(scanContent(content, text, most), scanContent(content, text), String(most));
    }
  });

  it("are skipped where they are too long, and those after them are read", () => {
    const long = JSON.stringify({ text: "a".repeat(mostLineBytes) });
    const { findings, rows } = scanContent(`${good}\n${long}\n{"text":1}\n`, text);
    assert.deepEqual(
      findings.errors.map(({ rule, line }) => [rule, line]),
      [
        ["line-too-long", 2],
        ["text", 3],
      ],
    );
    assert.equal(rows, 3);
  });

  it("may be as long as 32 MiB", () => {
    const long = JSON.stringify({ text: "a".repeat(mostLineBytes - '{"text":""}'.length) });
    assert.deepEqual(scanContent(`${long}\n${good}\n`, text).findings, createFindingLog());
  });
});
