import assert from "node:assert/strict";
import * as fc from "fast-check";
import { scanContent, type RowKey } from "./rig/scan-content";
import { chat, dpo, judged, pair, response, role, text } from "./rows/row-pieces";

/** What is done to a row, as JSON, so that it has one fault. */
type Fault = (row: string) => string | Buffer;

const user = { role: "user", content: "Where is it?" };
const answer = { role: "assistant", content: "It arrives tomorrow." };
const conversation = { messages: [user, answer] };
const turn = { prompt: "Where is it?", response: [["It arrives tomorrow."]] };
const asked = { user: "Where is it?" };

/** A sound row of each format. */
const soundRows: readonly (readonly [key: RowKey, row: unknown])[] = [
  [chat, conversation],
  [role, conversation],
  [dpo, { messages: [user], chosen: answer, rejected: { role: "assistant", content: "No." } }],
  [text, { text: "Once upon a time" }],
  [response, [turn]],
  [pair, [{ ...asked, chosen: "Tomorrow.", rejected: "No." }]],
  [judged, [{ ...asked, chosen: "Tomorrow." }]],
];

const inText =
  (put: string): Fault =>
  (row) =>
    row.replace(/(?<=[a-z]) (?=[a-z])/, put);
/** Faults of bytes and of JSON, which every format has. */
const commonFaults: Readonly<Record<string, Fault>> = {
  "an empty line": () => "",
  "a line of a wide space": () => "\u3000",
  "a row that is cut off": (row) => row.slice(0, -1),
  "a comma after the row": (row) => `${row},`,
  "two rows on a line": (row) => row + row,
  "a mark before it": (row) => `\ufeff${row}`,
  "wide quotation marks": (row) => row.replace('"', "“"),
  "a comma too many": (row) => row.replace(/[}\]]$/, ",$&"),
  "a tab in a text": inText("\t"),
  "a NUL byte": inText("\0"),
  "a backslash alone": inText("\\U"),
  "half of a surrogate pair": inText("\\ud83d"),
  "a pair in the wrong order": inText("\\ude00\\ud83d"),
  "a number that is none": (row) => row.replace(/"[^"]*"(?=[}\]])/, "NaN"),
  "another encoding": (row) => Buffer.from(row.replace(" ", "\u00fc"), "latin1"),
  "a text in place of the row": (row) => JSON.stringify(row),
  "an empty row": (row) => (row.startsWith("[") ? "[]" : "{}"),
};

/** What stands in the place of a part of the row. */
const instead =
  (part: string, put: string): Fault =>
  (row) => {
    assert.ok(row.includes(part), `${part} in ${row}`);
    return row.replace(part, () => put);
  };
const beside =
  (members: string): Fault =>
  (row) =>
    row.replace(/\}$/, `,${members}}`);
const inTurn =
  (members: string): Fault =>
  (row) =>
    row.replace(/\}\]$/, `,${members}}]`);
const question = '"Where is it?"';
const reply = '"It arrives tomorrow."';
const inReply = (members: string): Fault => instead(reply, `${reply},${members}`);

const chatFaults: readonly Fault[] = [
  instead('"role":"user"', '"role":"bot"'),
  instead('"role":"user"', '"Role":"user"'),
  instead(`,"content":${question}`, ""),
  ...[
    "7",
    "null",
    '"\u3000"',
    '""',
    "[]",
    '[{"text":" "}]',
    '[{"image":"a.jpg"}]',
    '[{"text":"a","image":"a.jpg"}]',
  ].map((put) => instead(question, put)),
  instead('"messages"', '"message"'),
  ...['"label":false', '"kto_tag":true', '"chosen":"a"', '"rejected_response":"a"', '"images":["a.jpg"]'].map(beside),
  ...['"loss":false', '"loss":1', '"reasoning_content":"Hm"', '"role":"assistant"'].map(inReply),
];

const turnFaults: readonly Fault[] = [
  instead('"prompt"', '"promt"'),
  instead(question, '" "'),
  instead('"response"', '"resposne"'),
  ...["[]", '[["a"],["b"]]', '[["\u3000"]]', "7"].map((put) => instead(`[[${reply}]]`, put)),
  ...['"weight":0.5', '"rejected":"No"', '"label":true', '"loss_weight":0.5', '"system":7'].map(inTurn),
];

/** Faults of rows, for the formats that have them. */
const faultsOf: ReadonlyMap<RowKey, readonly Fault[]> = new Map<RowKey, readonly Fault[]>([
  [
    chat,
    [
      ...chatFaults,
      ...["0", "1.5", '"high"', "true"].map((put) => inReply(`"loss_weight":${put}`)),
      ...['"weight":1', '"name":"Ann"', '"function_call":{"name":"f"}', '"tool_calls":{}'].map(inReply),
      instead(question, `${question},"loss_weight":1`),
      instead(reply, '"<think>hm</think>It arrives."'),
      beside('"functions":[{"name":"f"}]'),
    ],
  ],
  [role, [...chatFaults, inReply('"weight":0.5'), inReply('"loss_weight":0.5')]],
  [
    dpo,
    [
      instead('"chosen":', '"Chosen":'),
      instead('"rejected":', '"reject":'),
      instead('"No."', reply),
      instead('"role":"assistant"', '"role":"user"'),
      inReply('"loss_weight":2'),
      beside('"images":["a.jpg"]'),
    ],
  ],
  [
    text,
    [instead('"text"', '"Text"'), instead('"Once upon a time"', '["a"]'), instead('"Once upon a time"', '" \u3000"')],
  ],
  [response, turnFaults],
  [
    pair,
    [instead('"chosen"', '"choosen"'), instead('"No."', "null"), instead('"No."', '"Tomorrow."'), inTurn('"weight":2')],
  ],
  [
    judged,
    [instead('"chosen"', '"good"'), inTurn('"rejected":"No."'), instead('"Tomorrow."', '" "'), instead(question, "7")],
  ],
]);

describe("one fault in a file of sound rows", () => {
  for (const [key, row] of soundRows) {
    it(`is found at its line, as ${key.format} on ${key.cloud}`, () => {
      const sound = JSON.stringify(row);
      const faults = [...Object.values(commonFaults), ...(faultsOf.get(key) ?? [])];
      const before = fc.nat(30);
      fc.assert(
        fc.property(fc.constantFrom(...faults), before, fc.nat(30), (fault, rowsBefore, rowsAfter) => {
          const lines = (count: number) => `${sound}\n`.repeat(count);
          // A first line can be the fault of the whole file.
          const content = Buffer.concat([
            Buffer.from(lines(rowsBefore + 1)),
            Buffer.from(fault(sound)),
            Buffer.from(`\n${lines(rowsAfter)}`),
          ]);
          const { errors, warnings } = scanContent(content, key).findings;
          assert.deepEqual([...new Set([...errors, ...warnings].map(({ line }) => line))], [rowsBefore + 2]);
        }),
        { numRuns: faults.length * 20 },
      );
    });
  }
});
