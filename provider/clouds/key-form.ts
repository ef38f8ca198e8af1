import { own } from "../base/own";
import { FineTuneError } from "../base/fine-tune-error";

/** Characters that come along when a key is pasted, by what people call them. */
const names: Readonly<Record<string, string>> = {
  "\t": "a tab",
  "\n": "a line break",
  "\r": "a line break",
  "\u00a0": "a no-break space",
  "\u200b": "a zero-width space",
  "\u200c": "a zero-width character",
  "\u200d": "a zero-width character",
  "\u2060": "a zero-width character",
  "\ufeff": "a byte-order mark",
  "\u2018": "a typographic quote",
  "\u2019": "a typographic quote",
  "\u201c": "a typographic quote",
  "\u201d": "a typographic quote",
  "\u3002": "a full stop of Chinese text",
  "\uff1b": "a semicolon of Chinese text",
};

/** What in a key no key has, as it comes with pasting; one character of it at the most. */
export function oddityOf(key: string): string | undefined {
  if (/^bearer\s/i.test(key)) return "`Bearer` before it";
  if (/^(["'`]).*\1$/s.test(key)) return "quotes around it";
  const characters = [...key];
  const index = characters.findIndex((character) => !/^[ -~]$/.test(character) || /["'`]/.test(character));
  const odd = characters[index];
  return odd === undefined ? undefined : `${nameOf(odd)} as character ${index + 1}`;
}

function nameOf(character: string): string {
  const point = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return `${own(names, character) ?? "a character that no key has"} (${point})`;
}

/** A credential as it was set. */
export interface GivenKey {
  /** Its environment variable. */
  readonly environment: string;
  /** Its key in the configuration, without the namespace. */
  readonly setting: string;
  readonly value: string;
}

/**
 * Refuses a key before it is sent, where its text shows that the cloud cannot know it. It is never repeated.
 * @param misplaced what it is instead, by forms that belong elsewhere
 * @throws FineTuneError `malformed-credentials`
 */
export function requireKeyForm(
  { environment, setting, value }: GivenKey,
  misplaced: readonly (readonly [form: RegExp, what: string])[] = [],
): void {
  const oddity = oddityOf(value);
  const [, instead] = misplaced.find(([form]) => form.test(value)) ?? [];
  if (oddity === undefined && instead === undefined) return;
  const why = instead === undefined ? `has ${oddity}, which no key has` : `is, by its form, ${instead}`;
  throw new FineTuneError(`${environment} (or finetune:${setting}) ${why}; nothing was sent`, {
    code: "malformed-credentials",
    nextStep: `Copy the key anew from the cloud's console into ${environment}, or \`pulumi config set --secret finetune:${setting}\`.`,
  });
}
