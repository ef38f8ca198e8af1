import { nameNumbers as names } from "../json/names";
import { givenOf, isBlankText } from "../json/blank-text";
import { childrenOf, Kind, kindOf, memberOf, none, type Tape } from "../json/tape";
import { chatRules as rules } from "./chat-rules";
import type { RowSink } from "./row-sink";

/** Judges what a message says. `isCall`: the assistant calls tools in it, so that it may say nothing. */
export function checkContent(tape: Tape, message: number, content: number, isCall: boolean, sink: RowSink): void {
  switch (kindOf(tape, content)) {
    case Kind.text:
      if (!isCall && isBlankText(tape, content)) sink.fail(rules["content-empty"], content);
      return;
    case Kind.array:
      return checkParts(tape, content, isCall, sink);
    case Kind.null:
      if (!isCall) sink.fail(rules.content, content);
      return;
    default:
      if (content !== none) sink.fail(rules.content, content);
      else if (!isCall) sink.lack(rules["content-missing"], message, "content");
  }
}

function checkParts(tape: Tape, content: number, isCall: boolean, sink: RowSink): void {
  let saysNothing = true;
  for (const part of childrenOf(tape, content)) {
    if (mediaNames.some((name) => givenOf(tape, part, names[name]) !== none)) sink.fail(rules["content-media"], part);
    else if (kindOf(tape, memberOf(tape, part, names.text)) !== Kind.text) sink.fail(rules.content, part);
    else if (isBlankText(tape, memberOf(tape, part, names.text))) continue;
    saysNothing = false;
  }
  if (saysNothing && !isCall) sink.fail(rules["content-empty"], content);
}

/** Members of a part that name a file, or an address of one. */
const mediaNames = ["image", "video", "image_url"] as const;
