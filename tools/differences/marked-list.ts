import type { Source } from "../../provider/emulator/provenance/provenance";
import { sourceText } from "./source-text";

/** A list of texts with their sources. A list and no table: a changed line changes no other line of the page. */
export function markedList(items: readonly (readonly [text: string, source: Source])[]): string {
  return items.map(([text, source]) => `- ${text} (${sourceText(source)})`).join("\n");
}
