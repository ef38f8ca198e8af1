/** The text of a message's content: itself, or the texts of its parts; anything else (images, tool calls) has none. */
export function plainContent(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map(textOfPart).join("");
}

function textOfPart(part: unknown): string {
  if (typeof part === "string") return part;
  return typeof part === "object" && part !== null && "text" in part && typeof part.text === "string" ? part.text : "";
}
