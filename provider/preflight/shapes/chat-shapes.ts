import { chatRules as rules } from "./chat-rules";
import { checkMessages, type MessageDialect } from "./check-messages";
import { checkTools } from "./check-tools";
import { nameNumbers as names } from "../json/names";
import { memberOf, none, root } from "../json/tape";
import type { RowShape } from "./row-shape";

/** How Bailian reads messages. */
export const bailianMessages: MessageDialect = {
  role: rules.role,
  judgesToolsAndThinking: true,
  hasWeight: false,
  mostTurns: Infinity,
};

const qianfanMessages: MessageDialect = {
  role: rules["qianfan-role"],
  otherRole: "function",
  judgesToolsAndThinking: false,
  hasWeight: true,
  mostTurns: 150,
};

/** Conversations for supervised fine-tuning on Bailian. */
export const bailianChat: RowShape = chatShape(bailianMessages);

/** Conversations for supervised fine-tuning on Qianfan, which calls them Role. */
export const qianfanChat: RowShape = chatShape(qianfanMessages);

function chatShape(dialect: MessageDialect): RowShape {
  return {
    example: '{"messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}',
    check: (tape, sink) => {
      const { last, lastRole, hasUser, hasAssistant } = checkMessages(tape, dialect, false, sink);
      if (last === none) return;
      const list = memberOf(tape, root, names.messages);
      if (dialect.judgesToolsAndThinking) checkTools(tape, sink);
      if (!hasUser) sink.fail(rules["no-question"], list);
      if (!hasAssistant) sink.fail(rules["no-answer"], list);
      else if (lastRole !== undefined && lastRole !== "assistant") sink.fail(rules["last-not-assistant"], last);
    },
  };
}
