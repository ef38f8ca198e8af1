import type { ErrorReading, ErrorRow } from "./error-row";
import { readStatus } from "./read-status";

/** What a cloud said about an error. */
export interface VendorError {
  readonly code?: string;
  readonly message?: string;
}

/**
 * The meaning of an error: by its code and message, else by the code before its first dot (`Throttling.New` is a
 * `Throttling`), else by HTTP status.
 */
export function readErrorTable(table: readonly ErrorRow[], status: number, error: VendorError): ErrorReading {
  const code = error.code ?? "";
  return findRow(table, code, error) ?? findRow(table, code.split(".")[0] ?? "", error) ?? readStatus(status, error);
}

function findRow(table: readonly ErrorRow[], code: string, error: VendorError): ErrorRow | undefined {
  const message = (error.message ?? "").toLowerCase();
  // A row that asks for a text stands for itself only; rows without one are the general meaning of their code.
  const rows = table.filter((row) => row.code === code);
  const exact = rows.find((row) => row.messageContains && message.includes(row.messageContains.toLowerCase()));
  return exact ?? rows.find((row) => row.messageContains === undefined);
}
