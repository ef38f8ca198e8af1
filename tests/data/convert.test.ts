import assert from "node:assert/strict";
import { convertText, type Wanted } from "./rig/convert-text";

const user = (content: string) => ({ role: "user", content });
const assistant = (content: string, more: object = {}) => ({ role: "assistant", content, ...more });
const system = (content: string) => ({ role: "system", content });
const chat = (...messages: object[]) => [{ messages }];
const call = (id: string, given: string) => ({
  id,
  type: "function",
  function: { name: "stock", arguments: given },
});
const tool = { type: "function", function: { name: "stock" } };

/** A row as people have it, what is wanted, and the rows that come of it. */
const rows: readonly (readonly [title: string, row: unknown, wanted: Wanted, expected: readonly unknown[]])[] = [
  [
    "Alpaca: the input below the instruction, earlier turns before it",
    { instruction: "a", input: "b", output: "c", system: "s", history: [["d", "e"]], id: 1 },
    { to: "chat" },
    chat(system("s"), user("d"), assistant("e"), user("a\nb"), assistant("c")),
  ],
  [
    "Alpaca, an empty instruction",
    { instruction: "", input: "b", output: "c" },
    { to: "chat" },
    chat(user("b"), assistant("c")),
  ],
  [
    "Alpaca with two answers, as Qianfan has preferences",
    { instruction: "a", chosen: "b", rejected: "c" },
    { to: "dpo", cloud: "qianfan" },
    [[{ user: "a", chosen: "b", rejected: "c" }]],
  ],
  [
    "the same as Bailian has them",
    { instruction: "a", chosen: "b", rejected: "c" },
    { to: "dpo", cloud: "bailian" },
    [{ messages: [user("a")], chosen: assistant("b"), rejected: assistant("c") }],
  ],
  [
    "a pair becomes two judged answers",
    { prompt: "a", chosen: "b", rejected: "c" },
    { to: "kto" },
    [[{ user: "a", chosen: "b" }], [{ user: "a", rejected: "c" }]],
  ],
  [
    "a judged answer",
    { instruction: "a", output: "b", kto_tag: false },
    { to: "kto" },
    [[{ user: "a", rejected: "b" }]],
  ],
  [
    "preferences as messages, the question in both",
    { chosen: [user("a"), assistant("b")], rejected: [user("a"), assistant("c")] },
    { to: "dpo", cloud: "qianfan" },
    [[{ user: "a", chosen: "b", rejected: "c" }]],
  ],
  [
    "preferences as messages beside their question",
    { prompt: "a", chosen: [user("a"), assistant("b")], rejected: [user("a"), assistant("c")] },
    { to: "dpo", cloud: "qianfan" },
    [[{ user: "a", chosen: "b", rejected: "c" }]],
  ],
  [
    "ShareGPT with a call of a tool",
    {
      conversations: [
        { from: "human", value: "a" },
        { from: "function_call", value: '{"name": "stock", "arguments": {"sku": 1}}' },
        { from: "observation", value: "3" },
        { from: "gpt", value: "b" },
      ],
      system: "s",
      tools: '[{"name": "stock"}]',
    },
    { to: "chat", cloud: "bailian" },
    [
      {
        messages: [
          system("s"),
          user("a"),
          assistant("", { tool_calls: [call("call_1", '{"sku":1}')] }),
          { role: "tool", content: "3", tool_call_id: "call_1" },
          assistant("b"),
        ],
        tools: [tool],
      },
    ],
  ],
  [
    "ShareGPT with two answers",
    {
      conversations: [{ from: "human", value: "a" }],
      chosen: { from: "gpt", value: "b" },
      rejected: { from: "gpt", value: "c" },
    },
    { to: "dpo", cloud: "qianfan" },
    [[{ user: "a", chosen: "b", rejected: "c" }]],
  ],
  [
    "a conversation of exchanges",
    { conversation: [{ human: "a", assistant: "b" }], category: "c" },
    { to: "prompt-response" },
    [[{ prompt: "a", response: [["b"]] }]],
  ],
  [
    "messages with other names of roles",
    {
      messages: [
        { role: "developer", content: "s" },
        { role: "Human", content: "a" },
        { role: "gpt", content: "b" },
      ],
    },
    { to: "chat" },
    chat(system("s"), user("a"), assistant("b")),
  ],
  [
    "messages with thinking beside the content: in the last answer only",
    {
      messages: [
        user("a"),
        assistant("b", { reasoning_content: "x" }),
        user("c"),
        assistant("d", { reasoning_content: "y" }),
      ],
    },
    { to: "chat" },
    chat(user("a"), assistant("b"), user("c"), assistant("<think>\ny\n</think>\n\nd")),
  ],
  [
    "messages with OpenAI's weights for Bailian",
    { messages: [user("a"), assistant("b", { weight: 1 })] },
    { to: "chat", cloud: "bailian" },
    chat(user("a"), assistant("b", { loss_weight: 1 })),
  ],
  [
    "messages with OpenAI's weights for Qianfan",
    { messages: [user("a"), assistant("b", { weight: 0 }), user("c"), assistant("d")] },
    { to: "chat", cloud: "qianfan" },
    chat(user("a"), assistant("b", { weight: 0 }), user("c"), assistant("d")),
  ],
  [
    "messages with a worse answer beside them",
    { messages: [user("a"), assistant("b")], rejected_response: "c" },
    { to: "dpo", cloud: "bailian" },
    [{ messages: [user("a")], chosen: assistant("b"), rejected: assistant("c") }],
  ],
  [
    "messages of OpenAI's older calls",
    {
      functions: [{ name: "stock" }],
      messages: [
        user("a"),
        { role: "assistant", content: null, function_call: { name: "stock", arguments: "{}" } },
        { role: "function", name: "stock", content: "3" },
        assistant("b"),
      ],
    },
    { to: "chat", cloud: "bailian" },
    [
      {
        messages: [
          user("a"),
          assistant("", { tool_calls: [call("call_1", "{}")] }),
          { role: "tool", content: "3", tool_call_id: "call_1" },
          assistant("b"),
        ],
        tools: [tool],
      },
    ],
  ],
  [
    "messages with parts of text",
    { messages: [{ role: "user", content: [{ type: "text", text: "a" }, { text: "b" }] }, assistant("c")] },
    { to: "chat" },
    chat(user("ab"), assistant("c")),
  ],
  [
    "turns of Qianfan",
    [
      { system: "s", prompt: "a", response: [["b"]] },
      { prompt: "c", response: "d", weight: 0 },
    ],
    { to: "chat", cloud: "qianfan" },
    chat(system("s"), user("a"), assistant("b"), user("c"), assistant("d", { weight: 0 })),
  ],
  [
    "preferences of Qianfan for Bailian",
    [
      { user: "a", assistant: "b" },
      { user: "c", chosen: "d", rejected: "e" },
    ],
    { to: "dpo", cloud: "bailian" },
    [{ messages: [user("a"), assistant("b"), user("c")], chosen: assistant("d"), rejected: assistant("e") }],
  ],
  [
    "questions and answers in two lists, with what is learnt",
    { src: ["a", "c"], tgt: ["b", "d"], label: [0, 1] },
    { to: "chat", cloud: "qianfan" },
    chat(user("a"), assistant("b", { weight: 0 }), user("c"), assistant("d", { weight: 1 })),
  ],
  ["prompt and completion", { prompt: "a", completion: "b" }, { to: "chat" }, chat(user("a"), assistant("b"))],
  [
    "prompt and completion as messages",
    { prompt: [system("s"), user("a")], completion: [assistant("b")] },
    { to: "chat" },
    chat(system("s"), user("a"), assistant("b")),
  ],
  ["a number as an answer", { question: "a", answer: 4 }, { to: "chat" }, chat(user("a"), assistant("4"))],
  [
    "named columns",
    { 客户: "a", 客服: "b", 角色: "s" },
    { to: "chat", columns: { prompt: "客户", response: "客服", system: "角色" } },
    chat(system("s"), user("a"), assistant("b")),
  ],
  [
    "words of the system for rows that have none",
    { question: "a", answer: "b" },
    { to: "chat", system: "s" },
    chat(system("s"), user("a"), assistant("b")),
  ],
  [
    "weights as texts, and parts beside what is null",
    { messages: [user("a"), { role: "assistant", content: [{ text: "b", image: null }], loss_weight: "0.5" }] },
    { to: "chat", cloud: "bailian" },
    chat(user("a"), assistant("b", { loss_weight: 0.5 })),
  ],
  [
    "a row of JSON within a text",
    JSON.stringify({ question: "a", answer: "b" }),
    { to: "chat" },
    chat(user("a"), assistant("b")),
  ],
  ["text", { text: "a", url: "u" }, { to: "text" }, [{ text: "a" }]],
  ["a text as a row", "a", { to: "text" }, [{ text: "a" }]],
];

