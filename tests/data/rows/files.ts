import { workbook } from "../rig/workbook";

const bytes = (...hex: string[]) => Buffer.from(hex.join(""), "hex");
/** 问题,回答 and 灯,开 in GBK and in Big5. */
export const gbk = bytes("cecacce22cbbd8b4f00a", "b5c62cbfaa0a");
export const big5 = bytes("b0ddc3442ca6acb5aa0a", "bf4f2cb67d0a");

/** Two rows, and as they stand on a line. */
export const a = { question: "一", answer: "二" };
export const b = { question: "三", answer: '四,\n"五"' };
export const [lineA, lineB] = [JSON.stringify(a), JSON.stringify(b)];
const turnA = [{ prompt: "一", response: [["二"]] }];

/** A file, what it is taken for, and its rows. */
export const readFiles: readonly (readonly [
  title: string,
  content: string | Buffer,
  described: string,
  rows: unknown[],
  name?: string,
])[] = [
  [
    "JSON Lines",
    `${lineA}\n\n${lineB}\n`,
    "JSON Lines in utf-8",
    [
      [1, a],
      [3, b],
    ],
  ],
  [
    "the same with a mark and CRLF",
    `\uFEFF${lineA}\r\n${lineB}`,
    "JSON Lines in utf-8",
    [
      [1, a],
      [2, b],
    ],
  ],
  [
    "the same with commas",
    `${lineA},\n${lineB},\n`,
    "JSON Lines in utf-8",
    [
      [1, a],
      [2, b],
    ],
  ],
  [
    "the same twice after each other, with their marks, and the end of a file of DOS",
    `\uFEFF${lineA}\r\n\uFEFF${lineB}\r\n\u001a`,
    "JSON Lines in utf-8",
    [
      [1, a],
      [2, b],
    ],
  ],
  [
    "a row that is spread among others",
    `${lineA}\n${JSON.stringify(b, null, 2)}\n${lineA}\n{"question":\n${lineA}\n{\n  "question": 1,`,
    "JSON Lines in utf-8",
    [
      [1, a],
      [2, b],
      [6, a],
      [7, "it is no JSON"],
      [8, a],
      [9, "it is no JSON"],
    ],
  ],
  [
    "a broken line among others",
    `${lineA}\n{"question": "\n${lineB}\n`,
    "JSON Lines in utf-8",
    [
      [1, a],
      [2, "it is no JSON"],
      [3, b],
    ],
  ],
  [
    "a list",
    `[\n  ${lineA},\n  ${lineB}\n]\n`,
    "a JSON list in utf-8",
    [
      [2, a],
      [3, b],
    ],
  ],
  [
    "a list on one line",
    `[${lineA},${lineB}]`,
    "a JSON list in utf-8",
    [
      [1, a],
      [1, b],
    ],
    "train.json",
  ],
  [
    "a list that is spread",
    JSON.stringify([a, b], null, 2),
    "a JSON list in utf-8",
    [
      [2, a],
      [6, b],
    ],
  ],
  [
    "a list that breaks off",
    `[\n${lineA},\n{"que`,
    "a JSON list in utf-8",
    [
      [2, a],
      [3, "the file ends before its list does"],
    ],
  ],
  [
    "a list with a fault",
    `[\n{"question": tru},\n${lineB}]`,
    "a JSON list in utf-8",
    [
      [2, "it is no JSON"],
      [3, b],
    ],
  ],
  [
    "a wrapped list",
    `{"data": [${lineA},\n${lineB}], "version": 1}`,
    "a list inside of an object in utf-8",
    [
      [1, a],
      [2, b],
    ],
  ],
  [
    "rows over several lines",
    `${JSON.stringify(a, null, 1)}\n${JSON.stringify(b, null, 1)}\n`,
    "JSON over several lines in utf-8",
    [
      [1, a],
      [5, b],
    ],
  ],
  [
    "lists of turns",
    `${JSON.stringify(turnA)}\n${JSON.stringify(turnA)}`,
    "JSON Lines in utf-8",
    [
      [1, turnA],
      [2, turnA],
    ],
  ],
  ["one list of turns", JSON.stringify(turnA), "JSON Lines in utf-8", [[1, turnA]]],
  [
    "CSV",
    'question,answer\n一,二\n三,"四,\n""五"""\n,\n一,二\n',
    "CSV in utf-8",
    [
      [2, a],
      [3, b],
      [6, a],
    ],
  ],
  ["CSV with semicolons", "question;answer\n一;二\n", "CSV in utf-8", [[2, a]]],
  [
    "CSV with a cell too many",
    "question,answer\n一,二,三\n一,二,\n",
    "CSV in utf-8",
    [
      [2, "it has 3 cells under 2 heads: is a comma in a cell without quotation marks?"],
      [3, a],
    ],
  ],
  [
    "CSV with a mark within a cell",
    'question,answer\n5" pipe,二\n',
    "CSV in utf-8",
    [[2, { question: '5" pipe', answer: "二" }]],
  ],
  ["TSV", "question\tanswer\n一\t二\n", "TSV in utf-8", [[2, a]]],
  ["CSV in GBK", gbk, "CSV in gb18030", [[2, { 问题: "灯", 回答: "开" }]]],
  [
    "text of Excel in UTF-16",
    Buffer.from("\uFEFFquestion\tanswer\r\n一\t二\r\n", "utf16le"),
    "TSV in utf-16le",
    [[2, a]],
  ],
  [
    "UTF-16 the other way round",
    Buffer.from(`\uFEFF${lineA}\n`, "utf16le").swap16(),
    "JSON Lines in utf-16be",
    [[1, a]],
  ],
  ["UTF-16 without a mark", Buffer.from(`${lineA}\n`, "utf16le"), "JSON Lines in utf-16le", [[1, a]]],
  [
    "heads that only the name tells",
    "ticket,words\n1,一\n",
    "CSV in utf-8",
    [[2, { ticket: "1", words: "一" }]],
    "train.csv",
  ],
  [
    "a workbook",
    workbook({
      Sheet1: [
        ["question", "answer"],
        ["一", "二"],
        ["", ""],
        ["3 & <4>", 5],
      ],
    }),
    "a workbook, its sheet Sheet1",
    [
      [2, a],
      [4, { question: "3 & <4>", answer: "5" }],
    ],
    "train.xlsx",
  ],
];

/** What is refused as a whole, and what is said. */
export const refusedFiles: readonly (readonly [
  title: string,
  content: string | Buffer,
  says: RegExp,
  name?: string,
])[] = [
  ["nothing", "", /it is empty/],
  ["a mark and no more", "\uFEFF\n\n", /it holds no row/],
  ["prose", "Once upon a time, in a land\nfar away", /neither JSON nor a table/],
  ["a page", "<!DOCTYPE html>\n<html>", /neither JSON nor a table/],
  ["Big5", big5, /its encoding is not known/],
  ["Latin-1", Buffer.from("question,answer\nça,é là\n", "latin1"), /its encoding is not known/],
  ["something else than text", Buffer.from([1, 2, 0, 0, 3]), /it is no text/],
  ["gzip", Buffer.from([0x1f, 0x8b, 8, 0]), /is compressed \(gzip\)/],
  ["Parquet", Buffer.from("PAR1\x15\x04"), /is a Parquet file/],
  ["two equal heads", "question,answer,answer\n1,2,3\n", /two columns have the head answer/],
  ["a workbook without rows", workbook({ Sheet1: [["question"]] }), /no sheet of the workbook has a row/],
];
