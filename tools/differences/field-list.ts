import type { Field } from "../../provider/emulator/provenance/provenance";
import { sourceText } from "./source-text";

/** Fields with their sources, those of one source in one line. */
export function fieldList(title: string, fields: readonly Field[]): string {
  if (fields.length === 0) return "";
  const bySource = new Map<string, string[]>();
  for (const { field, source } of fields) {
    const text = sourceText(source);
    bySource.set(text, [...(bySource.get(text) ?? []), `\`${field}\``]);
  }
  const lines = [...bySource].map(([source, names]) => `- ${names.join(", ")} (${source})`);
  return `${title}:\n\n${lines.join("\n")}`;
}
