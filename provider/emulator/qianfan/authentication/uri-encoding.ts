const unreserved = /[A-Za-z0-9\-._~]/;

/** `UriEncode` of bce-auth-v1: UTF-8 bytes, unreserved characters kept, the rest `%XX` in upper case [njwvz1yfu]. */
export function uriEncode(text: string): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const character = String.fromCharCode(byte);
    encoded += unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}

/** Undoes percent encoding; text that is not validly encoded stands for itself, so that no request can crash the check. */
export function uriDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
