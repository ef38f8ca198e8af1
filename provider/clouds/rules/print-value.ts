/** Longest text that a message repeats. Our choice. */
const maxCharacters = 60;

/** A value as messages show it: short, and without the inside of lists and objects. */
export function printValue(value: unknown): string {
  if (typeof value === "string") {
    const characters = Array.from(value);
    if (characters.length <= maxCharacters) return JSON.stringify(value);
    return `${JSON.stringify(characters.slice(0, maxCharacters).join("") + "…")} (${characters.length} characters)`;
  }
  if (Array.isArray(value)) return value.length === 1 ? "a list of 1 item" : `a list of ${value.length} items`;
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}
