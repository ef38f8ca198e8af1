/** Where an operation, field or rule of a simulated cloud comes from; `our choice` where no document decides. */
export interface Source {
  readonly kind: "seed" | "document" | "client" | "our choice";
  /** A document or client by its key in the legend, and what of it; for our choice, what was chosen and why. */
  readonly reference: string;
}

/** Rules in the order of the page of differences, each with where it comes from. */
export type Rules = Readonly<Record<string, Source>>;

/** A member of a request or an answer and where it comes from. */
export interface Field {
  /** Path from the root of the body, result or query: `jobList[].jobId`. Covers everything below. */
  readonly field: string;
  readonly source: Source;
}

/** Where an operation comes from: as a whole, by rule, by member of its request and answer. */
export interface Provenance {
  readonly source: Source;
  readonly rules: Rules;
  /** Members of the body or the query that are read. Others are ignored. */
  readonly requestFields: readonly Field[];
  /** Members of the answer below the envelope's own. */
  readonly answerFields: readonly Field[];
}

/** From one of the four documents that are followed to the letter. */
export const seed = (reference: string): Source => ({ kind: "seed", reference });

/** From another page of the vendor's documentation. */
export const doc = (reference: string): Source => ({ kind: "document", reference });

/** From what a client of the table sends, reads or says in its source. */
export const client = (reference: string): Source => ({ kind: "client", reference });

/** Decided here, since no document and no client does. */
export const ours = (reference: string): Source => ({ kind: "our choice", reference });

/** Several fields of one source. */
export function fieldsFrom(source: Source, ...fields: string[]): readonly Field[] {
  return fields.map((field) => ({ field, source }));
}

/** The fields of an object as they stand inside a member of another one: `jobs[]` and `job_id` make `jobs[].job_id`. */
export function fieldsWithin(member: string, fields: readonly Field[]): readonly Field[] {
  return fields.map(({ field, source }) => ({ field: `${member}.${field}`, source }));
}
