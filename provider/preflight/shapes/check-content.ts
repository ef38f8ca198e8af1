import { nameNumbers as names } from "../json/names";
import { givenOf, isBlankText } from "../json/blank-text";
import { childrenOf, Kind, kindOf, memberOf, none, type Tape } from "../json/tape";
import type { MessageDialect } from "../../contract/training-files";
import { chatRules as rules } from "./chat-rules";
import { mediaRules } from "./media-rules";
import { readNumber } from "./read-number";
import type { RowSink } from "./row-sink";

/** Judges what a message says. `isCall`: the assistant calls tools in it, so that it may say nothing. */
export function checkContent(
  tape: Tape,
  message: number,
  content: number,
  isCall: boolean,
  dialect: MessageDialect,
  sink: RowSink,
): void {
  switch (kindOf(tape, content)) {
    case Kind.text:
      if (!isCall && isBlankText(tape, content)) sink.fail(rules["content-empty"], content);
      return;
    case Kind.array:
      return checkParts(tape, content, isCall, dialect, sink);
    case Kind.null:
      if (!isCall) sink.fail(rules.content, content);
      return;
    default:
      if (content !== none) sink.fail(rules.content, content);
      else if (!isCall) sink.lack(rules["content-missing"], message, "content");
  }
}

function checkParts(tape: Tape, content: number, isCall: boolean, dialect: MessageDialect, sink: RowSink): void {
  let saysNothing = true;
  for (const part of childrenOf(tape, content)) {
    if (mediaNames.some((name) => givenOf(tape, part, names[name]) !== none)) {
      if (dialect.namesMedia === true) checkMedia(tape, part, sink);
      else sink.fail(rules["content-media"], part);
    } else if (kindOf(tape, memberOf(tape, part, names.text)) !== Kind.text) sink.fail(rules.content, part);
    else if (isBlankText(tape, memberOf(tape, part, names.text))) continue;
    saysNothing = false;
  }
  if (saysNothing && !isCall) sink.fail(rules["content-empty"], content);
}

/** Members of a part that name a file, or an address of one. */
const mediaNames = ["image", "video", "image_url"] as const;

/** A part that shows something: a picture, a video, or a video as the list of its pictures. */
function checkMedia(tape: Tape, part: number, sink: RowSink): void {
  const [image, video, address] = mediaNames.map((name) => givenOf(tape, part, names[name]));
  if (address !== none && address !== undefined) sink.fail(mediaRules["image-url"], address);
  if (givenOf(tape, part, names.text) !== none) sink.fail(mediaRules["part-both"], part);
  for (const [value = none, holds] of [[image, "picture"] as const, [video, "video"] as const]) {
    const frames = holds === "video" && kindOf(tape, value) === Kind.array ? [...childrenOf(tape, value)] : undefined;
    for (const name of frames ?? (value === none ? [] : [value])) {
      if (kindOf(tape, name) === Kind.text) sink.medium(name, frames === undefined ? holds : "picture");
      else sink.fail(mediaRules["medium-name"], name);
    }
  }
  for (const name of ["fps", "sample_fps"] as const) {
    const rate = givenOf(tape, part, names[name]);
    const value = readNumber(tape, rate);
    if (rate !== none && !(value >= 0.1 && value <= 10)) sink.fail(mediaRules["frame-rate"], rate);
  }
}
