import type { MarkedField } from "./marked-field";

/** The fields of an object as they stand inside a member of another one: `jobs[]` and `job_id` make `jobs[].job_id`. */
export function fieldsWithin(member: string, fields: readonly MarkedField[]): readonly MarkedField[] {
  return fields.map(({ field, source }) => ({ field: `${member}.${field}`, source }));
}
