// What is here goes into the site as text and runs in the browser: no function may use anything from outside of itself.

/**
 * The terms that a text is found by. What people copy from a program or a terminal stays one term (`qwen3-8b`,
 * `InvalidTrainingData`, `--stack`) and is found by its parts as well. Chinese has no spaces between words: each pair of
 * neighbouring characters is a term, so that a word is found wherever it stands.
 *
 * @param text a section of a page, or what a reader typed
 * @returns the terms, in any case
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of text.matchAll(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu)) {
    if (/^\p{Script=Han}/u.test(run)) {
      const characters = [...run];
      if (characters.length === 1) terms.push(run);
      for (let at = 1; at < characters.length; at += 1) terms.push(`${characters[at - 1]}${characters[at]}`);
      continue;
    }
    // Punctuation around a word is the sentence's; hyphens before it are those of an option.
    for (const [word] of run.matchAll(/(?:--)?[\p{L}\p{N}]+(?:[-_.:/@][\p{L}\p{N}]+)*/gu)) {
      const parts = word.match(/[\p{L}\p{N}]+/gu) ?? [];
      const inCamelCase = parts.filter((part) => /\p{Ll}\p{Lu}/u.test(part));
      const words = inCamelCase.flatMap((part) =>
        part.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u),
      );
      terms.push(...new Set([word, ...parts, ...words]));
    }
  }
  return terms;
}

/**
 * A term as it is looked for, in small letters; nothing for words that every page has.
 *
 * @param term one of those that {@link searchTerms} tells
 */
export function searchedTerm(term: string): string | null {
  const common = "a an and are can do does for how i in is it mean means my of on or the to what when where which with";
  const word = term.toLowerCase();
  return [...common.split(" "), "什么", "怎么", "如何", "怎样"].includes(word) ? null : word;
}

/**
 * What a section counts for: a page's beginning more than the rest of it, and what users look for more than what is told to those
 * who carry on, or links to all of it. Our choice.
 *
 * @param section its address
 * @param _term what it was found by
 * @param stored what the index keeps of it: the titles that it stands below
 */
export function searchWeight(section: string, _term: string, stored?: Record<string, unknown>): number {
  const isBeginning = Array.isArray(stored?.["titles"]) && stored["titles"].length === 0;
  const isAside = /\/(?:design|project)\/|\/sources\.html|\/(?:en|zh)\/#/.test(section);
  return (isBeginning ? 1.5 : 1) * (isAside ? 0.4 : 1);
}
