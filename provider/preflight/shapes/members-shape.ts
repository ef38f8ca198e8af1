import type { RowMember } from "../../contract/training-files";
import type { Authority } from "../../sources";
import { givenOf } from "../json/blank-text";
import { findName } from "../json/names";
import { Kind, kindOf, none, root, type Tape } from "../json/tape";
import { chatRules } from "./chat-rules";
import { mediaRules as rules } from "./media-rules";
import type { RowShape } from "./row-shape";
import type { RowSink } from "./row-sink";

/** Rows that are an object of texts and names of media. */
export function membersShape(members: readonly RowMember[], source: Authority): RowShape {
  const known = members.map((member) => ({ ...member, number: findName(Buffer.from(member.name)) }));
  const missing = { ...rules["member-missing"], source };
  const example = members.filter(({ lacks }) => lacks === undefined || lacks === "validation");
  const check = (tape: Tape, sink: RowSink, { name, number, holds, lacks }: (typeof known)[number]): void => {
    const value = givenOf(tape, root, number);
    if (value === none) {
      if (lacks !== "some") sink.lack(lacks === undefined ? missing : rules["target-missing"], root, name);
    } else if (kindOf(tape, value) !== Kind.text) {
      sink.fail(holds === "text" ? rules["member-text"] : rules["medium-name"], value);
    } else if (holds === "text") sink.plain(value);
    else sink.medium(value, holds);
  };
  return {
    example: `{${example.map(({ name }) => `"${name}": "…"`).join(", ")}}`,
    check: (tape, sink) => {
      if (kindOf(tape, root) !== Kind.object) return sink.fail(chatRules["row-object"], root);
      for (const member of known) check(tape, sink, member);
    },
  };
}
