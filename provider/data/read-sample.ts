import { isRecord } from "../base/is-record";
import type { Json } from "../base/json";
import type { FieldName, ForeignShape } from "../preflight/foreign/foreign-shapes";
import type { Recognition } from "../preflight/foreign/recognise";
import { RowRefusal } from "./data-error";
import { createTurnReader, type TurnReader } from "./read-turns";
import { isAbsent, kindOf, readList, readText, readVerdict } from "./read-value";
import type { Sample, Talk, Turn } from "./sample";

/** Told of every member of a row that is left out. */
export type Drop = (member: string) => void;

type Row = Readonly<Record<string, unknown>>;

/** What no file of texts can hold. */
const media = new Set("image images video videos audio audios objects".split(" "));

/** What a row teaches. @throws RowRefusal where that cannot be told */
export function readSample(row: unknown, { shape, yields }: Recognition, drop: Drop): Sample {
  if (Array.isArray(row)) return readTurnList(row as readonly unknown[], yields, drop);
  if (!isRecord(row)) throw new RowRefusal(`it is ${kindOf(row)} and no row of ${shape.title}`);
  dropOthers(row, shape, drop);
  const at = (field: FieldName): unknown => memberOf(row, shape.fields[field]);
  const nameOf = (field: FieldName): string => shape.fields[field] ?? field;
  if (yields === "text") return { yields, text: readText(at("text"), nameOf("text")) };

  const reader = createTurnReader(drop);
  const system: readonly Turn[] = isAbsent(at("system"))
    ? []
    : [{ role: "system", content: readText(at("system"), nameOf("system")) }];
  const tools = readTools(row, at("tools"));
  const talk = (turns: readonly Turn[]): Talk => ({ turns: [...system, ...turns], ...tools });
  const said =
    shape.list === undefined
      ? readQuestion(reader, at)
      : reader.read(readList(row[shape.list], shape.list), shape.list);

  switch (yields) {
    case "conversation": {
      if (shape.list !== undefined) return { yields, ...talk(said) };
      if (Array.isArray(at("weights")) || isTextList(at("prompt"))) return { yields, ...talk(readParallel(at)) };
      return { yields, ...talk([...said, ...readAnswer(reader, at("response"), nameOf("response"))]) };
    }
    case "judged": {
      const isGood = readVerdict(at("label"), nameOf("label"));
      const turns =
        shape.list === undefined ? [...said, ...readAnswer(reader, at("response"), nameOf("response"))] : said;
      const [before, answer] = splitAnswer(turns, "the row");
      return { yields, ...talk(before), answer, isGood };
    }
    case "pair": {
      const better = shape.fields.chosen ?? shape.fields.response;
      const answers = better === undefined ? said : readAnswer(reader, memberOf(row, better), better);
      const [prefix, chosen] = splitAnswer(answers, better ?? "the row");
      const [otherPrefix, rejected] = splitAnswer(
        readAnswer(reader, at("rejected"), nameOf("rejected")),
        nameOf("rejected"),
      );
      if (better !== undefined && JSON.stringify(prefix) !== JSON.stringify(otherPrefix)) {
        throw new RowRefusal("its two answers follow different conversations");
      }
      if (better === undefined) return { yields, ...talk(prefix), chosen, rejected };
      const asked = prefix.length > 0 && prefix.some(({ content }) => content === said.at(-1)?.content) ? [] : said;
      return { yields, ...talk([...asked, ...prefix]), chosen, rejected };
    }
  }
}

/** A list of turns with a question and its answer each, the last one with what is to be chosen from. */
function readTurnList(turns: readonly unknown[], yields: Recognition["yields"], drop: Drop): Sample {
  const said: Turn[] = [];
  let answers: Row = {};
  for (const [index, turn] of turns.entries()) {
    const place = `[${index}]`;
    if (!isRecord(turn)) throw new RowRefusal(`${place} is ${kindOf(turn)} and no turn`);
    for (const name of Object.keys(turn)) if (!isAbsent(turn[name]) && !turnMembers.has(name)) drop(name);
    if (!isAbsent(turn["system"])) said.push({ role: "system", content: readText(turn["system"], `${place}.system`) });
    said.push({
      role: "user",
      content: readText(turn["prompt"] ?? turn["user"], `${place}.${"prompt" in turn ? "prompt" : "user"}`),
    });
    const answer = turn["response"] ?? turn["assistant"];
    if (!isAbsent(answer)) {
      const weight = turn["weight"];
      if (!isAbsent(weight) && weight !== 0 && weight !== 1) throw new RowRefusal(`${place}.weight is neither 0 nor 1`);
      said.push({
        role: "assistant",
        content: readText(unwrap(answer, `${place}.response`), `${place}.response`),
        ...(weight === 0 || weight === 1 ? { weight } : {}),
      });
    }
    answers = turn;
  }
  const answer = (name: "chosen" | "rejected"): Turn => ({
    role: "assistant",
    content: readText(unwrap(answers[name], name), name),
  });
  if (yields === "pair") return { yields, turns: said, chosen: answer("chosen"), rejected: answer("rejected") };
  if (yields !== "judged") return { yields: "conversation", turns: said };
  const isGood = !isAbsent(answers["chosen"]);
  return { yields, turns: said, answer: answer(isGood ? "chosen" : "rejected"), isGood };
}

