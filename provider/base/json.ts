/** Any value that survives a round trip through JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * Deepest nesting that is read (our choice: Python's JSON reader, which the clouds' tools use, ends near 1000, and what walks
 * through a value one call a level has no room for hundreds of thousands).
 */
export const deepestNesting = 512;

/**
 * The value of a JSON text of others.
 *
 * @throws SyntaxError also where it is nested more deeply than `deepestNesting`
 */
export function readJson(text: string): unknown {
  if (nestsTooDeeply(text)) throw new SyntaxError(`JSON that is nested more than ${deepestNesting} deep`);
  return JSON.parse(text);
}

const [quote, backslash] = [0x22, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) isInText = !isInText;
    else if (isInText) at += code === backslash ? 1 : 0;
    else if (code === openList || code === openObject) depth += 1;
    else if (code === closeList || code === closeObject) depth -= 1;
    if (depth > deepestNesting) return true;
  }
  return false;
}