/** Rows that are left out, and why. */
const refused: readonly (readonly [row: unknown, wanted: Wanted, reason: RegExp])[] = [
  [{ instruction: "a", output: "" }, { to: "chat" }, /output is empty or missing/],
  [{ instruction: "a", output: "b" }, { to: "dpo", cloud: "bailian" }, /one answer, and the format asks for a better/],
  [{ instruction: "a", output: "b" }, { to: "text" }, /a conversation, and the format is plain text/],
  [{ instruction: "a", output: "b" }, { to: "kto" }, /nothing says whether its answer is good/],
  [{ text: "a" }, { to: "chat" }, /plain text without a question/],
  [{ instruction: "a", output: "b", kto_tag: false }, { to: "chat" }, /judged bad, and the format would teach it/],
  [{ messages: [user("a"), assistant("b")], images: ["a.png"] }, { to: "chat" }, /has images/],
  [{ messages: [{ role: "user", content: [{ image: "a.png" }] }] }, { to: "chat" }, /part that is no text/],
  [{ messages: [user("a"), { role: "robot", content: "b" }] }, { to: "chat" }, /messages\[1\] has the role "robot"/],
  [{ messages: [user("a")] }, { to: "chat" }, /no message of the assistant/],
  [{ messages: [user("a"), assistant("b", { weight: 0 })] }, { to: "chat" }, /name one with --cloud/],
  [{ messages: [user("a"), assistant("b", { weight: 0 })] }, { to: "chat", cloud: "bailian" }, /not to be learnt/],
  [
    { messages: [user("a"), assistant("b", { loss_weight: 0.5 })] },
    { to: "chat", cloud: "qianfan" },
    /neither 0 nor 1/,
  ],
  [{ messages: [user("a"), user("b"), assistant("c")] }, { to: "prompt-response" }, /user is out of place/],
  [{ messages: [user("a"), assistant("b")], tools: [tool] }, { to: "prompt-response" }, /lists tools/],
  [[{ prompt: "a", response: [["b", "c"]] }], { to: "chat" }, /has 2 answers/],
  [[{ prompt: "a" }, { prompt: "b", response: "c" }], { to: "prompt-response" }, /user is out of place/],
  [{ src: ["a", "b"], tgt: ["c"] }, { to: "chat" }, /2 questions and 1 answers/],
  [
    { chosen: [user("a"), assistant("b")], rejected: [user("x"), assistant("c")] },
    { to: "kto" },
    /different conversations/,
  ],
  [{ prompt: "a", label: 1 }, { to: "chat" }, /its shape is not known/],
  [{ toString: "a", constructor: "b" }, { to: "chat" }, /its shape is not known/],
];

describe("data convert", () => {
  for (const [title, row, wanted, expected] of rows) {
    it(`reads ${title}`, async () => {
      const { rows: made, report } = await convertText(`${JSON.stringify(row)}\n`, wanted);
      assert.deepEqual([...report.reasons.keys()], []);
      assert.deepEqual(made, expected);
    });
  }

  for (const [row, wanted, reason] of refused) {
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
