import type { DatasetFormat } from "../../contract/dataset-cloud";

/** What one row brings, by which it is decided what it can train. */
export type Yield =
  /** Questions with answers that are to be learnt. */
  | "conversation"
  /** A better and a worse answer. */
  | "pair"
  /** An answer with a judgement, good or bad. */
  | "judged"
  /** Plain text. */
  | "text";

/** What the members of a flat row can be to us; `--columns` names them so. */
export const fieldNames = [
  "prompt",
  "context",
  "response",
  "system",
  "history",
  "chosen",
  "rejected",
  "label",
  "weights",
  "tools",
  "text",
] as const;

/** One of them. */
export type FieldName = (typeof fieldNames)[number];

/** Which member of a row is which field. */
export type Fields = Readonly<Partial<Record<FieldName, string>>>;

/** Rows as people have them before they are any cloud's: the one table behind `--from` and what preflight recognises. */
export interface ForeignShape {
  /** As `finetune data convert --from` takes it. */
  readonly name: string;
  /** As people say it, without its members. */
  readonly title: string;
  /** Members by which a row is told, all of them there and not null. */
  readonly has: readonly string[];
  /** Where the turns are: `fields` beside each other in the row, one member with a list of them, or the row itself is that list. */
  readonly turns: "fields" | "list" | "row";
  /** Which member is which field; for a list of turns, those beside it. */
  readonly fields: Fields;
  /** The member that holds the list of turns. */
  readonly list?: string;
}

const answers = { chosen: "chosen", rejected: "rejected" } as const;
const about = { system: "system", history: "history", tools: "tools" } as const;

/** A row of members beside each other. */
const flat = (name: string, title: string, has: readonly string[], fields: Fields): ForeignShape => ({
  name,
  title,
  has,
  turns: "fields",
  fields: { ...about, ...fields },
});

const listed = (
  name: string,
  title: string,
  [list, ...others]: readonly [string, ...string[]],
  fields: Fields,
): ForeignShape => ({
  name,
  title,
  has: [list, ...others],
  turns: "list",
  list,
  fields: { system: "system", tools: "tools", ...fields },
});

/** Names of a question and its answer in tables of every kind. */
const questionsAndAnswers = [
  ["question", "answer"],
  ["input", "output"],
  ["input", "target"],
  ["query", "answer"],
  ["problem", "solution"],
  ["source", "target"],
  ["human", "assistant"],
  ["user", "assistant"],
  ["q", "a"],
  ["问题", "回答"],
  ["问题", "答案"],
  ["提问", "回答"],
  ["输入", "输出"],
  ["用户", "助手"],
] as const;

/**
 * Every shape that is known, the more special first: a row has the shape of the first that it fits. Members are those of
 * [LLaMA-Factory], [TRL], [ms-swift] and [ERNIEKit].
 */
export const foreignShapes: readonly ForeignShape[] = [
  listed("sharegpt", "ShareGPT", ["conversations"], { ...answers, label: "kto_tag" }),
  listed("sharegpt", "ShareGPT", ["conversation"], { ...answers, label: "kto_tag" }),
  listed("messages", "messages", ["messages", "rejected_response"], { rejected: "rejected_response" }),
  listed("messages", "messages", ["messages"], { ...answers, label: "label" }),
  { name: "turns", title: "lists of turns", has: ["prompt", "response"], turns: "row", fields: {} },
  { name: "turns", title: "lists of turns", has: ["user"], turns: "row", fields: {} },
  flat("alpaca", "Alpaca", ["instruction", "output"], {
    prompt: "instruction",
    context: "input",
    response: "output",
    label: "kto_tag",
  }),
  flat("alpaca", "Alpaca", ["instruction", "chosen", "rejected"], {
    prompt: "instruction",
    context: "input",
    ...answers,
  }),
  flat("alpaca", "Dolly", ["instruction", "response"], {
    prompt: "instruction",
    context: "context",
    response: "response",
  }),
  flat("src-tgt", "ERNIEKit", ["src", "tgt"], { prompt: "src", response: "tgt", weights: "label" }),
  flat("prompt-completion", "prompts and completions", ["prompt", "completion"], {
    prompt: "prompt",
    response: "completion",
    label: "label",
  }),
  flat("preference", "preferences", ["prompt", "chosen", "rejected"], { prompt: "prompt", ...answers }),
  flat("preference", "preferences", ["question", "chosen", "rejected"], { prompt: "question", ...answers }),
  flat("preference", "preferences", ["chosen", "rejected"], answers),
  flat("query-response", "queries and responses", ["query", "response"], {
    prompt: "query",
    response: "response",
    rejected: "rejected_response",
    label: "label",
  }),
  flat("query-response", "prompts and responses", ["prompt", "response"], {
    prompt: "prompt",
    response: "response",
    label: "label",
  }),
  ...questionsAndAnswers.map(([prompt, response]) =>
    flat("question-answer", "questions and answers", [prompt, response], { prompt, response }),
  ),
  ...["text", "content"].map((text) => flat("text", "plain text", [text], { text })),
];

/** Formats that rows can become without a change of what they teach. */
export const targetsOf: Readonly<Record<Yield, readonly DatasetFormat[]>> = {
  conversation: ["chat", "prompt-response"],
  pair: ["dpo", "kto", "chat", "prompt-response"],
  judged: ["kto", "chat", "prompt-response"],
  text: ["text"],
};

/** The names that `--from` takes for rows, each once. */
export const foreignNames: readonly string[] = [...new Set(foreignShapes.map(({ name }) => name))];
