/** Takes credentials out of a text that a person or a log will see. */
export type Redactor = (text: string) => string;

const mark = "[redacted]";

/** What looks like a credential is taken out even when it is not one of ours (another key in an echoed request); `$NAME` is none. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${mark}`],
  [/bce-auth-v1\/[^\s"'`,]+/gi, `bce-auth-v1/${mark}`],
  [
    /((?:proxy-)?authorization|x-bce-security-token)(["']?\s*[:=]\s*(?:["']\s*)?)(?!(?:bearer\s+)?\$\w+["'])[^\s"',}][^"'\r\n,}]*/gi,
    `$1$2${mark}`,
  ],
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

/** Shorter secrets are left alone: replacing them would garble every text, and none protects anything (our choice). */
const shortestSecret = 4;

/** Shorter pieces of base64 turn up in ordinary text by chance (our choice). */
const shortestBase64 = 8;

/** Every way in which a secret may turn up in a text: plain, JSON-escaped, URL-encoded, base64 at any offset. */
export function secretForms(secret: string): string[] {
  if (secret.length < shortestSecret) return [];
  return [secret, JSON.stringify(secret).slice(1, -1), ...urlForms(secret), ...base64Forms(secret)];
}

function urlForms(secret: string): string[] {
  // Through UTF-8 first: encodeURIComponent throws on half a surrogate pair.
  const loose = encodeURIComponent(Buffer.from(secret, "utf8").toString("utf8"));
  const strict = loose.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  const asForm = new URLSearchParams({ s: secret }).toString().slice(2);
  return [loose, strict, asForm];
}

/**
 * Base64 packs three bytes into four characters, so a secret inside a longer text (`user:secret`) has three spellings;
 * of each, the characters that depend on the secret alone.
 */
function base64Forms(secret: string): string[] {
  const whole = Buffer.from(secret, "utf8").toString("base64");
  const pieces = [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, "utf8")]);
    return bytes.toString("base64").slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
  const standard = [whole, ...pieces].filter((form) => form.length >= shortestBase64);
  return [...standard, ...standard.map((form) => form.replace(/\+/g, "-").replace(/\//g, "_"))];
}
