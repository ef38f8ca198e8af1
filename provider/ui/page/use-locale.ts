import { createFormats, type Formats } from "./format";
import { language } from "./preferences";
import { useStore } from "./use-store";
import { words, type Language, type Word } from "./words";

/** A word of the page, with what stands in its braces. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** What is said and how numbers are written. */
export interface Locale {
  readonly language: Language;
  readonly say: Say;
  readonly format: Formats;
}

const made = new Map<Language, Locale>();

function localeOf(name: Language): Locale {
  const known = made.get(name);
  if (known !== undefined) return known;
  const table = words[name];
  const say: Say = (word, values = {}) =>
    table[word].replace(/\{(\w+)\}/g, (_, key: string) => String(Object.hasOwn(values, key) ? values[key] : ""));
  const locale = { language: name, say, format: createFormats(name) };
  made.set(name, locale);
  return locale;
}

/** The language that was chosen; who uses it is drawn again when it changes. */
export function useLocale(): Locale {
  return localeOf(useStore(language));
}
