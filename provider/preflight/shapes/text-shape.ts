import { nameNumbers as names } from "../json/names";
import { isBlankText } from "../json/blank-text";
import { Kind, kindOf, memberOf, none, root } from "../json/tape";
import { chatRules } from "./chat-rules";
import type { RowShape } from "./row-shape";
import { textRules as rules } from "./text-rules";

/** Plain text for continued pre-training, on both clouds. */
export const plainText: RowShape = {
  example: '{"text": "…"}',
  check: (tape, sink) => {
    if (kindOf(tape, root) !== Kind.object) return sink.fail(chatRules["row-object"], root);
    const text = memberOf(tape, root, names.text);
    if (text === none) return sink.lack(rules["text-missing"], root, "text");
    if (kindOf(tape, text) !== Kind.text) return sink.fail(rules.text, text);
    if (isBlankText(tape, text)) return sink.fail(rules["text-empty"], text);
    sink.plain(text);
  },
};
