import { chinese } from "./words/chinese";
import { english, type Word } from "./words/english";

/** Languages of the page. */
export type Language = "en" | "zh";

/** What the page says, in each of its languages. */
export const words: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { en: english, zh: chinese };

export type { Word };
