import type { MessageDialect } from "../../contract/training-files";
import { nameNumbers as names } from "../json/names";
import { memberOf, none, root } from "../json/tape";
import { chatRules as rules } from "./chat-rules";
import { besideMessages, checkMembers } from "./check-members";
import { checkMessages } from "./check-messages";
import { checkTools, countTools } from "./check-tools";
import type { RowShape } from "./row-shape";

/** Conversations for supervised fine-tuning, as a cloud reads messages. */
export function chatShape(dialect: MessageDialect): RowShape {
  return {
    example: '{"messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}',
    check: (tape, sink) => {
      const { last, lastRole, hasUser, hasAssistant } = checkMessages(tape, dialect, false, sink);
      if (last === none) return;
      const list = memberOf(tape, root, names.messages);
      checkMembers(tape, root, besideMessages, sink, dialect);
      if (dialect.judgesToolsAndThinking) checkTools(tape, sink);
      else countTools(tape, sink);
      if (!hasUser) sink.fail(rules["no-question"], list);
      if (!hasAssistant) sink.fail(rules["no-answer"], list);
      else if (lastRole !== undefined && lastRole !== "assistant") sink.fail(rules["last-not-assistant"], last);
    },
  };
}
