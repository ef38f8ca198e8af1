import { isRecord } from "../../base/is-record";

/** JSON in which no text and no name holds a key. The texts are searched, and not their JSON, in which a quote would end a search. */
export function redactedJson(redact: (text: string) => string, value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member === "string") return redact(member);
    if (!isRecord(member)) return member;
    return Object.fromEntries(Object.entries(member).map(([name, inner]) => [redact(name), inner]));
  });
}
