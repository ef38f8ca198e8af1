import type { Wanted } from "../rig/convert-text";
import { assistant, call, chat, system, tool, user } from "./messages";

/** A row as people have it, what is wanted, and the rows that come of it. */
export const convertedRows: readonly (readonly [
  title: string,
  row: unknown,
  wanted: Wanted,
  expected: readonly unknown[],
])[] = [
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