const turnMembers = new Set("system prompt user response assistant chosen rejected weight".split(" "));

function dropOthers(row: Row, { fields, list }: ForeignShape, drop: Drop): void {
  const known = new Set<unknown>([...Object.values(fields), list, "functions"]);
  for (const [name, value] of Object.entries(row)) {
    if (known.has(name) || isAbsent(value)) continue;
    if (media.has(name)) throw new RowRefusal(`it has ${name}, which no file of texts can hold`);
    drop(name);
  }
}

/** What was said before the answer, by members beside each other. */
function readQuestion(reader: TurnReader, at: (field: FieldName) => unknown): readonly Turn[] {
  const history = readList(at("history"), "history").flatMap((pair): readonly Turn[] => {
    if (!Array.isArray(pair)) return reader.read([pair], "history");
    return pair.map((text, index) => ({
      role: index % 2 === 0 ? "user" : "assistant",
      content: readText(text, "history"),
    }));
  });
  const prompt = at("prompt");
  if (isTextList(prompt)) return history;
  if (isConversation(prompt)) return [...history, ...reader.read(readList(prompt, "prompt"), "prompt")];
  const texts = [prompt, at("context")].filter((text) => !isAbsent(text)).map((text) => readText(text, "the question"));
  return texts.length === 0 ? history : [...history, { role: "user", content: texts.join("\n") }];
}

/** Questions and answers in two lists beside each other, with what is learnt of the answers in a third. */
function readParallel(at: (field: FieldName) => unknown): readonly Turn[] {
  const [asked, answered, weights] = (["prompt", "response", "weights"] as const).map((field) => {
    const value = at(field);
    return Array.isArray(value) ? (value as readonly unknown[]) : isAbsent(value) ? [] : [value];
  });
  if (asked === undefined || answered === undefined || asked.length !== answered.length) {
    throw new RowRefusal(`it has ${asked?.length} questions and ${answered?.length} answers`);
  }
  return asked.flatMap((question, index): readonly Turn[] => {
    const weight = weights?.[index];
    return [
      { role: "user", content: readText(question, "a question") },
      {
        role: "assistant",
        content: readText(answered[index], "an answer"),
        ...(weight === undefined ? {} : { weight: readVerdict(weight, "label") ? 1 : 0 }),
      },
    ];
  });
}

/** An answer as a text, a message, or messages that end in it. */
function readAnswer(reader: TurnReader, value: unknown, what: string): readonly Turn[] {
  if (isAbsent(value)) throw new RowRefusal(`${what} is empty or missing`);
  if (isConversation(value)) return reader.read(Array.isArray(value) ? (value as readonly unknown[]) : [value], what);
  return [{ role: "assistant", content: readText(unwrap(value, what), what) }];
}

function splitAnswer(turns: readonly Turn[], what: string): readonly [before: readonly Turn[], answer: Turn] {
  const answer = turns.at(-1);
  if (answer?.role !== "assistant") throw new RowRefusal(`${what} does not end with an answer of the assistant`);
  return [turns.slice(0, -1), answer];
}

/** The only text inside of lists of one. */
function unwrap(value: unknown, what: string): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length !== 1) throw new RowRefusal(`${what} has ${value.length} answers, and one is learnt`);
  return unwrap(value[0], what);
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isConversation(value: unknown): boolean {
  return isRecord(value) || (Array.isArray(value) && value.length > 0 && value.every(isRecord));
}

function memberOf(row: Row, name: string | undefined): unknown {
  return name !== undefined && Object.hasOwn(row, name) ? row[name] : undefined;
}

function readTools(row: Row, given: unknown): { readonly tools?: readonly Json[] } {
  const functions = readList(row["functions"], "functions").map((called) => ({ type: "function", function: called }));
  const tools = [...readList(given, "tools"), ...functions].map((tool) =>
    isRecord(tool) && !Object.hasOwn(tool, "function") ? { type: "function", function: tool } : tool,
  );
  // They come from JSON.
  return tools.length === 0 ? {} : { tools: tools as readonly Json[] };
}
