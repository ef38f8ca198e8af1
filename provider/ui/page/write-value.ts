/** An argument, metric or member of anything, as text: a text as it is, the rest as JSON. */
export function writeValue(value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value === "string") return value;
  if (typeof value === "number")
    return Number.isInteger(value) || Math.abs(value) < 1e-3 ? String(value) : String(Number(value.toPrecision(6)));
  if (Array.isArray(value) && value.every((member) => typeof member !== "object")) return value.join(", ");
  return JSON.stringify(value, null, 1);
}
