import { nameNumbers as names } from "../json/names";
import { childrenOf, isEmptyText, Kind, kindOf, memberOf, none, type Tape } from "../json/tape";
import { chatRules as rules } from "./chat-rules";
import type { RowSink } from "./row-sink";

/** Judges what a message says. `isCall`: the assistant calls tools in it, so that it may say nothing. */
export function checkContent(tape: Tape, message: number, content: number, isCall: boolean, sink: RowSink): void {
  switch (kindOf(tape, content)) {
    case Kind.text:
      if (!isCall && isEmptyText(tape, content)) sink.fail(rules["content-empty"], content);
      return;
    case Kind.array:
      return checkParts(tape, content, sink);
    case Kind.null:
      if (!isCall) sink.fail(rules.content, content);
      return;
    default:
      if (content !== none) sink.fail(rules.content, content);
      else if (!isCall) sink.lack(rules["content-missing"], message, "content");
  }
}

function checkParts(tape: Tape, content: number, sink: RowSink): void {
  let parts = 0;
  for (const part of childrenOf(tape, content)) {
    parts += 1;
    if (kindOf(tape, memberOf(tape, part, names.text)) === Kind.text) continue;
    const isMedia = memberOf(tape, part, names.image) !== none || memberOf(tape, part, names.video) !== none;
    sink.fail(isMedia ? rules["content-media"] : rules.content, part);
  }
  if (parts === 0) sink.fail(rules["content-empty"], content);
}
