/** Kinds of UTF-16 units that cost a tokenizer about the same. */
export const characterClasses = [
  "lower",
  "upper",
  "digit",
  "space",
  "newline",
  "punctuation",
  "ideograph",
  "widePunctuation",
  "syllable",
  "letter",
  "highSurrogate",
  "lowSurrogate",
  "other",
] as const;

export type CharacterClass = (typeof characterClasses)[number];

/** What belongs to a class, from the first that fits; `other` is the rest. */
const ranges: readonly (readonly [CharacterClass, RegExp])[] = [
  ["lower", /[a-z]/],
  ["upper", /[A-Z]/],
  ["digit", /[0-9０-９]/],
  ["newline", /[\r\n]/],
  ["space", /\s/],
  ["punctuation", /[\0-\x7f]/],
  ["ideograph", /\p{Script=Han}/u],
  ["widePunctuation", /[\u2010-\u2027\u3001-\u303f\uff00-\uffef]/],
  ["syllable", /[\u3040-\u30ff\uac00-\ud7a3]/],
  ["highSurrogate", /[\ud800-\udbff]/],
  ["lowSurrogate", /[\udc00-\udfff]/],
  ["letter", /[\p{L}\p{M}]/u],
];

/** The class of every UTF-16 unit, as its index in `characterClasses`. Takes some 20 ms, so it is made once. */
export function createClassTable(): Uint8Array {
  return Uint8Array.from({ length: 0x1_0000 }, (_, unit) =>
    characterClasses.indexOf(classOf(String.fromCharCode(unit))),
  );
}

function classOf(character: string): CharacterClass {
  return ranges.find(([, pattern]) => pattern.test(character))?.[0] ?? "other";
}
