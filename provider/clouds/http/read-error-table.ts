import type { CloudErrorKind } from "../../contract/cloud-error";
import type { Authority } from "../../sources";

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

/** What one error code of a cloud means, and where that is written. */
export interface ErrorRow {
  /** The cloud's own code. */
  readonly code: string;
  /** HTTP status that it is documented with. */
  readonly status: number;
  /** The row holds only for messages with this text: some codes mean two things. */
  readonly messageContains?: string;
  readonly kind: CloudErrorKind;
  /** What the reader does next, as one sentence. */
  readonly nextStep: string;
  readonly source: Authority;
}

/** What is left of a row where the code is not known. */
export type ErrorReading = Pick<ErrorRow, "kind" | "nextStep">;

const checkCredentials = "Check the credentials and what they may do.";
const readMessage = "Correct what the message names and run again.";

/** HTTP statuses in the sense of [RFC 9110], for codes that no table knows. */
const byStatus: Readonly<Record<number, ErrorReading>> = {
  401: { kind: "unauthorized", nextStep: checkCredentials },
  403: { kind: "unauthorized", nextStep: checkCredentials },
  404: { kind: "not-found", nextStep: "Check the ID, the credentials' account and the base URL." },
  407: { kind: "unreadable", nextStep: "Name the proxy on the way in https_proxy, with user name and password." },
  408: { kind: "server", nextStep: "Run again in a while." },
  409: { kind: "conflict", nextStep: "Choose another name or look at what already has it." },
  429: { kind: "throttled", nextStep: "Wait a while and run again." },
  501: { kind: "unsupported", nextStep: "This endpoint does not offer the operation." },
};

const notTheCloud: ErrorReading = {
  kind: "unreadable",

  nextStep: "Check the base URL: this 404 is not in the form in which the cloud answers.",
};

/**
 * The meaning of an HTTP status alone. A 404 without any code of the cloud's is no proof that something does not
 * exist: a wrong base URL and a proxy answer so too (our choice).
 */
export function readStatus(status: number, error: VendorError): ErrorReading {
  if (status === 404 && error.code === undefined) return notTheCloud;
  const known = byStatus[status];
  if (known) return known;
  if (status >= 500) return { kind: "server", nextStep: "Run again in a while." };
  return { kind: "invalid", nextStep: readMessage };
}
