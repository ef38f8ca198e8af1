import { secretForms } from "./secret-forms";

/** Takes credentials out of a text that a person or a log will see. */
export type Redactor = (text: string) => string;

const mark = "[redacted]";

/** What looks like a credential is taken out even when it is not one of ours (another key in an echoed request). */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${mark}`],
  [/bce-auth-v1\/[^\s"'`,]+/gi, `bce-auth-v1/${mark}`],
  [/((?:proxy-)?authorization|x-bce-security-token)(["']?\s*[:=]\s*["']?)[^"'\r\n,}]+/gi, `$1$2${mark}`],
  [/\bsk-[\w-]{8,}/g, `sk-${mark}`],
];

/**
 * Makes a redactor for the secrets in use: it replaces them plain, base64-encoded (alone or inside a longer text) and
 * URL-encoded, and authorization headers, bearer tokens and API keys by their shape.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  // Whatever the case: texts get lower-cased, and `%2f` is `%2F`. Longest first, so that no form leaves the rest of a longer one behind.
  const forms = [...new Set(secrets.flatMap(secretForms))].sort((a, b) => b.length - a.length);
  const known = forms.length > 0 ? new RegExp(forms.map(escapeForPattern).join("|"), "gi") : undefined;
  return (text) => {
    const withoutKnown = known ? text.replace(known, mark) : text;
    return shapes.reduce((rest, [shape, replacement]) => rest.replace(shape, replacement), withoutKnown);
  };
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
