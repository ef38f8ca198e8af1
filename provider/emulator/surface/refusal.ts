import { own } from "../../base/own";
import type { InjectedError } from "../faults/injected-error";
import type { Source } from "../provenance/provenance";

/** One error that a surface answers, as its table lists it by name. */
export interface ErrorRow {
  /** HTTP status; 200 where the vendor answers errors so. */
  readonly status: number;
  /** What the client reads: a word, or the vendor's number. Absent: the name in the table. */
  readonly code?: string | number;
  /** Usual text; `{word}` stands for what a refusal fills in. */
  readonly message: string;
  readonly source: Source;
}

/** What is filled in for the `{words}` of a message. */
export type Words = Readonly<Record<string, string | number>>;

/** A request is not carried out. Thrown inside a transaction it also undoes what was written before. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  /**
   * @param row what of the table it is; rows of a surface's own may hold more members for its envelope
   * @param headers of the answer, beyond the usual ones
   */
  constructor(
    readonly row: Partial<ErrorRow> & { readonly status: number; readonly code: string | number },
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get status(): number {
    return this.row.status;
  }

  get code(): string | number {
    return this.row.code;
  }
}

/** Makes refusals from a table. */
export interface Refuse<Name extends string> {
  /** @param more another text than the usual one, or words to fill in */
  (name: Name, more?: string | Words, headers?: Readonly<Record<string, string>>): Refusal;
}

/**
 * What a surface's operations refuse with.
 *
 * @example
 * const refuse = refusalsOf(errorTable);
 * throw refuse("modelNotFound", { model });
 */
export function refusalsOf<Name extends string>(table: Readonly<Record<Name, ErrorRow>>): Refuse<Name> {
  return (name, more = {}, headers) => {
    const row = { code: name, ...table[name] };
    return new Refusal(row, typeof more === "string" ? more : filledIn(row.message, more), headers);
  };
}

/** The refusal that a fault rule asks for: status and text, where it names none, are those of its code. */
export function injectedRefusal(table: Readonly<Record<string, ErrorRow>>, error: InjectedError): Refusal {
  const { code, status, message } = error;
  const [, known] = Object.entries(table).find(([name, row]) => String(row.code ?? name) === code) ?? [];
  const row = { code, ...known, status: status ?? known?.status ?? 500 };
  return new Refusal(row, message ?? known?.message ?? code);
}

function filledIn(message: string, words: Words): string {
  return message.replace(/\{(\w+)\}/g, (place, word: string) => String(own(words, word) ?? place));
}
