import { own } from "../../base/own";
import { endsEarly, type Fault } from "./fault";
import type { Tape } from "./tape";

/** Characters that people see as others, or not at all, and what JSON wants in their place. */
const mistaken: readonly { readonly characters: string; readonly wants: string }[] = [
  { characters: "\u201c\u201d\u201e\u2033\uff02\u300c\u300d", wants: "JSON wants a straight quotation mark" },
  { characters: "\u2018\u2019'`", wants: "JSON wants a double quotation mark, straight" },
  { characters: "\uff0c\u3001", wants: "JSON wants a comma of ASCII" },
  { characters: "\uff1a", wants: "JSON wants a colon of ASCII" },
  { characters: "\uff5b\uff5d\uff3b\uff3d\u3010\u3011", wants: "JSON wants the bracket of ASCII" },
  { characters: "\ufeff", wants: "a byte order mark, which cannot be seen; delete it" },
  { characters: "\u200b\u200c\u200d\u2060", wants: "it has no width and cannot be seen; delete it" },
  {
    characters: "\u00a0\u3000\u2002\u2003\u2009\u0085\u2028\u2029",
    wants: "JSON takes plain spaces alone between its values",
  },
  { characters: "\u001a", wants: "Ctrl-Z, with which old editors end a file; delete it" },
  { characters: "/#", wants: "JSON has no comments; delete it" },
];

/** Words of other languages for what JSON writes otherwise, or cannot write. */
const words: Readonly<Record<string, string>> = {
  None: "null",
  True: "true",
  False: "false",
  NaN: "null, or leave the member out",
  Infinity: "null, or leave the member out",
  nan: "null, or leave the member out",
  undefined: "null, or leave the member out",
};

const comma = 0x2c;
const carriageReturn = 0x0d;
const quote = 0x22;

/** What stands where a row stops being JSON, and what would have to: for people, who do not see the difference. */
export function explainFault(tape: Tape, { at, says }: Fault): string {
  if (says === endsEarly) return `${says}; a row stands whole on one line`;
  if (at >= tape.end) return says;
  const text = tape.bytes.toString("utf8", at, Math.min(tape.end, at + 32));
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const before = byteBefore(tape, at);
  const closes = character === "}" || character === "]";
  if (closes && before === comma) return `${says}; a comma stands before ${character}, where JSON has none`;
  if (before === carriageReturn || character === "\r")
    return `${says}; lines end with CR alone: save the file with LF line ends`;
  if (says.startsWith("the row goes on")) {
    if (character === ",") return `${says}; rows have no comma between them`;
    if (character === "{" || character === "[") return `${says}; write each row on a line of its own`;
  }
  const known = mistaken.find(({ characters }) => characters.includes(character));
  if (known !== undefined) return `${says}; found ${nameOfCharacter(character)}; ${known.wants}`;
  const word = /^-?([A-Za-z]+)/.exec(text)?.[1] ?? "";
  const written = own(words, word);
  if (written !== undefined) return `${says}; found ${word}; JSON writes ${written}`;
  // A mark inside a text has ended it too early.
  if (before === quote && says.includes("is expected here"))
    return `${says}; a quotation mark inside a text is written \\"`;
  if (character === "\\") return `${says}; a backslash inside a text is written \\\\`;
  return character.charCodeAt(0) < 0x80 ? says : `${says}; found ${nameOfCharacter(character)}`;
}

/** `U+201C (“)`; what cannot be seen goes without itself. */
function nameOfCharacter(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return /[\s\p{C}]/u.test(character) ? code : `${code} (${character})`;
}

/** The last byte before an offset that is no space or tab; 0 where none is in the row. */
function byteBefore({ bytes, start }: Tape, at: number): number {
  let before = at - 1;
  while (before >= start && (bytes[before] === 0x20 || bytes[before] === 0x09)) before -= 1;
  return before < start ? 0 : (bytes[before] ?? 0);
}
