/** The parts of a text that is separated by commas; a number alone is a list of one; `undefined` for anything else. */
export function splitCommas(value: unknown): readonly string[] | undefined {
  if (typeof value === "number") return [String(value)];
  return typeof value === "string" ? value.split(",").map((part) => part.trim()) : undefined;
}
