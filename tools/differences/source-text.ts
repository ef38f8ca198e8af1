import type { Source } from "../../provider/emulator/provenance/provenance";
import { linked } from "./cited-sources";

/** A source as the page prints it; each document that it names is a link, whose address stands at the page's end. */
export function sourceText({ kind, reference }: Source): string {
  // Member names and the like.
  const text = linked(reference).replaceAll("*", "\\*");
  return kind === "our choice" ? `**our choice**: ${text}` : `${kind}: ${text}`;
}
