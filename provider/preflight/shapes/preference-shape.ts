import type { MessageDialect } from "../../contract/training-files";
import { nameNumbers as names } from "../json/names";
import { saysWord } from "../json/read-value";
import { Kind, kindOf, memberOf, none, root, type Tape } from "../json/tape";
import { checkContent } from "./check-content";
import { besidePair, checkMembers, inMessage } from "./check-members";
import { checkMessages } from "./check-messages";
import { checkThinking, contentText } from "./check-thinking";
import { preferenceRules as rules } from "./preference-rules";
import type { RowShape } from "./row-shape";
import type { RowSink } from "./row-sink";

/** Conversations that end in a pair of a better and a worse answer, for DPO. */
export function preferenceShape(dialect: MessageDialect): RowShape {
  return {
    example:
      '{"messages": [{"role": "user", "content": "…"}], "chosen": {"role": "assistant", "content": "…"}, "rejected": {…}}',
    check: (tape, sink) => {
      const { last, lastRole } = checkMessages(tape, dialect, true, sink);
      if (last === none) return;
      checkMembers(tape, root, besidePair, sink, dialect);
      if (lastRole !== "user") sink.fail(rules["last-not-user"], last);
      const chosen = checkAnswer(tape, dialect, "chosen", sink);
      const rejected = checkAnswer(tape, dialect, "rejected", sink);
      if (chosen === none || rejected === none) return;
      if (contentText(tape, chosen) === contentText(tape, rejected)) sink.fail(rules["same-answers"], root);
      sink.turn("assistant", chosen);
      sink.aside(rejected);
    },
  };
}

/** Judges one of the two answers. @returns its content, `none` when it is not sound */
function checkAnswer(tape: Tape, dialect: MessageDialect, name: "chosen" | "rejected", sink: RowSink): number {
  const answer = memberOf(tape, root, names[name]);
  if (answer === none) {
    sink.lack(rules["answer-missing"], root, name);
    return none;
  }
  if (kindOf(tape, answer) !== Kind.object) {
    sink.fail(rules.answer, answer);
    return none;
  }
  const role = memberOf(tape, answer, names.role);
  const content = memberOf(tape, answer, names.content);
  if (role === none) sink.fail(rules.answer, answer);
  else if (kindOf(tape, role) !== Kind.text || !saysWord(tape, role, "assistant"))
    sink.fail(rules["answer-role"], role);
  checkContent(tape, answer, content, false, dialect, sink);
  checkThinking(tape, content, true, sink);
  checkMembers(tape, answer, inMessage, sink, dialect, "assistant");
  return content;
}
