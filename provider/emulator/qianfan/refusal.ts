import { errorTable, type ErrorCode } from "./error-table";

/** A request is not carried out. Thrown inside a transaction it also undoes what was written before. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** Response headers beyond the usual ones. */
  readonly headers: Readonly<Record<string, string>>;
  /** The gateway does not know who asks. */
  readonly isOfAuthentication: boolean;

  constructor(
    code: ErrorCode,
    details: {
      message?: string;
      headers?: Readonly<Record<string, string>>;
      isOfAuthentication?: boolean;
    } = {},
  ) {
    super(details.message ?? errorTable[code].message);
    this.name = "Refusal";
    this.code = code;
    this.status = errorTable[code].status;
    this.headers = details.headers ?? {};
    this.isOfAuthentication = details.isOfAuthentication ?? false;
  }
}
