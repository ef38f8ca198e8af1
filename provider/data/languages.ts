/** Scripts with what a text in them is in, as far as its characters tell. */
const scripts = [
  ["Japanese", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["Korean", /\p{Script=Hangul}/gu],
  ["Chinese", /\p{Script=Han}/gu],
  ["Latin letters", /\p{Script=Latin}/gu],
  ["Cyrillic letters", /\p{Script=Cyrillic}/gu],
  ["Arabic letters", /\p{Script=Arabic}/gu],
  ["other letters", /\p{L}/gu],
] as const;

/** Characters of a text that are looked at: more tell nothing new. */
const lookedAt = 600;

/** Kana among Chinese characters make a text Japanese from this part on. */
const kanaPart = 0.1;

/** Letters of a foreign script are often mixed in: a Han character counts as much as a short word. */
const hanWeight = 3;

/** What a text is written in by most of its characters. */
export function languageOf(text: string): string {
  const counts = new Map(scripts.map(([name, script]) => [name, text.slice(0, lookedAt).match(script)?.length ?? 0]));
  const count = (name: (typeof scripts)[number][0]): number => counts.get(name) ?? 0;
  if (count("Japanese") > kanaPart * (count("Japanese") + count("Chinese"))) return "Japanese";
  counts.set("Chinese", count("Chinese") * hanWeight);
  // The last one counts the letters of all.
  const known = [...counts].slice(0, -1).sort(([, one], [, other]) => other - one)[0];
  if (known !== undefined && known[1] > 0) return known[0];
  return count("other letters") > 0 ? "other letters" : "no letters";
}
