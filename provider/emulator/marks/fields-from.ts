import type { MarkedField } from "./marked-field";
import type { Source } from "./source";

/** Marks several fields of one source. */
export function fieldsFrom(source: Source, ...fields: string[]): readonly MarkedField[] {
  return fields.map((field) => ({ field, source }));
}
