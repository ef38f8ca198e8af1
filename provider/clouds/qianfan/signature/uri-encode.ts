/**
 * UriEncode of BCE auth v1: the UTF-8 bytes, of which only `A-Z a-z 0-9 - . _ ~` stay and every other becomes `%XX` in
 * capitals. Source: [njwvz1yfu].
 */
export function uriEncode(text: string): string {
  // Through UTF-8 first: encodeURIComponent throws on half a surrogate pair.
  const wellFormed = Buffer.from(text, "utf8").toString("utf8");
  return encodeURIComponent(wellFormed).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
