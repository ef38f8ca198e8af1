import type { ErrorReading } from "./error-row";
import type { VendorError } from "./read-error-table";

const checkCredentials = "Check the credentials and what they may do.";
const readMessage = "Correct what the message names and run again.";

/** HTTP statuses in the sense of [RFC 9110], for codes that no table knows. */
const byStatus: Readonly<Record<number, ErrorReading>> = {
  401: { kind: "unauthorized", nextStep: checkCredentials },
  403: { kind: "unauthorized", nextStep: checkCredentials },
  404: { kind: "not-found", nextStep: "Check the ID, the credentials' account and the base URL." },
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
