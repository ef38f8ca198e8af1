/**
 * The terms that a text is found by. What people copy from a program or a terminal stays one term (`qwen3-8b`,
 * `InvalidTrainingData`, `--stack`) and is found by its parts as well. Chinese has no spaces between words: each pair of
 * neighbouring characters is a term, so that a word is found wherever it stands.
 *
 * It goes into the site as text and runs in the browser: it may use nothing from outside of itself.
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
      terms.push(word);
      const parts = word.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (parts[0] !== word) terms.push(...parts);
    }
  }
  return terms;
}
