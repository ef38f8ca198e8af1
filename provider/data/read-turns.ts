import { isRecord } from "../base/is-record";
import { RowRefusal } from "./data-error";
import { isAbsent, kindOf, readList, readStructure, readText, readVerdict } from "./read-value";
import type { Call, Role, Turn } from "./sample";

/** What roles are called by those who make data. */
const roles = new Map<unknown, Role | "call">([
  ["system", "system"],
  ["developer", "system"],
  ["user", "user"],
  ["human", "user"],
  ["assistant", "assistant"],
  ["gpt", "assistant"],
  ["chatgpt", "assistant"],
  ["bot", "assistant"],
  ["model", "assistant"],
  ["bing", "assistant"],
  ["bard", "assistant"],
  ["tool", "tool"],
  ["function", "tool"],
  ["observation", "tool"],
  ["tool_response", "tool"],
  ["function_call", "call"],
  ["tool_call", "call"],
]);

/** Members of a message that are read, or that change nothing. */
const readMembers = new Set([
  ..."role from content value name weight loss_weight loss reasoning_content".split(" "),
  ..."tool_calls tool_call_id function_call thoughts".split(" "),
]);

/** Reads messages in their order: a call is answered by the results that follow it. */
export interface TurnReader {
  /** @throws RowRefusal */
  read(items: readonly unknown[], what: string): readonly Turn[];
}

/** A reader for one row. `drop`: told of every member that is left out. */
export function createTurnReader(drop: (member: string) => void): TurnReader {
  let calls = 0;
  let open: string[] = [];

  const readCall = (value: unknown, what: string): Call => {
    const call = readStructure(value, what);
    const called = isRecord(call) && isRecord(call["function"]) ? call["function"] : call;
    if (!isRecord(called)) throw new RowRefusal(`${what} is ${kindOf(called)} and no call`);
    const given = called["arguments"] ?? {};
    calls += 1;
    const id = isRecord(call) && typeof call["id"] === "string" && call["id"] !== "" ? call["id"] : `call_${calls}`;
    open.push(id);
    return {
      id,
      type: "function",
      function: {
        name: readText(called["name"], `${what}.name`),
        arguments: typeof given === "string" ? given : JSON.stringify(given),
      },
    };
  };
  const readCalls = (value: unknown, what: string): readonly Call[] => {
    open = [];
    const list = readStructure(value, what);
    return Array.isArray(list) ? list.map((call, at) => readCall(call, `${what}[${at}]`)) : [readCall(list, what)];
  };
  const readMessage = (item: Readonly<Record<string, unknown>>, what: string): Turn => {
    const named = item["role"] ?? item["from"];
    const role = roles.get(typeof named === "string" ? named.trim().toLowerCase() : named);
    if (role === undefined) throw new RowRefusal(`${what} has the role ${JSON.stringify(named) ?? "of nobody"}`);
    for (const [name, value] of Object.entries(item)) {
      if (isAbsent(value) || readMembers.has(name)) continue;
      if (["audio", "images", "refusal"].includes(name)) throw new RowRefusal(`${what} has ${name}`);
      drop(`${name} of messages`);
    }
    const content = item["content"] ?? item["value"];
    if (role === "call") return { role: "assistant", content: "", calls: readCalls(content, what) };
    const said = isAbsent(content) ? "" : readContent(content, what);
    if (role === "tool") {
      const callId = isAbsent(item["tool_call_id"])
        ? open.shift()
        : readText(item["tool_call_id"], `${what}.tool_call_id`);
      if (callId === undefined) throw new RowRefusal(`${what} is the result of no call`);
      open = open.filter((id) => id !== callId);
      return { role, content: said, callId };
    }
    if (!isAbsent(item["name"])) drop("name of messages");
    if (role !== "assistant") return { role, content: said };
    const called = isAbsent(item["tool_calls"]) ? item["function_call"] : item["tool_calls"];
    const weight = readWeight(item, what);
    const thinking = item["reasoning_content"];
    return {
      role,
      content: said,
      ...(isAbsent(thinking) ? {} : { thinking: readText(thinking, `${what}.reasoning_content`) }),
      ...(weight === undefined ? {} : { weight }),
      ...(isAbsent(called) ? {} : { calls: readCalls(called, `${what}.tool_calls`) }),
    };
  };
  return {
    read: (items, what) =>
      items.flatMap((item, at): readonly Turn[] => {
        const place = `${what}[${at}]`;
        if (!isRecord(item)) throw new RowRefusal(`${place} is ${kindOf(item)} and no message`);
        return Object.hasOwn(item, "role") || Object.hasOwn(item, "from")
          ? [readMessage(item, place)]
          : readExchange(item, place);
      }),
  };
}

/** One question and its answer in one object: `{"human": …, "assistant": …}`. */
function readExchange(item: Readonly<Record<string, unknown>>, place: string): readonly Turn[] {
  const asked = item["human"] ?? item["user"];
  const answered = item["assistant"];
  if (asked === undefined || answered === undefined) throw new RowRefusal(`${place} names no role`);
  return [
    { role: "user", content: readText(asked, `${place}.human`) },
    { role: "assistant", content: readText(answered, `${place}.assistant`) },
  ];
}

/** @throws RowRefusal for parts that are no text */
function readContent(content: unknown, place: string): string {
  if (!Array.isArray(content)) return readText(content, `${place}.content`);
  return readList(content, place)
    .map((part) => {
      const isText = isRecord(part) && Object.entries(part).every(([name, value]) => isOfText(name) || isAbsent(value));
      if (isText && typeof part["text"] === "string") return part["text"];
      throw new RowRefusal(`${place}.content has a part that is no text`);
    })
    .join("");
}

function isOfText(member: string): boolean {
  return member === "text" || member === "type";
}

function readWeight(item: Readonly<Record<string, unknown>>, place: string): number | undefined {
  if (!isAbsent(item["loss"])) return readVerdict(item["loss"], `${place}.loss`) ? 1 : 0;
  const given = item["loss_weight"] ?? item["weight"];
  if (isAbsent(given)) return undefined;
  // Bailian's own examples have it as a text.
  const weight = typeof given === "string" ? Number(given) : given;
  if (typeof weight === "number" && weight >= 0 && weight <= 1) return weight;
  throw new RowRefusal(`${place} has a weight that is no number from 0 to 1`);
}
