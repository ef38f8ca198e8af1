import { nameNumbers as names } from "../json/names";
import { textOf } from "../json/read-value";
import { givenOf } from "../json/blank-text";
import { childrenOf, Kind, kindOf, memberOf, none, root, type Tape } from "../json/tape";
import type { RowSink } from "./row-sink";
import { toolRules as rules } from "./tool-rules";

/** Judges the list of tools at the top of a row. */
export function checkTools(tape: Tape, sink: RowSink): void {
  const tools = givenOf(tape, root, names.tools);
  if (tools === none) return;
  if (kindOf(tape, tools) !== Kind.array) return sink.fail(rules.tools, tools);
  for (const tool of childrenOf(tape, tools)) {
    const named = memberOf(tape, memberOf(tape, tool, names.function), names.name);
    if (kindOf(tape, named) !== Kind.text) sink.fail(rules.tools, tool);
  }
  sink.tools(tools);
}

/** Hands over the list of tools, under either name, where a cloud says nothing about its form. */
export function countTools(tape: Tape, sink: RowSink): void {
  for (const name of [names.tools, names.functions]) {
    const tools = givenOf(tape, root, name);
    if (kindOf(tape, tools) === Kind.array) sink.tools(tools);
  }
}

/** Judges the calls in an assistant's message, and remembers their ids. */
export function checkToolCalls(tape: Tape, calls: number, known: Set<string>, sink: RowSink): void {
  if (kindOf(tape, calls) !== Kind.array) return sink.fail(rules["tool-calls"], calls);
  if (givenOf(tape, root, names.tools) === none) sink.lack(rules["tools-missing"], root, "tools");
  for (const call of childrenOf(tape, calls)) {
    const id = memberOf(tape, call, names.id);
    if (kindOf(tape, id) === Kind.text) known.add(textOf(tape, id));
    const called = memberOf(tape, call, names.function);
    const given = memberOf(tape, called, names.arguments);
    if (kindOf(tape, memberOf(tape, called, names.name)) !== Kind.text || given === none) {
      sink.fail(rules["tool-call"], call);
    } else if (kindOf(tape, given) !== Kind.text) sink.fail(rules["tool-arguments"], given);
  }
}

/** Judges whether the result of a tool belongs to a call before it. */
export function checkToolResult(tape: Tape, message: number, known: ReadonlySet<string>, sink: RowSink): void {
  const id = memberOf(tape, message, names.tool_call_id);
  if (kindOf(tape, id) === Kind.text && known.has(textOf(tape, id))) return;
  sink.fail(rules["tool-call-id"], message);
}
