/**
 * JSON as Python's `json.dumps(value, ensure_ascii=False)` writes it, with a space after each comma and colon: chat templates
 * put tools and their arguments into a prompt this way.
 */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${pythonJson(member)}`);
  return `{${members.join(", ")}}`;
}
