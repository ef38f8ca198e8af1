/** Undoes percent encoding; text that is not validly encoded stands for itself, so that no request can crash the check. */
export function uriDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
